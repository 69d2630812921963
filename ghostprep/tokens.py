"""How many tokens a text has, by the tokenizer of the base model. No network, no torch."""

import re
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

from ghostprep.errors import InputError
from ghostprep.prompt import render_turn
from ghostprep.records import Turn

Encode = Callable[[str], list[int]]
Count = Callable[[str], int]

MISTRAL_V3 = "mistral_instruct_tokenizer_240323.model.v3"
"""SentencePiece model of Mistral-7B-v0.3, as it ships inside `mistral-common`."""


def load_tokenizer(name: str) -> Encode:
    """Text → token ids without special tokens, for "mistral-v3" or a tokenizer file of another base.

    A file is `tokenizer.model` (SentencePiece), `tekken.json` or `tokenizer.json`; a folder is searched
    for them. Raises InputError where there is none or it cannot be read.
    """
    if name == "mistral-v3":
        return _sentencepiece(Path(str(files("mistral_common") / "data" / MISTRAL_V3)))
    path = _tokenizer_file(Path(name))
    try:
        if path.name == "tekken.json":
            return _tekken(path)
        return _huggingface(path) if path.suffix == ".json" else _sentencepiece(path)
    except Exception as error:  # each library has errors of its own for a file that is no tokenizer
        what = f"cannot be read as a tokenizer ({type(error).__name__})"
        raise InputError(what, "copy the file again", file=path) from error


def _tokenizer_file(path: Path) -> Path:
    candidates = [path / name for name in ("tokenizer.json", "tekken.json", "tokenizer.model")]
    for candidate in candidates if path.is_dir() else [path]:
        if candidate.is_file():
            return candidate
    mend = "give mistral-v3, or a tokenizer.json, tekken.json or .model file"
    raise InputError("no tokenizer there", mend, file=path)


def _sentencepiece(path: Path) -> Encode:
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_file=str(path)).encode  # type: ignore[no-any-return]


def _tekken(path: Path) -> Encode:
    from mistral_common.tokens.tokenizers.tekken import Tekkenizer

    tokenizer = Tekkenizer.from_file(path)
    return lambda text: tokenizer.encode(text, bos=False, eos=False)


def _huggingface(path: Path) -> Encode:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    return lambda text: list(tokenizer.encode(text, add_special_tokens=False).ids)


def puts_space(count: Count) -> bool:
    """Whether a tokenizer puts a space before a text (SentencePiece), a line break included."""
    return count("\n") == 2


class WordCounts(dict[str, int]):
    """Counts tokens of a text as the sum over its words, most of which recur: eight times quicker.

    Exact for Mistral's SentencePiece models, in which no piece goes on after a space, but for runs of
    spaces, which may count one too many. In byte-level BPE (Tekken, Qwen) a word owns the space before it.
    """

    _words = re.compile(r" *[^ ]+| +")

    def __init__(self, encode: Encode) -> None:
        super().__init__()
        self._encode = encode
        self._spaced = puts_space(lambda text: len(encode(text)))

    def __missing__(self, word: str) -> int:
        # SentencePiece puts a space of its own before a text; Hugging Face's form of the same model at times
        # cuts a run of spaces into one piece more.
        bare, run = (word.removeprefix(" "), word.startswith("  ")) if self._spaced else (word, False)
        count = self[word] = (len(self._encode(bare)) if bare else 1) + run
        return count

    def __call__(self, text: str) -> int:
        if not self._spaced:
            return sum(map(self.__getitem__, self._words.findall(text)))
        text = text.replace("▁", " ")  # how SentencePiece writes a space: it cannot tell the two apart
        words = text.split(" ")
        if "" in words:  # spaces at an end or in a row
            words = self._words.findall(" " + text)
        return sum(map(self.__getitem__, words))


LABEL_TOKENS = 3
"""Of a turn's tokens, those that no one says: the line break, `A` and `:`."""


def turn_sizes(turns: Iterable[Turn], count: Count) -> list[int]:
    """Tokens of each rendered turn, its end token and its line break included: they add up.

    A text starts with one token more (`<s>`) and ends with one less (no line break).
    """
    return [count(render_turn(turn, end="")) + turn.mine + 1 for turn in turns]
