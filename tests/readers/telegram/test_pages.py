"""Telegram's HTML: the same conversation as in its JSON; what a page leaves out; hostile pages."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import read_exports, reasons, telegram
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Message
from tests.readers.damage import ANY_DAMAGE, Damage, a_hundred_times, read_damaged
from tests.readers.telegram import html_exports as html
from tests.readers.telegram.exports import LINES, NAMES, account, chat, pretty, read

WHEN = "12.03.2024 14:23:11 UTC+01:00"
SECOND = 1_710_249_791
REPLY = '<div class="reply_to details">\nIn reply to <a href="#go_to_message3">this message</a></div>'
REACTIONS = '<span class="reactions"><span class="reaction"><span class="emoji">👍</span></span></span>'
EXPECTED = [Message(NAMES[me], second, text, "", number, utc=True) for number, second, me, text in LINES]


def write(folder: Path, *pages: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages, 1):
        (folder / f"messages{number if number > 1 else ''}.html").write_text(page, encoding="utf-8")
    return folder


def read_one(tmp_path: Path, *messages: str) -> list[Message]:
    (conversation,) = read(write(tmp_path / "x", html.page(messages)))
    return conversation.messages


@pytest.mark.parametrize("per_page", [1, 2, 1000])
@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zip"])
def test_the_conversation_is_the_one_of_the_json(per_page: int, packed: bool, tmp_path: Path) -> None:
    folder = write(tmp_path / "ChatExport_2024", *html.chat_pages(LINES, per_page))
    if packed:
        with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
            for path in folder.iterdir():
                archive.write(path, f"ChatExport_2024/{path.name}")
        folder = tmp_path / "export.zip"
    (conversation,) = read(folder)
    assert conversation.messages == EXPECTED
    assert (conversation.platform, conversation.title) == ("telegram", "Milo Ferrand")
    assert len(conversation.files) == -(-len(LINES) // per_page)


def test_ten_pages_are_read_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    lines = [(number, LINES[0][1], False, str(number)) for number in range(1, 13)]
    (conversation,) = read(write(tmp_path / "x", *html.chat_pages(lines, 1)))
    assert [m.place for m in conversation.messages] == list(range(1, 13))


@pytest.mark.parametrize(
    ("date", "time", "utc"),
    [
        ("12.03.2024 14:23:11 UTC+01:00", SECOND, True),
        ("12.03.2024 07:53:11 UTC-05:30", SECOND, True),
        ("12.03.2024 13:23:11 UTC", SECOND, True),
        ("12.03.2024 13:23:11 UTC+00:00", SECOND, True),
        ("12.03.2024 14:23:11", SECOND + 3600, False),
        ("12.03.2024 14:23:11 CET", SECOND + 3600, False),
    ],
)
def test_a_date_is_utc_where_its_title_tells_the_offset(
    date: str, time: int, utc: bool, tmp_path: Path
) -> None:
    (found,) = read_one(tmp_path, html.message(5, date, "Nils ", html.text("oui")))
    assert found == Message("Nils", time, "oui", "", 5, utc=utc)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (html.text("&quot;hallo&quot; &amp; so &lt;3 &apos;"), '"hallo" & so <3 \''),
        (html.text("un<br>deux<br><br>trois"), "un\ndeux\n\ntrois"),
        (html.text('<a href="https://e.org">e.org</a>, <strong>oui</strong><em>!</em>'), "e.org, oui!"),
        (html.text('<span class="spoiler hidden"><span aria-hidden="true">lui</span></span>'), "lui"),
        (html.text('<a href="" onclick="return ShowNotLoadedEmoji();">😂</a>'), "😂"),
        (html.text("👩‍👩‍👧 ½ ﬁ \u202f!"), "👩‍👩‍👧 ½ ﬁ \u202f!"),
        (REPLY + html.text("non"), "non"),
        (html.media("media_photo", "Photo", "1x1") + html.text("légende"), "légende"),
        (html.text("oui") + '<div class="signature details">\nLa rédaction\n</div>', "oui"),
        (html.text("oui") + REACTIONS, "oui"),
        (html.text('class="message default"'), 'class="message default"'),
    ],
)
def test_the_text_is_what_the_person_wrote(inside: str, text: str, tmp_path: Path) -> None:
    (found,) = read_one(tmp_path, html.message(5, WHEN, "Nils ", inside))
    assert (found.text, found.reason) == (text, "")


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (html.forwarded("pas de lui"), reasons.FORWARDED),
        (html.forwarded("pas de lui", name=""), reasons.FORWARDED),
        (html.media("media_call success", "Milo", "Outgoing (5 seconds)"), reasons.CALL),
        (html.media("media_photo", "Self-destructing photo", "Expired"), reasons.VIEW_ONCE),
        (html.media("media_location", "Location"), reasons.LOCATION),
        (html.media("media_contact", "Max"), reasons.CONTACT),
        (html.media("media_voice_message", "Voice message", "00:03"), reasons.MEDIA),
        (
            '<div class="media_wrap clearfix"><a class="photo_wrap pull_left" href="p"></a></div>',
            reasons.MEDIA,
        ),
        (
            f'<div class="media_wrap"><div class="media_poll">{html.bold("question", "qui ?")}</div></div>',
            reasons.POLL,
        ),
        ("", reasons.EMPTY),
    ],
)
def test_what_is_no_conversation_carries_a_reason(inside: str, reason: str, tmp_path: Path) -> None:
    (found,) = read_one(tmp_path, html.message(5, WHEN, "Nils ", inside))
    assert (found.sender, found.reason) == ("Nils", reason)


def test_a_bot_that_wrote_for_somebody_is_no_part_of_the_name(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        html.message(5, WHEN, "Nils  via @gif", html.text("un")),
        html.message(6, WHEN, "", html.text("deux")),
        html.message(7, WHEN, "Nils ", html.text("trois")),
    )
    assert [(m.sender, m.reason) for m in found] == [("Nils", reasons.VIA_BOT)] * 2 + [("Nils", "")]


def test_days_are_no_messages_and_notices_are_the_apps(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        html.heading(-1),
        html.heading(3, "Nils created group &laquo;Coloc&raquo;"),
        html.message(5, WHEN, "Nils ", html.text("un")),
        html.heading(6, "Nils pinned <a href=''>this message</a>"),
        html.message(-999_999_993, WHEN, "Nils ", html.text("avant")),
        html.heading(-999_999_992, "Nils changed group photo"),
    )
    assert [(m.place, m.sender, m.time, m.reason) for m in found] == [
        (3, "", SECOND, reasons.SYSTEM),
        (5, "Nils", SECOND, ""),
        (6, "", SECOND, reasons.SYSTEM),
        (-999_999_993, "Nils", SECOND, ""),
        (-999_999_992, "", SECOND, reasons.SYSTEM),
    ]


def test_no_date_or_nobody_is_kept_under_its_reason(tmp_path: Path) -> None:
    found = read_one(
        tmp_path,
        html.message(4, WHEN, "", html.text("de qui ?")),
        html.message(5, "99.99.2024 14:23:11", "Nils ", html.text("quand ?")),
    )
    assert [(m.sender, m.time, m.reason) for m in found] == [
        ("", SECOND, reasons.SENDERLESS),
        ("Nils", SECOND, reasons.UNDATED),
    ]


def test_an_accounts_pages_tell_the_owner_and_which_chats_are_none(tmp_path: Path) -> None:
    kinds = {"chat_01": "private", "chat_02": "bot", "chat_03": "channel", "chat_04": "group"}
    for folder, kind in kinds.items():
        write(tmp_path / "chats" / folder, *html.chat_pages(LINES, title=kind))
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "chats.html").write_text(html.list_page(kinds), encoding="utf-8")
    (tmp_path / "export_results.html").write_text(html.owner_page("Zoé", "Bernat"), encoding="utf-8")
    told = {c.title: {m.reason for m in c.messages} for c in read(tmp_path)}
    nothing = {reasons.NOT_A_CONVERSATION}
    assert told == {"private": {""}, "bot": nothing, "channel": nothing, "group": {""}}
    assert [m.mine for m in read(tmp_path)[0].messages] == [me for _, _, me, _ in LINES]
    assert {"export_results.html", "lists/chats.html"} < set(read(tmp_path)[0].files)


def test_an_account_tells_nothing_of_another(tmp_path: Path) -> None:
    for owner, kind in (("a", "bot"), ("b", "private")):
        write(tmp_path / owner / "chats" / "chat_1", *html.chat_pages(LINES, title=kind))
        (tmp_path / owner / "lists").mkdir()
        (tmp_path / owner / "lists" / "chats.html").write_text(html.list_page({"chat_1": kind}))
    (tmp_path / "a" / "export_results.html").write_text(html.owner_page("Zoé", "Bernat"), encoding="utf-8")
    bot, private = read(tmp_path)
    assert {m.reason for m in bot.messages} == {reasons.NOT_A_CONVERSATION}
    assert {(m.reason, m.mine) for m in private.messages} == {("", False)}


@pytest.mark.parametrize("where", ["ChatExport", "DataExport/chats/chat_01"])
def test_of_an_export_in_both_formats_the_json_is_read(where: str, tmp_path: Path) -> None:
    write(tmp_path / where, *html.chat_pages(LINES))
    json = tmp_path / where.partition("/")[0] / "result.json"
    json.write_bytes(pretty(chat() if where == "ChatExport" else account(chat())))
    (conversation,) = read(tmp_path)
    assert len(conversation.messages) == len(LINES)
    assert [Path(name).name for name in conversation.files] == ["result.json"]


def test_json_of_one_chat_does_not_hide_the_pages_of_another(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(pretty(chat(name="Nora", id=9)))
    write(tmp_path / "ChatExport", *html.chat_pages(LINES))
    assert sorted(c.title for c in read(tmp_path)) == ["Milo Ferrand", "Nora"]


@pytest.mark.parametrize("is_json", [False, True], ids=["HTML", "JSON"])
def test_overlapping_exports_of_a_chat_keep_each_message_once(is_json: bool, tmp_path: Path) -> None:
    write(tmp_path / "later", *html.chat_pages(LINES[1:]))
    if is_json:
        (tmp_path / "result.json").write_bytes(pretty(chat(lines=LINES[:3])))
    else:
        write(tmp_path / "early", *html.chat_pages(LINES[:3]))
    (conversation,) = read_exports([tmp_path]).conversations
    assert [m.text for m in conversation.messages if not m.reason] == [line[3] for line in LINES]


def test_people_of_one_name_stay_apart(tmp_path: Path) -> None:
    write(tmp_path / "a", *html.chat_pages(LINES))
    write(tmp_path / "b", *html.chat_pages([(n + 500, at, me, text[::-1]) for n, at, me, text in LINES]))
    assert [len(c.messages) for c in read_exports([tmp_path]).conversations] == [len(LINES)] * 2


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (html.chat_pages(LINES)[0][:2500], r"messages\.html: the file ends in the middle"),
        (html.chat_pages(LINES)[0].replace("</html>", ""), "ends in the middle"),
    ],
)
def test_a_page_that_is_cut_is_named(data: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=message):
        read(write(tmp_path / "x", data))


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 100_000,
        '<div class="text">' * 20_000,
        "</div>" * 100_000,
        "&" * 500_000,
        f'<div class="{"a " * 200_000}">',
        f'<div title="{"x" * 2_000_000}">',
        "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>&b;",
        "<script>document.write(\"<div class='message default'>\")</script>",
        '<iframe src="file:///etc/passwd"></iframe><link rel="stylesheet" href="http://127.0.0.1:9/">',
        "\0\x0b&#x0;&#xD800;",
    ],
)
def test_hostile_pages_give_messages_or_an_input_error(inside: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "x", html.page([html.message(5, WHEN, "Nils ", html.text("oui") + inside)]))
    try:
        found = [m for c in telegram.read(find_sources([folder]), None) for m in c.messages]
    except InputError:
        return
    assert [m.text for m in found if not m.reason][:1] == ["oui"]


def test_memory_does_not_grow_with_what_is_no_message(tmp_path: Path) -> None:
    def peak(pictures: int) -> int:
        body = html.message(5, WHEN, "Nils ", html.media("media_photo", "x") * pictures + html.text("oui"))
        folder = write(tmp_path / str(pictures), html.page([body]))
        tracemalloc.start()
        try:
            read(folder)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(20_000) < 3 * peak(2_000) + 2**21


@a_hundred_times
@given(damage=ANY_DAMAGE)
def test_damaged_bytes_give_messages_or_an_input_error(damage: Damage, tmp_path: Path) -> None:
    read_damaged(telegram, tmp_path / "messages.html", html.chat_pages(LINES)[0].encode(), damage)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=WORDS)
def test_any_text_comes_back(words: str, tmp_path: Path) -> None:
    if words.strip():
        (found,) = read_one(tmp_path, html.message(5, WHEN, "Nils ", html.text(html.serialized(words))))
        assert found.text == words.replace("\u2028", "\n").strip()


@pytest.mark.parametrize(
    "other",
    ["", "<html>", '<div class="page_wrap">', '<div class="_a6-g">Milo</div>', "<div class='chatlog'>"],
)
def test_other_pages_are_not_taken_for_telegram(other: str, tmp_path: Path) -> None:
    (tmp_path / "messages.html").write_text(other)
    assert not telegram.recognises(find_sources([tmp_path])[0])
