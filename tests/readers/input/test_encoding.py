"""A file that is not in UTF-8 is read in its own encoding, with a note, or refused; never half of each."""

import json

import pytest

from ghostprep.errors import InputError
from ghostprep.readers import read_exports
from tests.readers.whatsapp.dialects import CONVERSATION, DIALECTS, write
from tests.readers.whatsapp.exports import CHAT, only

HEADER = "12/03/2024, 14:23 - "
FRENCH = [
    "ça va ? j’ai mangé trop de crêpes",
    "déjà ? même pas midi…",
    "où ça, à Besançon ?",
    "« très bien »",
]
GERMAN = ["schöne Grüße aus Köln", "heiß heute, oder?", "ich hätte gern 2 € zurück"]
SPANISH = ["¿qué tal, señor Núñez?", "mañana, en el jardín"]
SWEDISH = ["hej på dig", "vi ses på söndag, va? Räksmörgås"]
PORTUGUESE = ["não, amanhã de manhã", "as eleições são às 9"]
TEXTS = {"fr": FRENCH, "de": GERMAN, "es": SPANISH, "sv": SWEDISH, "pt": PORTUGUESE}


def chat(texts):
    lines = (f"{HEADER}{sender}: {text}\n" for text in texts for sender in ("Zoé", "René"))
    return "".join(lines)


def written(path, text, encoding):
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("language", TEXTS)
def test_a_western_text_is_read_in_its_own_encoding_with_a_note(language, encoding, tmp_path):
    path = written(tmp_path / "WhatsApp Chat with Max.txt", chat(TEXTS[language]), encoding)
    exports = read_exports([path])
    messages = exports.conversations[0].messages
    assert [m.text for m in messages] == [text for text in TEXTS[language] for _ in range(2)]
    assert {m.sender for m in messages} == {"Zoé", "René"}
    assert any(path.name in note and "not in UTF-8" in note for note in exports.notes)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_a_text_saved_by_an_editor_with_a_mark_is_read(encoding, tmp_path):
    text = write(DIALECTS[0], bom=encoding != "utf-16")
    path = written(tmp_path / "WhatsApp Chat with Copains.txt", text, encoding)
    assert [m.text for m in only(path).messages if not m.reason] == [line.text for line in CONVERSATION]


def test_a_single_accent_after_much_plain_text_decides_too(tmp_path):
    text = CHAT.replace("Léa", "Lea") * 2000 + f"{HEADER}Max: déjà\n"
    path = written(tmp_path / "WhatsApp Chat with Max.txt", text, "cp1252")
    exports = read_exports([path])
    assert {m.text for m in exports.conversations[0].messages} == {"salut", "yo", "déjà"}
    assert "Windows-1252" in exports.warnings[-1] + exports.warnings[0]


FOREIGN = {
    "cp1251": "привет, как дела? всё хорошо",
    "cp1250": "příliš žluťoučký kůň úpěl ďábelské ódy",
    "cp1254": "yarın kaçta buluşuyoruz, şöyle ağır ağır",
    "shift_jis": "こんにちは、元気ですか",
    "gb18030": "你好，今天怎么样",
    "koi8_r": "привет, как дела?",
}


@pytest.mark.parametrize("encoding", FOREIGN)
def test_what_is_not_certain_is_refused_and_never_guessed(encoding, tmp_path):
    text = "".join(f"{HEADER}Max: {word}\n" for word in FOREIGN[encoding].split())
    path = written(tmp_path / "WhatsApp Chat with Max.txt", text, encoding)
    with pytest.raises(InputError, match=r"WhatsApp Chat with Max\.txt: is not in UTF-8.*save it as UTF-8"):
        read_exports([path])


def test_of_a_damaged_text_only_the_damaged_messages_are_left_out_and_counted(tmp_path):
    damaged = chat(FRENCH).encode().replace("déjà".encode(), "d\xe9j\xe0".encode("latin-1"), 1)
    path = tmp_path / "WhatsApp Chat with Max.txt"
    path.write_bytes(damaged)
    exports = read_exports([path])
    messages = exports.conversations[0].messages
    assert [m.reason for m in messages].count("undecodable") == 1
    assert not any("\ufffd" in m.text for m in messages if not m.reason)
    assert any(f"{path.name}" in w and "1 of 8 messages left out" in w for w in exports.warnings)


def test_a_replacement_character_that_the_app_wrote_is_a_text(tmp_path):
    path = written(tmp_path / "WhatsApp Chat with Max.txt", f"{HEADER}Max: un \ufffd là\n", "utf-8")
    assert [(m.text, m.reason) for m in only(path).messages] == [("un \ufffd là", "")]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_json_that_an_editor_saved_is_read_too(encoding, tmp_path):
    messages = [
        {
            "id": 1,
            "type": "message",
            "date": "2024-02-13T14:23:00",
            "from": "Zoé",
            "from_id": "user7",
            "text": t,
        }
        for t in FRENCH
    ]
    export = {"name": "Zoé", "type": "personal_chat", "id": 7, "messages": messages}
    path = written(tmp_path / "result.json", json.dumps(export, ensure_ascii=False), encoding)
    (conversation,) = read_exports([path]).conversations
    assert [(m.sender, m.text) for m in conversation.messages] == [("Zoé", text) for text in FRENCH]
