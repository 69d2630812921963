"""The grammar of a dataset row, in each of the four formats: built here, read back here.

completion  {"text": "B: …\\nA: …</s>"}
reply       {"segments": [{"label": false, "text": "<s>B: …\\nA:"}, {"label": true, "text": " …</s>"}]}
mixed       a reply's row, or {"segments": [{"label": true, "text": "<s>B: …\\nA: …</s>"}]}
sessions    {"messages": [{"role": "user" or "assistant", "content": " …", "train": …, "fresh": …}]}
"""

import io
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import jsonlines
import orjson

from ghostprep.errors import InputError
from ghostprep.prompt import BOS, END, ME, OTHER, make_prompt, make_reply, neutralise, render_turn
from ghostprep.records import Turn, Window
from ghostprep.windows import Chunk

Row = dict[str, Any]

FORMATS = {"completion": "text", "reply": "segments", "mixed": "segments", "sessions": "messages"}
"""Format → the one field of its rows."""

WHOLE_ROWS = 4
"""One mixed row in so many has loss on the whole window."""

_TURN_STARTS = re.compile(rf"\n(?={ME}|{OTHER})")


def prompt_and_reply(window: Window) -> tuple[str, str]:
    """What both rows of a window are made of."""
    return make_prompt(window.context), make_reply(window.reply.text)


def completion_row(prompt: str, reply: str) -> Row:
    """Axolotl `type: completion`: the whole window as text, the end token after each turn of mine."""
    return {"text": prompt + reply}


def reply_row(prompt: str, reply: str) -> Row:
    """Axolotl `type: input_output`: the prompt without loss, the reply with it."""
    return {"segments": [{"label": False, "text": BOS + prompt}, {"label": True, "text": reply}]}


def mixed_row(window: Window, prompt: str, reply: str) -> Row:
    """Axolotl `type: input_output`: loss everywhere in a quarter of the windows, drawn by its second."""
    if crc32(f"mixed {window.reply.start}".encode()) % WHOLE_ROWS:
        return reply_row(prompt, reply)
    return {"segments": [{"label": True, "text": BOS + prompt + reply}]}


def session_row(chunk: Chunk) -> Row:
    """Axolotl `type: chat_template`: every turn once, `train` on my replies that were not trained yet.

    `fresh` says the same of every turn, the other side's too, for who trains on both sides. The content
    carries the space after the label: the template would leave it untrained.
    """
    return {
        "messages": [
            {
                "role": "assistant" if turn.mine else "user",
                "content": " " + neutralise(turn.text),
                "train": train,
                "fresh": place >= chunk.carried,
            }
            for place, (turn, train) in enumerate(zip(chunk.turns, chunk.train, strict=True))
        ]
    }


def seed_recipe_row(turns: Sequence[Turn]) -> Row:
    """A window of the hobby project: no end token but the last."""
    return {"text": "\n".join(render_turn(turn, end="") for turn in turns) + END}


def to_jsonl(rows: Iterable[Row]) -> bytes:
    """Rows as UTF-8 JSON lines."""
    buffer = io.BytesIO()
    with jsonlines.Writer(buffer, dumps=orjson.dumps) as writer:
        writer.write_all(rows)
    return buffer.getvalue()


def read_rows(path: Path) -> Iterator[tuple[int, Row | None]]:
    """(line number, row) of a JSONL file; None for a line that is no JSON object.

    Raises InputError where the file cannot be read.
    """
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                yield number, _json_object(line)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"cannot be read as JSON lines ({type(error).__name__})", "check the path", file=path
        ) from error


def _json_object(line: str) -> Row | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def row_text(row: Row) -> str:
    """A row of any format as the trainer reads it: `<s>` in front, each turn of mine ended.

    Raises KeyError or TypeError for a row that `build` did not write.
    """
    if "messages" in row:
        return BOS + "\n".join(map(_message_text, row["messages"]))
    if "segments" in row:
        return "".join([segment["text"] for segment in row["segments"]])
    text: str = BOS + row["text"]
    return text


def _message_text(message: dict[str, Any]) -> str:
    mine = {"assistant": True, "user": False}[message["role"]]
    return f"{ME}{message['content']}{END}" if mine else f"{OTHER}{message['content']}"


