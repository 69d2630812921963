"""Reads a written dialogue: one line a message, a heading for each sitting. The rules: `make_exports`."""

import re
import zlib
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

EPOCH = datetime(1970, 1, 1)
LINE = re.compile(
    r"(?P<who>[A-Z*])(?:\+(?P<minutes>\d+))?: (?:\[(?P<tag>[a-z_]+)(?: (?P<detail>[^\]]*))?\] ?)?(?P<text>.*)"
)
TAGS = {
    *("encryption", "image", "media", "audio", "video", "attachment", "deleted", "edited", "missed", "call"),
    *("sticker", "photo", "poll", "forward", "share", "reaction", "like", "unsent"),
}


class Line(NamedTuple):
    """One message as it is written in a dialogue; `who` is a key, `*` the app itself."""

    who: str
    time: datetime
    tag: str
    detail: str
    text: str


class Chat(NamedTuple):
    """Part of a dialogue file: one chat. `header` is [kind, title, id] for Telegram, else empty."""

    header: list[str]
    lines: list[Line]


class Dialogue(NamedTuple):
    settings: dict[str, str]
    people: dict[str, str]
    chats: list[Chat]


def read_dialogue(path: Path) -> Dialogue:
    """Raises ValueError with the line number for a line that follows no rule."""
    settings: dict[str, str] = {}
    people: dict[str, str] = {}
    chats = [Chat([], [])]
    clock = EPOCH
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        lines = chats[-1].lines
        if not row or row.startswith("#"):
            continue
        if row.startswith("=== "):
            chats.append(Chat([part.strip() for part in row[4:].split("|")], []))
        elif row.startswith("== "):
            clock = datetime.strptime(row[3:], "%Y-%m-%d %H:%M")
        elif row.startswith(" | "):
            lines[-1] = lines[-1]._replace(text=f"{lines[-1].text}\n{row[3:]}")
        elif (match := LINE.fullmatch(row)) and clock != EPOCH:
            line = _parse(match)
            clock += timedelta(minutes=int(match["minutes"] or 0), seconds=_pause(line.text))
            lines.append(line._replace(time=clock))
        elif clock == EPOCH and (match := re.fullmatch(r"(\w+)( = |: )(.+)", row)):
            (people if match[2] == " = " else settings)[match[1]] = match[3]
        else:
            raise ValueError(f"{path.name}, line {number}: neither a message nor a heading")
    return Dialogue(settings, people, [chat for chat in chats if chat.lines])


def _parse(match: re.Match[str]) -> Line:
    if match["tag"] in TAGS:
        return Line(match["who"], EPOCH, match["tag"], match["detail"] or "", match["text"])
    start = match.end("minutes") if match["minutes"] else match.end("who")
    return Line(match["who"], EPOCH, "", "", match.string[start + 2 :])


def _pause(text: str) -> int:
    """Seconds to read, think and type: the longer the text, the longer."""
    return 3 + len(text) // 4 + zlib.crc32(text.encode()) % 14
