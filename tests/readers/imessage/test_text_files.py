"""iMessage: imessage-exporter's text files, their traps, and damage to them."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.readers import imessage, reasons
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation, Message

CHAT = Path(__file__).parents[1] / "fixtures" / "imessage" / "Milo Ferrand.txt"


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(imessage.recognises(source) for source in sources)
    return list(imessage.read(sources, None))


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["no mark", "byte order mark"])
def test_every_message_is_read_once_and_me_is_the_owner(ends: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / CHAT.name
    path.write_bytes((mark + CHAT.read_text(encoding="utf-8").replace("\n", ends)).encode())
    (conversation,) = read(path)
    messages = list(conversation.messages)
    assert (conversation.platform, conversation.title) == ("imessage", "Milo Ferrand")
    assert messages[:2] == [
        Message("Me", 1_652_747_400, "oui\n\net toi ?", "", 5, mine=True),
        Message("Milo Ferrand", 1_652_808_582, "salut Zoé 😂", "", 1),
    ]
    assert [(m.sender, m.text, m.reason) for m in messages[2:]] == [
        ("Me", "", reasons.MEDIA),
        ("Me", "légende", ""),
        ("Milo Ferrand", "question ?", ""),
        ("Me", "réponse", ""),
        ("Milo Ferrand", "première\ndeux lignes", ""),
        ("Milo Ferrand", "", reasons.DELETED),
        ("", "", reasons.SYSTEM),
        ("Milo Ferrand", "https://example.org/page", ""),
        ("Milo Ferrand", "", reasons.EMPTY),
        ("Milo Ferrand", "le May 17, 2023 je dis\nMay 17, 2023 11:39:06 AM\nc'est du texte", ""),
        ("", "", reasons.UNDATED),
    ]


@pytest.mark.parametrize(
    ("lines", "text", "reason"),
    [
        (["This message was deleted from the conversation!", "salut"], "", reasons.DELETED),
        (["They unsent this message part 12 seconds after sending!"], "", reasons.DELETED),
        (["salut", "You unsent this message part!"], "salut", ""),
        (["Zoé unsent this message part 1 minute, 2 seconds after sending!", "ah"], "ah", ""),
        (["Started sharing location!"], "", reasons.LOCATION),
        (["Stopped sharing location!"], "", reasons.LOCATION),
        (["Shared location!"], "", reasons.LOCATION),
        (["Sticker from Milo Ferrand: attachments/1/a.heic"], "", reasons.MEDIA),
        (["Outline Sticker from Me: attachments/1/a.heic (App: Memoji)"], "", reasons.MEDIA),
        (["Attachment missing name metadata!"], "", reasons.MEDIA),
        (["Unable to format app message: no payload"], "", reasons.MEDIA),
        (["Digital Touch Message: Sketch(…)"], "", reasons.MEDIA),
        (["GamePigeon message:", "Let's play!"], "", reasons.UNSUPPORTED),
        (["com.example.polls message:", "Pizza ?"], "", reasons.UNSUPPORTED),
        (["je t'ai dit: This message was deleted from the conversation!"], None, ""),
        (["they unsent it", "Shared location! no"], None, ""),
        (["the last message:", "oui"], None, ""),
    ],
)
def test_what_the_exporter_writes_is_no_text(
    lines: list[str], text: str | None, reason: str, tmp_path: Path
) -> None:
    body = "\n".join(lines)
    (tmp_path / "x.txt").write_text(f"May 17, 2026  5:29:42 PM\nMilo\n{body}\n\n", encoding="utf-8")
    (message,) = read(tmp_path)[0].messages
    assert (message.text, message.reason) == (body if text is None else text, reason)


NOT_OURS = [
    "",
    "hello",
    "May 17, 2022: dear diary",
    "[12/03/2024, 14:23:11] Léa: coucou",
    "May 17, 2022  5:29:42 PM",
]


@pytest.mark.parametrize("other", NOT_OURS)
def test_other_texts_are_not_taken_for_imessages(other: str, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text(other, encoding="utf-8")
    assert not imessage.recognises(find_sources([tmp_path])[0])


LINES = st.sampled_from(
    [
        "May 17, 2022  5:29:42 PM",
        "Feb 31, 2022 99:99:99 AM",
        "May 17, 9999 11:59:59 PM (Read by you after 1 hour)",
        "Jan  1, 1900 12:00:00 AM",
        "    May 17, 2022  5:29:42 PM",
        "Tapbacks:",
        "    Loved by Me",
        "Me",
        "",
        "Edited 1 hour later: x",
        "This message responded to an earlier message.",
        "/a/b.jpg",
        "https://example.org",
        "\u202e\x00",
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(LINES | st.text(max_size=20), max_size=30))
def test_any_text_after_a_first_message_is_read_without_an_error(lines: list[str], tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("\n".join(["May 17, 2022  5:29:42 PM", "Me", "first", "", *lines]), encoding="utf-8")
    messages = [m for c in read(path) for m in c.messages]
    assert messages
    assert all(m.reason in reasons.REASONS | {""} and m.time >= 0 for m in messages)
    assert [m.time for m in messages] == sorted(m.time for m in messages)


@pytest.mark.parametrize("line", ["a/" * 50_000, "Edited " * 20_000, "/" * 100_000, "x unsent " * 20_000])
def test_pathological_lines_are_text(line: str, tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(f"May 17, 2022  5:29:42 PM\nMe\n{line}\n", encoding="utf-8")
    (message,) = read(path)[0].messages
    assert message.text == line
