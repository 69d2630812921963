"""The traps of real WhatsApp files: decoys, attachments, hostile bytes."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import read_exports, whatsapp
from ghostprep.readers.input.sources import find_sources
from ghostprep.readers.reasons import REASONS
from ghostprep.readers.whatsapp.phrases import LOCALES
from tests.readers.whatsapp.dialects import CONVERSATION, DIALECTS, header_of, write
from tests.readers.whatsapp.exports import CHAT, LRM, only

FIXTURES = Path(__file__).parents[1] / "fixtures" / "whatsapp"
LEA = "WhatsApp Chat with Léa.txt"
DIALECTS_TIME = CONVERSATION[0].time


APP_WORDS = {phrase.casefold() for locale in LOCALES for phrases in locale for phrase in phrases} | {"null"}


def verdicts(path):
    return [
        (message.place, message.sender, message.reason or message.text) for message in only(path).messages
    ]


def test_an_android_group_in_french():
    assert verdicts(FIXTURES / "android_fr_groupe.txt") == [
        (1, "", "system"),
        (2, "", "system"),
        (3, "", "system"),
        (4, "Dr: Martin", "qui vient samedi ?"),
        (5, "Léa", "moi"),
        (6, "Léa", "moi"),
        (7, "Dr: Martin", "media"),
        (8, "", "system"),
        (9, "", "system"),
        (10, "Zoé", "empty"),
        (11, "Zoé", "liste :\n\n- skis\n- 12/01/2024\n2024"),
        (16, "", "call"),
        (17, "+33 6 39 98 12 34", "rdv: 8 h"),
        (18, "Tourner à gauche", "contact au nom bizarre"),
        (19, 'Max "Le Roc" Weber', "salut"),
        (20, "", "system"),
    ]


def test_an_ios_group_in_english():
    conversation = only(FIXTURES / "ios_en_group.txt")
    assert (conversation.layout, conversation.unparsed) == ("iOS, month/day/year (certain)", (1,))
    assert verdicts(FIXTURES / "ios_en_group.txt") == [
        (3, "", "system"),
        (4, "", "system"),
        (5, "", "system"),
        (6, "", "system"),
        (7, "Léa", "who's coming?"),
        (8, "Zoé", "me"),
        (9, "Léa", "media"),
        (10, "Léa", "media"),
        (11, "Léa", "look"),
        (12, "Max", "poll"),
        (17, "Max", f"{LRM}+33 pasted with its mark"),
        (19, "Max", "[14:23, 12/03/2024] Léa: pasted"),
        (18, "You", "deleted"),
    ]


def test_an_ios_group_whose_direction_marks_were_lost(tmp_path):
    """An editor or a mail program dropped them: what is left is the wording."""
    text = (FIXTURES / "ios_en_group.txt").read_text(encoding="utf-8")
    polish = {
        "Zo dołączył(a)": "Zo left",
        "zmieniła opis": "changed the description",
        "obraz pominięty": "GIF omitted",
    }
    for foreign, english in polish.items():
        text = text.replace(foreign, english)
    path = tmp_path / "_chat.txt"
    path.write_text(text, encoding="utf-8")
    marked = verdicts(path)
    path.write_text(text.replace(LRM, ""), encoding="utf-8")
    assert verdicts(path) == [(place, sender, text.replace(LRM, "")) for place, sender, text in marked]


@pytest.mark.parametrize(
    ("archive", "chats"),
    [
        ({"_chat.txt": CHAT, "00000012-notes.txt": CHAT * 9, f"00000013-{LEA}": CHAT}, {"_chat.txt"}),
        ({LEA: CHAT, "WhatsApp Chat with Bob.txt": CHAT * 9}, {LEA}),
        ({"WhatsApp Chat with Ada.txt": CHAT, "notes.txt": CHAT * 9}, {"WhatsApp Chat with Ada.txt"}),
        ({"b.txt": CHAT * 3, "a.txt": CHAT, "c.txt": "rien"}, {"b.txt"}),
        ({"a.txt": CHAT * 50, "b.txt": CHAT * 70, "c.txt": CHAT}, {"a.txt", "b.txt"}),
        ({"A/_chat.txt": CHAT, "B/_chat.txt": CHAT.replace("yo", "ah")}, {"A/_chat.txt", "B/_chat.txt"}),
    ],
)  # fmt: skip
def test_text_attachments_in_a_zip_are_no_chats(archive, chats, tmp_path):
    path = tmp_path / "WhatsApp Chat with Léa.zip"
    with zipfile.ZipFile(path, "w") as written:
        for member, text in archive.items():
            written.writestr(member, text)
    exports = read_exports([path])
    assert {file for one in exports.conversations for file in one.files} == {
        f"{path.name}: {chat}" for chat in chats
    }
    assert {one.name for one in exports.unread} == {
        f"{path.name}: {member}" for member in archive.keys() - chats
    }


def test_attachments_beside_an_unpacked_chat_are_no_chats(tmp_path):
    (tmp_path / "_chat.txt").write_text(CHAT, encoding="utf-8")
    (tmp_path / "00000012-notes.txt").write_text(CHAT * 9, encoding="utf-8")
    (tmp_path / "WhatsApp Chat with Bob.txt").write_text(CHAT.replace("yo", "ah"), encoding="utf-8")
    exports = read_exports([tmp_path])
    assert [one.files for one in exports.conversations] == [("WhatsApp Chat with Bob.txt",), ("_chat.txt",)]
    assert [one.name for one in exports.unread] == ["00000012-notes.txt"]


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ("%PDF-1.7 …", "PDF"),
        ("Le 13 février à 14h23 Léa a dit bonjour", "Aa 99 aaaaaaa à"),
        ("45/45/2024, 14:23 - Léa: a", "date"),
    ],
)
def test_a_file_named_like_an_export_that_gives_no_message_is_an_error(content, seen, tmp_path):
    (tmp_path / "WhatsApp Chat with Max.txt").write_text(CHAT, encoding="utf-8")
    broken = tmp_path / "WhatsApp Chat with Léa.txt"
    broken.write_text(content, encoding="utf-8")
    for call in (lambda: read_exports([broken]), lambda: read_exports([tmp_path], strict=True)):
        with pytest.raises(InputError, match=r"WhatsApp Chat with Léa\.txt") as error:
            call()
        assert "\n" not in str(error.value)
        assert seen.replace("A", "a").replace("à", "a") in str(error.value)
        assert "février" not in str(error.value)
    exports = read_exports([tmp_path])
    assert [one.title for one in exports.conversations] == ["Max"]
    assert [one.name for one in exports.unread] == [broken.name]


@pytest.mark.parametrize("name", ["notes.txt", "chat.json", "app.log", "liste.csv"])
def test_other_texts_are_not_taken_for_chats(name, tmp_path):
    path = tmp_path / name
    path.write_text('{"a": 1}\nle 13/02/2024, 14:23 - Léa: salut\n[14:23, 12/03/2024] Léa: a\n14:23 ok\n')
    assert not any(whatsapp.recognises(source) for source in find_sources([path]))


HEADERS = st.sampled_from([header_of(dialect, DIALECTS_TIME) for dialect in DIALECTS])
PIECES = st.one_of(
    HEADERS,
    st.sampled_from(
        ["Léa: ", "Max: ", ": ", LRM, "\n", "\r\n", "\r", "\u2028", "\x85", "<Media omitted>", "POLL:\n"]
    ),
    st.sampled_from(
        ["«", '"', "<", ">", "(file attached)", f"{LRM}<attached: a.jpg>", "31/12/2024, 23:59 - ", "~ "]
    ),
    st.text(max_size=8),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=40), zipped=st.booleans())
def test_any_text_gives_messages_or_one_clear_error(pieces, zipped, tmp_path):
    text = "".join(pieces).encode("utf-8", "surrogatepass")
    path = tmp_path / ("fuzz.zip" if zipped else "WhatsApp Chat with Max.txt")
    if zipped:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("_chat.txt", text)
    else:
        path.write_bytes(text)
    try:
        conversation = only(path)
    except InputError as error:
        assert path.name in str(error)
        return
    messages = conversation.messages
    assert messages
    assert {message.reason for message in messages} <= REASONS | {""}
    assert all(message.sender for message in messages if not message.reason)
    assert len({message.place for message in messages}) == len(messages)
    assert [message.time for message in messages] == sorted(message.time for message in messages)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    dialect=st.sampled_from(DIALECTS),
    bodies=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30), min_size=1),
)
def test_what_is_written_is_what_is_read(dialect, bodies, tmp_path):
    """Line count and texts survive, whatever the letters: only what looks like the app's words may differ."""
    plain = [body for body in bodies if body.strip() and LRM not in body and not set(body) & set("<>()‹›.:")]
    plain = [body for body in plain if body.strip().casefold() not in APP_WORDS]
    lines = [f"{header_of(dialect, DIALECTS_TIME)}Léa: {body}\n" for body in plain]
    path = tmp_path / "WhatsApp Chat with Max.txt"
    path.write_bytes((write(dialect) + "".join(lines)).encode())
    messages = sorted(only(path).messages, key=lambda message: message.place)
    kept = [message.text for message in messages if not message.reason]
    assert kept[-len(plain) :] == plain or not plain
