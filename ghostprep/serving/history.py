"""A conversation as chat servers take it: a JSON list of {"role": "user" or "assistant", "content": text}.

The assistant is the ghost; its turns are `mine`. Errors name the place and never quote what somebody wrote.
"""

import json
from collections.abc import Iterable
from typing import Any

from ghostprep.errors import InputError
from ghostprep.records import Turn

BUBBLES = "\n"
"""What stands between the messages of one turn, as `build` writes them by default."""
FORM = "give a list of {role, content}"


def read_history(history: str) -> list[Turn]:
    """Turns from JSON; "" is none. Raises InputError that says which entry is wrong."""
    try:
        entries = json.loads(history or "[]")
    except (ValueError, RecursionError) as error:
        raise InputError("not JSON", FORM, place="history") from error
    if not isinstance(entries, list):
        raise InputError("not a list", FORM, place="history")
    return [read_entry(entry, f"history[{number}]") for number, entry in enumerate(entries)]


def read_entry(entry: Any, place: str) -> Turn:
    if not isinstance(entry, dict) or entry.keys() != {"role", "content"}:
        raise InputError("needs exactly role and content", place=place)
    if entry["role"] not in ("user", "assistant"):
        raise InputError("must be user (you) or assistant (the ghost)", place=f"{place}.role")
    return one_turn(entry["content"], f"{place}.content", mine=entry["role"] == "assistant")


def one_turn(text: Any, place: str, mine: bool = False) -> Turn:
    """Raises InputError for what is no text or blank."""
    if not isinstance(text, str) or not text.strip():
        raise InputError("must be text, and not blank", place=place)
    return Turn(mine, text.strip(), 0, 0)


def merge_in_a_row(turns: Iterable[Turn]) -> list[Turn]:
    """What one side sent in a row as one turn, as the ghost was trained on it."""
    merged: list[Turn] = []
    for turn in turns:
        if merged and merged[-1].mine == turn.mine:
            last = merged.pop()
            turn = last._replace(text=last.text + BUBBLES + turn.text, bubbles=last.bubbles + turn.bubbles)
        merged.append(turn)
    return merged
