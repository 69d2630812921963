"""The files of each thread, and its messages: in time order, each once, without what the app wrote."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from ghostprep.readers.merge import mark_duplicates
from ghostprep.readers.meta.edits import is_edited, without_edits
from ghostprep.readers.meta.files import ThreadFile
from ghostprep.readers.meta.notices import Notices
from ghostprep.records import Message

_DELETED_ACCOUNT = "Facebook user"
_CHAT_NUMBER = re.compile(r"_\d+\Z")
_Stamped = tuple[int, Message]
"""Messages are sorted by the millisecond, which they do not keep."""


@dataclass(frozen=True, slots=True)
class Thread:
    """The files of one thread; the first gives its platform and people."""

    files: list[ThreadFile]

    @property
    def people(self) -> frozenset[str]:
        return self.files[0].people

    @property
    def title(self) -> str:
        """The title, or the folder's name, or who takes part."""
        titles = [_CHAT_NUMBER.sub("", file.title) if file.end_to_end else file.title for file in self.files]
        names = [file.folder for file in self.files] + [", ".join(sorted(self.people))]
        return next((title for title in titles + names if title), self.files[0].source.name)

    @property
    def layout(self) -> str:
        kinds = {
            "end-to-end export" if file.end_to_end else "download of your information" for file in self.files
        }
        return " and ".join(sorted(kinds))


def group(files: Iterable[ThreadFile]) -> dict[str, Thread]:
    """Key → thread. An end-to-end file joins the thread that it continues, whichever comes first."""
    threads: dict[str, Thread] = {}
    end_to_end: list[ThreadFile] = []
    for file in files:
        if file.end_to_end:
            end_to_end.append(file)
        else:
            threads.setdefault(file.key, Thread([])).files.append(file)
    for file in end_to_end:
        thread = _continued(file, threads.values()) or threads.setdefault(file.key, Thread([]))
        thread.files.append(file)
    return threads


def _continued(file: ThreadFile, threads: Iterable[Thread]) -> Thread | None:
    """The only thread of the same people, best under e2ee_cutover; of several, the one of that title."""
    if not file.people or _DELETED_ACCOUNT in file.people:
        return None
    same = [
        thread
        for thread in threads
        if thread.people == file.people and thread.files[0].platform == "messenger"
    ]
    same = [thread for thread in same if thread.files[0].is_cut_over] or same
    if len(same) > 1:
        same = [thread for thread in same if thread.title == _CHAT_NUMBER.sub("", file.title)]
    return same[0] if len(same) == 1 else None


def merge(thread: Thread, owners: frozenset[str]) -> list[Message]:
    """The messages of all files in time order. `owners`: the names of whoever made the export."""
    notices = Notices(thread.people)
    oldest_first = sorted(thread.files, key=lambda file: -file.number)
    converted = [_messages(file, thread.title, owners, notices) for file in oldest_first]
    files = sorted(filter(None, converted), key=lambda file: file[0][0])
    stamped = _without_duplicates(files) if _overlap(files) else [pair for file in files for pair in file]
    stamped.sort(key=itemgetter(0))
    messages = [message for _, message in stamped]
    return without_edits(messages) if any(is_edited(m.text) for m in messages) else messages


def _messages(file: ThreadFile, title: str, owners: frozenset[str], notices: Notices) -> list[_Stamped]:
    """The messages of one file, oldest first. Whoever writes one becomes known to `notices`."""
    stamped: list[_Stamped] = []
    names: dict[str, str] = {}
    for index, (stamp, sender, text, reason) in enumerate(file.messages):
        if sender is None:
            name = ""
        elif sender in names:
            name = names[sender]
        else:
            name = names[sender] = sender or file.folder or title
            notices.add(name)
        if text:
            reason = notices.reason(text) or reason
        stamped.append((stamp, Message(name, stamp // 1000, text, reason, index, name in owners, True)))
    # Files are newest first; one that is not stays as it is.
    return stamped if stamped and stamped[0][0] < stamped[-1][0] else stamped[::-1]


def _overlap(files: Sequence[list[_Stamped]]) -> bool:
    """Whether two files cover the same time, as files of two downloads do."""
    return any(before[-1][0] >= after[0][0] for before, after in pairwise(files))


def _without_duplicates(files: Sequence[list[_Stamped]]) -> list[_Stamped]:
    """A message is kept as often as it stands in one file; surplus copies in other files are marked."""
    keyed = [[((stamp, m.sender, m.text, m.reason), m) for stamp, m in file] for file in files]
    stamps = [stamp for file in files for stamp, _ in file]
    return list(zip(stamps, mark_duplicates(keyed), strict=True))
