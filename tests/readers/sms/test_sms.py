"""SMS and MMS: SMS Backup & Restore's XML, its traps, and damage to it."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import read_exports, reasons, sms
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation, Message
from tests.readers.damage import ANY_DAMAGE, Damage, a_hundred_times, read_damaged

BACKUP = Path(__file__).parents[1] / "fixtures" / "sms" / "sms-20240312142311.xml"
XML = BACKUP.read_text(encoding="utf-8")
SECOND = 1_710_249_791


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(sms.recognises(source) for source in sources)
    return list(sms.read(sources, None))


def one_sms(**changes: str) -> str:
    attributes = {"address": "+33639980001", "date": "1710249791613", "type": "1", "body": "oui"} | changes
    return "<sms " + " ".join(f'{key}="{value}"' for key, value in attributes.items()) + " />"


def backup(path: Path, *elements: str) -> Path:
    path.write_text(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<smses count="1">{"".join(elements)}</smses>', "utf-8"
    )
    return path


@pytest.mark.parametrize("packed", [False, True], ids=["file", "zip"])
def test_every_message_is_read_with_its_person_and_what_it_is(packed: bool, tmp_path: Path) -> None:
    path = BACKUP
    if packed:
        path = tmp_path / "backup.zip"
        with zipfile.ZipFile(path, "w") as archive:
            archive.write(BACKUP, "SMSBackupRestore/sms.xml")
    milo, free, group, nobody = read(path)
    assert [c.title for c in (milo, free, group)] == ["Milo Ferrand", "FREE", "Milo Ferrand, Léa"]
    assert milo.messages[0] == Message("Milo Ferrand", SECOND, "salut Zoé 😂\nça va ?", "", 5, utc=True)
    assert milo.messages[1] == Message("Me", SECOND + 9, 'il a dit "oui" & toi ? data="x"', "", 6, True, True)
    assert [(m.sender, m.text, m.reason) for m in milo.messages[2:]] == [
        ("Me", "pas encore envo", reasons.NOT_A_CONVERSATION),
        ("Me", "jamais arrivé", reasons.NOT_A_CONVERSATION),
        ("Milo Ferrand", "", reasons.EMPTY),
        ("Milo Ferrand", "la photo d'hier", ""),
        ("Milo Ferrand", "", reasons.MEDIA),
        ("Milo Ferrand", "", reasons.MEDIA),
        ("Me", "", reasons.CONTACT),
        ("Milo Ferrand", "quand ?", reasons.UNDATED),
        ("Milo Ferrand", "de quelle 🌍 sorte ?", reasons.UNSUPPORTED),
    ]
    assert [(m.sender, m.text, m.reason) for m in group.messages] == [
        ("Léa", "qui vient ?", ""),
        ("Me", "moi", ""),
        ("Léa", "et toi Milo ?", ""),
    ]
    assert [(m.sender, m.reason) for m in nobody.messages] == [("", reasons.SENDERLESS)]


@pytest.mark.parametrize(
    ("spellings", "chats"),
    [
        (["+33639980001", "0639980001", "06 39 98 00 01", "+33 (0)6-39-98-00-01", "0033639980001"], 1),
        (["639980001", "+33639980001"], 1),
        (["39980001", "+33639980001"], 2),
        (["+15551234567", "(555) 123-4567", "15551234567"], 1),
        (["36111", "36112", "FREE", "Free", "a@b.fr", "b@b.fr"], 5),
    ],
)
def test_spellings_of_one_number_are_one_chat(spellings: list[str], chats: int, tmp_path: Path) -> None:
    path = backup(tmp_path / "sms.xml", *(one_sms(address=address) for address in spellings))
    assert len(read(path)) == chats


def test_a_name_in_one_backup_names_the_number_in_another_and_messages_stand_once(tmp_path: Path) -> None:
    backup(tmp_path / "a.xml", one_sms(), one_sms(date="1710249792000", body="non"))
    backup(tmp_path / "b.xml", one_sms(address="0639980001", contact_name="Milo, le vrai"))
    (conversation,) = read_exports([tmp_path]).conversations
    assert (conversation.title, {m.sender for m in conversation.messages}) == (
        "Milo, le vrai",
        {"Milo, le vrai"},
    )
    assert [m.text for m in conversation.messages if not m.reason] == ["oui", "non"]


@pytest.mark.parametrize(
    "words", ["é 👩‍👩‍👧 \u202f! ½", "&lt;b&gt; &amp;amp; &#38;#10;", "a&#9;b&#13;&#10;c"]
)
def test_texts_are_as_they_were_written(words: str, tmp_path: Path) -> None:
    path = backup(tmp_path / "sms.xml", one_sms(body=words))
    plain = words.replace("&#38;#10;", "&#38\0#10;").replace("&lt;", "<").replace("&gt;", ">")
    plain = plain.replace("&amp;", "&").replace("&#9;", "\t").replace("&#13;", "\r").replace("&#10;", "\n")
    (message,) = read(path)[0].messages
    assert message.text == plain.replace("&#38\0", "&")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("&#55357;&#56834;", "😂"),
        ("&#xD83D;&#xDE02;", "😂"),
        ("&#55357;&#xde02;", "😂"),
        ("&#10;&#55357;&#56834;&#55357;&#56834;!", "\n😂😂!"),
        ("&#128514;", "😂"),
        ("&#55296;&#56320;&#xDBFF;&#xDFFF;", "\U00010000\U0010ffff"),
        ("&#xA;&#x9;a", "\n\ta"),
        ("a&#55357;b&#56834;c", "abc"),
        ("&#0;&#11;&#65535;&#1114112;&#9999999;a", "a"),
        ("\x0b\x01a", "a"),
    ],
)
@pytest.mark.parametrize("filler", [0, 262_100, 262_110, 262_120])
def test_what_the_app_writes_against_the_standard_is_mended(
    written: str, text: str, filler: int, tmp_path: Path
) -> None:
    """Wherever the block ends within it."""
    path = backup(tmp_path / "sms.xml", one_sms(body="x" * filler + written))
    (message,) = read(path)[0].messages
    assert message.text == "x" * filler + text


ALLOWED = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=30
)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=ALLOWED, is_hex=st.booleans())
def test_any_text_as_its_halves_comes_back(words: str, is_hex: bool, tmp_path: Path) -> None:
    halves = memoryview(words.encode("utf-16-le")).cast("H")
    body = "".join(f"&#x{half:X};" if is_hex else f"&#{half};" for half in halves)
    (message,) = read(backup(tmp_path / "sms.xml", one_sms(body=body)))[0].messages
    assert message.text == words or (words == "null" and not message.text)


def one_mms(
    box: str, address: str, sender: str, *to: str, parts: str = '<part ct="text/plain" text="oui" />'
) -> str:
    people = "".join(f'<addr address="{one}" type="151" />' for one in to)
    start = f'<mms date="1710249791000" msg_box="{box}" address="{address}"><parts>{parts}</parts>'
    return f'{start}<addrs><addr address="{sender}" type="137" />{people}</addrs></mms>'


@pytest.mark.parametrize(
    ("mms", "title", "sender"),
    [
        (one_mms("1", "1000000001", "1000000001", "1000000009"), "1000000001", "1000000001"),
        (one_mms("1", "1000000001~1000000009", "1000000001", "1000000009"), "1000000001", "1000000001"),
        (
            one_mms("1", "1000000001", "1000000001", "1000000009", "1000000002"),
            "1000000001, 1000000002",
            "1000000001",
        ),
        (
            one_mms("2", "1000000001", "1000000009", "1000000001", "1000000002"),
            "1000000001, 1000000002",
            "Me",
        ),
        (one_mms("2", "", "insert-address-token", "1000000001"), "1000000001", "Me"),
        (one_mms("1", "", "1000000001"), "1000000001", "1000000001"),
        (one_mms("1", "1000000001", ""), "1000000001", "1000000001"),
        (one_mms("1", "1000000001~1000000002", ""), "1000000001, 1000000002", ""),
    ],
)
def test_a_thread_is_its_people_without_the_owner(mms: str, title: str, sender: str, tmp_path: Path) -> None:
    own = one_mms("2", "1000000003", "1000000009", "1000000003")  # tells the owner's number
    chats = {c.title: c.messages for c in read(backup(tmp_path / "sms.xml", own, mms))}
    (message,) = chats.pop(title)
    assert (message.sender, message.mine, bool(message.reason)) == (sender, sender == "Me", not sender)
    assert list(chats) == ["1000000003"]


@pytest.mark.parametrize(
    ("parts", "text", "reason"),
    [
        ("", "", reasons.EMPTY),
        ('<part ct="application/smil" text="&lt;smil/&gt;" />', "", reasons.EMPTY),
        ('<part ct="text/plain" text="null" />', "", reasons.EMPTY),
        ('<part ct="image/gif" text="null" data="R0" />', "", reasons.MEDIA),
        ('<part ct="text/x-vcard" text="null" />', "", reasons.CONTACT),
        ('<part ct="text/plain" text="un" /><part ct="text/plain" text="deux" />', "un\ndeux", ""),
    ],
)
def test_an_mms_is_what_its_parts_are(parts: str, text: str, reason: str, tmp_path: Path) -> None:
    mms = one_mms("1", "1000000001", "1000000001", "1000000009", parts=parts)
    (message,) = read(backup(tmp_path / "sms.xml", mms))[0].messages
    assert (message.text, message.reason) == (text, reason)


def test_an_mms_that_counts_seconds_is_of_its_year(tmp_path: Path) -> None:
    assert read(backup(tmp_path / "sms.xml", one_sms(date="1710249791")))[0].messages[0].time == SECOND


def test_attachments_cost_no_memory(tmp_path: Path) -> None:
    video = f'<part seq="0" ct="video/mp4" text="null" data="{"QUJD" * 4_000_000}" />'
    words = '<part seq="1" ct="text/plain" text="regarde" />'
    mms = '<mms date="1710249791000" msg_box="1" address="+33639980001">'
    path = backup(tmp_path / "sms.xml", f"{mms}<parts>{video}{words}</parts></mms>")
    del video
    tracemalloc.start()
    try:
        (message,) = read(path)[0].messages
        assert tracemalloc.get_traced_memory()[1] < path.stat().st_size // 3
    finally:
        tracemalloc.stop()
    assert (message.text, message.reason) == ("regarde", "")


def test_a_person_may_write_what_an_attachment_looks_like(tmp_path: Path) -> None:
    words = "<part data=" + "A" * 3000
    element = one_sms().replace('body="oui"', f'body=\'{words.replace("<", "&lt;")} data="AAAA" data="\'')
    (message,) = read(backup(tmp_path / "sms.xml", element))[0].messages
    assert message.text == f'{words} data="AAAA" data="'


BOMB = '<!DOCTYPE smses [<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (XML[:2000], r"sms\.xml, line \d+: the file ends in the middle"),
        (XML.replace("</smses>", ""), "ends in the middle"),
        (XML[: XML.index("data=") + 20], "ends in the middle"),
        (XML.replace("<parts>", "<parts", 1), r"line \d+: not valid XML"),
        (BOMB + f"]><smses>{one_sms(body='&i;')}</smses>", "declares a document type"),
        (
            '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><smses />',
            "declares a document type",
        ),
        (
            '<!-- <smses > --><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            f"<smses>{one_sms(body='&e;')}</smses>",
            "declares a document type",
        ),
        (f"<smses>{one_sms(body='&e;')}</smses>", "not valid XML"),
        ("<smses " + "a" * 18_000_000, "more than 16 MB in one tag"),
    ],
)
def test_damage_is_an_input_error_that_names_the_line(data: str, message: str, tmp_path: Path) -> None:
    path = tmp_path / "sms.xml"
    path.write_text(data, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read(path)


@pytest.mark.parametrize(
    "inside",
    [
        "<a>" * 200_000 + "</a>" * 200_000,
        "<mms>" * 50_000 + "</mms>" * 50_000,
        one_sms(body=" data=&quot;" * 100_000),
        one_sms().replace('body="oui"', "body='" + ' data="' * 200_000 + "'"),
        one_sms(body="&#55357;" * 200_000),
        one_sms(body="&#" * 0 + "&amp;#" * 300_000),
        "".join(one_sms(address="~".join(str(10**9 + n) for n in range(2000))) for _ in range(3)),
        one_sms(contact_name=", " * 100_000),
        one_sms(date="9" * 5000),
    ],
)
def test_pathological_backups_are_read(inside: str, tmp_path: Path) -> None:
    found = [m for c in read(backup(tmp_path / "sms.xml", inside, one_sms(body="fin"))) for m in c.messages]
    assert "fin" in [m.text for m in found]


@a_hundred_times
@given(damage=ANY_DAMAGE)
def test_damaged_bytes_give_messages_or_an_input_error(damage: Damage, tmp_path: Path) -> None:
    read_damaged(sms, tmp_path / "sms.xml", BACKUP.read_bytes(), damage)


ATTRIBUTE = st.sampled_from(
    ["null", "", "1", "2", "137", "151", "x", "+33639980001", "+33639980001~36111", "-1"]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.dictionaries(st.sampled_from(["address", "date", "type", "body", "contact_name"]), ATTRIBUTE),
        max_size=4,
    ),
    mms=st.lists(
        st.tuples(
            st.dictionaries(st.sampled_from(["address", "date", "msg_box", "contact_name"]), ATTRIBUTE),
            st.lists(st.dictionaries(st.sampled_from(["address", "type"]), ATTRIBUTE), max_size=4),
        ),
        max_size=4,
    ),
)
def test_wrong_attributes_lose_no_message(
    texts: list[dict[str, str]], mms: list[tuple[dict[str, str], list[dict[str, str]]]], tmp_path: Path
) -> None:
    def tag(name: str, attributes: dict[str, str]) -> str:
        return f"<{name} " + " ".join(f'{key}="{value}"' for key, value in attributes.items()) + " >"

    elements = [f"{tag('sms', attributes)}</sms>" for attributes in texts] + [
        tag("mms", attributes) + "".join(f"{tag('addr', address)}</addr>" for address in addresses) + "</mms>"
        for attributes, addresses in mms
    ]
    found = [m for c in read(backup(tmp_path / "sms.xml", *elements)) for m in c.messages]
    assert len(found) == len(elements)
    assert all(m.reason in reasons.REASONS | {""} and (m.reason or m.sender) for m in found)


@pytest.mark.parametrize(
    "other",
    ["", "<smsesx>", "smses", "<html><smses ></html>", '<?xml version="1.0"?><calls count="1"></calls>'],
)
def test_other_files_are_not_taken_for_backups(other: str, tmp_path: Path) -> None:
    (tmp_path / "sms.xml").write_text(other)
    assert not sms.recognises(find_sources([tmp_path])[0])
