"""An edited message is read once, as it was edited last; nothing else is taken for its first copy."""

from pathlib import Path

import pytest

from tests.readers.meta.exports import classic, read_one, write

MINUTE = 60_000


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ([(0, True, "rdv porte"), (1, True, "rdv porte 3 (edited)")], ["rdv porte 3"]),
        ([(0, True, "rdv porte"), (1, True, "rdv porte 3 (modifié)")], ["rdv porte 3"]),
        ([(0, True, "a b c"), (1, True, "a b d (edited)"), (2, True, "a b e (edited)")], ["a b e"]),
        ([(0, True, "rdv porte"), (1, False, "rdv porte 3 (edited)")], ["rdv porte", "rdv porte 3"]),
        ([(0, True, "où ça"), (1, True, "ja genau (edited)")], ["où ça", "ja genau"]),
        ([(0, True, "rdv porte"), (90, True, "rdv porte 3 (edited)")], ["rdv porte", "rdv porte 3"]),
        ([(0, True, "(edited)"), (1, True, "lu (edited) hier")], ["(edited)", "lu (edited) hier"]),
        ([(0, True, "ok"), (1, True, "ok"), (2, True, "ok ! (edited)")], ["ok", "ok !"]),
    ],
)
def test_the_last_text_is_kept_once_without_the_mark(
    said: list[tuple[int, bool, str]], kept: list[str], tmp_path: Path
) -> None:
    lines = [(1_700_000_000_000 + MINUTE * minute, mine, text) for minute, mine, text in said]
    write(tmp_path, {"inbox/x_1/message_1.json": classic(lines)})
    messages = read_one(tmp_path)
    assert [m.text for m in messages if not m.reason] == kept
    assert {m.reason for m in messages} <= {"", "duplicate"}
    assert len(messages) == len(said)
