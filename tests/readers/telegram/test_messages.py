"""What a Telegram message is: who wrote it, what, or why it is no conversation. Each trap has its fixture."""

from pathlib import Path

import pytest

from ghostprep.readers import reasons
from tests.readers.telegram.exports import LINES, chat, pretty, read

FIXTURES = Path(__file__).parents[1] / "fixtures" / "telegram"


def test_traps() -> None:
    found = {conversation.title: conversation.messages for conversation in read(FIXTURES / "traps.json")}
    milo = {m.place: m for m in found["Milo Ferrand"]}
    assert {n: m.reason for n, m in milo.items() if m.reason} == {
        1: reasons.CALL,
        2: reasons.SYSTEM,
        5: reasons.MEDIA,
        6: reasons.FORWARDED,
        7: reasons.VIA_BOT,
        8: reasons.MEDIA,
        9: reasons.POLL,
        10: reasons.LOCATION,
        11: reasons.CONTACT,
        12: reasons.VIEW_ONCE,
        13: reasons.UNSUPPORTED,
        14: reasons.EMPTY,
        18: reasons.UNSUPPORTED,
    }
    assert {n: m.text for n, m in milo.items() if not m.reason} == {
        3: "regarde https://example.org/a et dis-moi",
        4: "la légende reste",
        15: "je suis parti",
        16: "Courses\npain, lait",
        17: "un\x0bdeux \\x0B \\\x0ctrois",
        19: "sans type",
    }
    assert milo[15].sender == "user9999"
    assert {m.sender for m in milo.values() if m.mine} == {"Zoé Bernat"}
    for title in ("Replies", "Verification Codes", "Un bot", "Une chaîne"):
        assert [m.reason for m in found.pop(title)] == [reasons.NOT_A_CONVERSATION]
    assert [(m.text, m.reason) for m in found["Saved Messages"]] == [
        ("acheter du pain", ""),
        ("transféré", reasons.FORWARDED),
    ]
    assert [(m.text, m.reason) for m in found["Forum"]] == [("", reasons.SYSTEM), ("qui vient ?", "")]
    assert [m.sender for m in found["user9999"]] == ["user9999"], "a group of that id is another chat"
    assert [m.sender for m in found["Ancien groupe"]] == ["Ana B"]


@pytest.mark.parametrize("digits", [39, 5000])
def test_a_number_of_absurd_length_costs_nothing_but_its_field(digits: int, tmp_path: Path) -> None:
    raw = pretty(chat()).replace(b'"id": 12,', b'"id": ' + b"9" * digits + b",")
    (tmp_path / "r.json").write_bytes(raw)
    (conversation,) = read(tmp_path / "r.json")
    assert [m.text for m in conversation.messages if not m.reason] == [line[3] for line in LINES]
