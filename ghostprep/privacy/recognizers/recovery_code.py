"""Recovery codes: a list of them opens an account whose phone is lost."""

import re
from collections.abc import Iterator

from ghostprep.privacy.normalise import BATCH_MARK
from ghostprep.privacy.recognizers.announced import spelt
from ghostprep.privacy.recognizers.keywords import BACKUP
from ghostprep.privacy.recognizers.recognizer import Recognizer

_KEYWORD = re.compile(spelt(BACKUP), re.IGNORECASE)
_ONE = (
    r"(?<![^\W_])(?:(?=[a-z-]{0,14}\d)[a-z0-9]{3,14}(?:-[a-z0-9]{3,10}){1,7}|\d{4}[ ]\d{4}"
    r"|(?=[a-z]{0,14}\d)[a-z0-9]{6,16})(?![^\W_])"
)
_LIST = re.compile(rf"{_ONE}(?:[ ,;/|\n.)(]{{1,4}}(?:\d{{1,2}}[.)][ ]?)?{_ONE}){{0,24}}", re.IGNORECASE)
_GAP = 60
"""Characters between the keyword and the first code."""
_ENDS = re.compile(rf"[.!?]\s|{BATCH_MARK}")


class ChatRecoveryCodeRecognizer(Recognizer):
    """What follows "backup codes" and has digits: all of the list."""

    entity = "ACCESS_CODE"

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        for keyword in _KEYWORD.finditer(text):
            found = _LIST.search(text, keyword.end(), keyword.end() + 600)
            near = found and found.start() - keyword.end() <= _GAP
            if found and near and not _ENDS.search(text, keyword.end(), found.end()):
                yield found.span()