def turn_texts(rows: Iterable[Row]) -> set[str]:
    """What the turns in some rows say, each once: no labels, no end tokens, no outer white space."""
    whole = "\n".join({row_text(row).removeprefix(BOS) for row in rows})
    return {_text_after_label(turn) for turn in set(_TURN_STARTS.split(whole))}


def _text_after_label(turn: str) -> str:
    return (turn[2:] if turn.startswith((ME, OTHER)) else turn).removesuffix(END).strip()


class ParsedTurn(NamedTuple):
    """One turn of a finished row; `ends` counts its end tokens, `closed` says that one is last."""

    mine: bool
    text: str
    ends: int
    closed: bool


class ParsedRow(NamedTuple):
    """A finished row taken apart; `faults` say what is wrong with its shape."""

    turns: tuple[ParsedTurn, ...]
    faults: tuple[str, ...]


def parse_row(row: Row) -> ParsedRow:
    """The turns of a row of any format."""
    if isinstance(row.get("text"), str):
        return _parse_completion(row["text"])
    if isinstance(row.get("segments"), list):
        return _parse_reply(row["segments"])
    if isinstance(row.get("messages"), list):
        return _parse_session(row["messages"])
    return ParsedRow((), ("no text, segments or messages in this row: it was not written by build",))


def _parse_completion(text: str) -> ParsedRow:
    turns, faults = _parse_turns(text)
    if turns and not turns[-1].mine:
        faults.append(f"ends with a turn of {OTHER[0]}: there is no reply to learn")
    return ParsedRow(tuple(turns), tuple(faults))


def _parse_reply(segments: list[Any]) -> ParsedRow:
    fits = all(isinstance(segment, dict) and isinstance(segment.get("text"), str) for segment in segments)
    labels = [bool(segment.get("label")) for segment in segments] if fits else []
    if labels == [True] and segments[0]["text"].startswith(BOS):  # a mixed row with loss everywhere
        return _parse_completion(segments[0]["text"].removeprefix(BOS))
    if labels != [False, True]:
        return ParsedRow((), ("expected two segments, the prompt (label false) and the reply (label true)",))
    prompt, reply = segments[0]["text"], segments[1]["text"]
    faults = []
    if not prompt.startswith(BOS):
        faults.append(f"the prompt must start with {BOS}")
    if not prompt.endswith(f"\n{ME}") and prompt != BOS + ME:
        faults.append(f"the prompt must end with {ME!r} on a line of its own and nothing after it")
    if not reply.startswith(" "):
        faults.append("the reply must start with its space")
    turns, more = _parse_turns(prompt.removeprefix(BOS) + reply)
    return ParsedRow(tuple(turns), (*faults, *more))


def _parse_session(messages: list[Any]) -> ParsedRow:
    turns, faults = [], []
    for message in messages:
        fits = isinstance(message, dict) and isinstance(message.get("content"), str)
        if not fits or message.get("role") not in ("user", "assistant"):
            return ParsedRow((), ("each message needs a role (user or assistant) and a content",))
        mine, content = message["role"] == "assistant", message["content"]
        if not content.startswith(" "):
            faults.append("a content does not start with its space")
        if message.get("train") and not mine:
            faults.append("trains on a turn of somebody else")
        turns.append(ParsedTurn(mine, content[1:], int(mine), True))
    if not any(message.get("train") for message in messages):
        faults.append("trains on nothing: no message has train: true")
    return ParsedRow(tuple(turns), tuple(faults))


def _parse_turns(text: str) -> tuple[list[ParsedTurn], list[str]]:
    turns, faults = [], []
    for line in _TURN_STARTS.split(text):
        label, content = line[:2], line[2:]
        if label not in (ME, OTHER):
            faults.append(f"does not start with {ME} or {OTHER}")
            continue
        if not content.startswith(" "):
            faults.append("a label without a space after it")
        mine = label == ME
        bare = content.removesuffix(END) if mine else content
        turns.append(ParsedTurn(mine, bare.removeprefix(" "), content.count(END), content.endswith(END)))
    return turns, faults
