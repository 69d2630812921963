"""Files that nobody reads are named with their kind and the way to an export that is read."""

import os
import zipfile

import pytest

from ghostprep.errors import InputError
from ghostprep.readers import read_exports
from tests.readers.whatsapp.exports import CHAT

HTML = "<!DOCTYPE html><html><head><title>{}</title></head><body>{}</body></html>"
LOG = "2024-03-12 14:23:11 - INFO: started\n2024-03-12 14:23:12 - ERROR: no such file\n"
DISCORD_TEXT = (
    f"{'=' * 62}\nGuild: Chez nous\nChannel: salon / général\n{'=' * 62}\n\n[12/03/2024 14:23] lea\nsalut\n"
)
# path → (content, kind, what the mend speaks of)
FOREIGN = {
    "your_facebook_activity/messages/inbox/lea_1/message_1.html": (HTML, "Messenger in HTML", "JSON"),
    "start_here.html": (HTML, "Messenger in HTML", "JSON"),
    "your_instagram_activity/messages/inbox/lea_1/message_1.html": (HTML, "Instagram in HTML", "JSON"),
    "x.html": (HTML.format("", '<div class="_a6-g">a</div>'), "Messenger or Instagram in HTML", "JSON"),
    "salon.html": (
        HTML.format("", '<div class="chatlog__message">'),
        "Discord in HTML",
        "DiscordChatExporter",
    ),
    "salon.txt": (DISCORD_TEXT, "Discord in plain text", "JSON"),
    "salon.csv": ("AuthorID,Author,Date,Content,Attachments,Reactions\n", "Discord in CSV", "JSON"),
    "Nachrichten/c1100000000000000001/messages.json": (
        '[{"ID": 1, "Timestamp": "2023-05-05 18:00:01", "Contents": "x"}]',
        "Discord's data package",
        "DiscordChatExporter",
    ),
    "messages/c1/messages.csv": (
        "ID,Timestamp,Contents,Attachments\n",
        "Discord's data package",
        "own messages",
    ),
    "messages/index.json": ('{"1100000000000000001": "x"}', "Discord's data package", "DiscordChatExporter"),
    "takeout-2024.tgz": (b"\x1f\x8b\x08\0\0", "a packed archive", "unpack"),
    "msgstore.db.crypt15": (b"\0\1\2", "a backup of WhatsApp", "Export chat"),
    "msgstore-2024-01-01.1.db.crypt14": (b"\0\1\2", "a backup of WhatsApp", "Export chat"),
    "ChatStorage.sqlite": (b"SQLite format 3\0", "a backup of WhatsApp", "Export chat"),
    "signal-2024-01-01.backup": (b"\0\1", "a backup of Signal", "Signal Desktop"),
    "Manifest.db": (b"SQLite format 3\0", "a backup of an iPhone", "Export chat"),
    "31/31bb7ba8914766d4ba40d6dfb6113c8b614be442": (b"SQLite format 3\0", "a backup of an iPhone", "export"),
    "teams.json": ('{"conversations": [{"MessageList": []}]}', "Microsoft Teams or Skype", "convert"),
    "[LINE]Léa.txt": ("[LINE] Chat history with Léa\nSaved on: 2024/03/12 14:23\n", "LINE", "convert"),
    "chat.txt": ("[LINE] Léaとのトーク履歴\n保存日時：2024/03/12 14:23\n", "LINE", "convert"),
    "KakaoTalk_Chats.txt": ("KakaoTalk Chats with Léa\nDate Saved : 2024-03-12\n", "KakaoTalk", "convert"),
    "talk.csv": ("Date,User,Message\n2024-03-12 14:23:11,Léa,salut\n", "KakaoTalk", "convert"),
    "Viber messages.csv": ("12/03/2024,14:23,Léa,+33,salut\n", "Viber", "convert"),
    "wechat/log.csv": ("localId,StrTalker,CreateTime\n", "WeChat", "convert"),
    "json/chat_history.json": ('{"lea": [{"From": "lea", "Media Type": "TEXT"}]}', "Snapchat", "convert"),
    "html/chat_history.html": (HTML, "Snapchat in HTML", "convert"),
    "chat.docx": (b"PK\x03\x04docx", "an office document", "text"),
    "chat.xlsx": (b"PK\x03\x04xlsx", "an office document", "text"),
    "chat.pdf": (b"%PDF-1.7", "a PDF", "JSON"),
    "server.txt": (LOG, "a log", "Name: text"),
}


def put(folder, path, content):
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize("path", FOREIGN)
def test_an_export_of_another_kind_is_named_with_its_mend(path, tmp_path):
    content, kind, mend = FOREIGN[path]
    file = put(tmp_path, path, content)
    for given in (tmp_path, file) if "/" not in path else (tmp_path,):
        with pytest.raises(InputError) as error:
            read_exports([given])
        assert f"{path} ({kind})" in str(error.value)
        assert mend in error.value.problem.mend
    put(tmp_path, "WhatsApp Chat with Max.txt", CHAT)
    exports = read_exports([tmp_path])
    assert [(one.name, one.kind) for one in exports.unread] == [(path, kind)]
    (note,) = exports.notes
    assert path in note
    assert kind in note
    assert mend in note


@pytest.mark.parametrize(
    "text",
    [
        LOG,
        "2024-03-12, 14:23 - WARN: disk\n2024-03-12, 14:24 - DEBUG: ok\n",
        "12/03/2024, 14:23 - server started\n12/03/2024, 14:24 - server stopped\n",
        "24/3/14 13:59:59: info: a\n24/3/14 13:59:59: error: b\n",
    ],
)
def test_a_log_is_no_chat(text, tmp_path):
    with pytest.raises(InputError, match="no chat export recognised"):
        read_exports([put(tmp_path, "app.txt", text)])


def test_whoever_is_called_like_a_level_may_speak(tmp_path):
    text = "12/03/2024, 14:23 - Info: salut\n12/03/2024, 14:24 - Max: ah\n12/03/2024, 14:25 - Max: oh\n"
    (conversation,) = read_exports([put(tmp_path, "x.txt", text)]).conversations
    assert {m.sender for m in conversation.messages} == {"Info", "Max"}


def test_media_are_counted_by_kind_and_never_opened(tmp_path):
    put(tmp_path, "_chat.txt", CHAT)
    for number in range(12):
        os.mkfifo(tmp_path / f"{number:02}.fifo")
        put(tmp_path, f"{number:02}-PHOTO.jpg", b"")
    put(tmp_path, "v.mp4", b"")
    (note,) = read_exports([tmp_path]).notes
    assert note.startswith("left unread: picture 12, video 1: 00-PHOTO.jpg, ")
    assert "and 8 more" in note


@pytest.fixture
def mixed(tmp_path):
    """A good chat among broken files of every kind."""
    put(tmp_path, "WhatsApp Chat with Max.txt", CHAT)
    put(tmp_path, "broken.zip", b"PK\x03\x04 no zip")
    put(tmp_path, "result.json", '{"name": "Léa", "type": "personal_chat", "id": 7, "messages": [{"id": 1,')
    put(tmp_path, "WhatsApp Chat with Ada.txt", "")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    return tmp_path


def test_a_broken_file_among_good_ones_is_named_and_the_rest_is_read(mixed):
    exports = read_exports([mixed])
    assert [one.title for one in exports.conversations] == ["Max"]
    assert {one.name.rpartition("/")[2] for one in exports.unread} == {
        "broken.zip",
        "result.json",
        "WhatsApp Chat with Ada.txt",
        "gone.txt",
    }
    assert {one.kind for one in exports.unread} == {"cannot be read"}
    notes = "\n".join(exports.notes)
    assert "result.json: the file ends in the middle (line 1); export it again" in notes
    assert "gone.txt: a dead link" in notes


@pytest.mark.parametrize("name", ["broken.zip", "result.json", "WhatsApp Chat with Ada.txt", "gone.txt"])
def test_strict_stops_at_each_of_them(name, mixed):
    for path in mixed.iterdir():
        if path.name not in (name, "WhatsApp Chat with Max.txt"):
            path.unlink()
    with pytest.raises(InputError, match=name):
        read_exports([mixed], strict=True)


def test_a_broken_zip_given_beside_a_good_file_is_named(mixed):
    exports = read_exports([mixed / "broken.zip", mixed / "WhatsApp Chat with Max.txt"])
    assert [one.name.rpartition("/")[2] for one in exports.unread] == ["broken.zip"]
    with pytest.raises(InputError, match=r"broken\.zip: broken zip"):
        read_exports([mixed / "broken.zip"])


def test_of_many_files_of_a_platform_the_sound_ones_are_read(tmp_path):
    for number in range(9):
        text = CHAT.replace("yo", f"yo {number}") if number % 2 else "rien"
        put(tmp_path, f"WhatsApp Chat with {number}.txt", text)
    exports = read_exports([tmp_path])
    assert [one.title for one in exports.conversations] == ["1", "3", "5", "7"]
    assert len(exports.unread) == 5


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    inside, outside = tmp_path / "in", tmp_path / "out"
    put(inside, "WhatsApp Chat with Max.txt", CHAT)
    put(outside, "WhatsApp Chat with Ada.txt", CHAT.replace("yo", "ah"))
    (inside / "link").symlink_to(outside)
    (inside / "file.txt").symlink_to(outside / "WhatsApp Chat with Ada.txt")
    (inside / "own.txt").symlink_to(inside / "WhatsApp Chat with Max.txt")
    exports = read_exports([inside])
    assert [one.title for one in exports.conversations] == ["Max"]
    assert [one.name.rpartition("/")[2] for one in exports.unread] == ["file.txt", "link"]
    assert all("out of the given folder" in one.mend for one in exports.unread)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_swells_in_memory_is_refused_with_the_mend(method, tmp_path):
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        archive.writestr("_chat.txt", CHAT)
    with pytest.raises(
        InputError, match=r"export\.zip: _chat\.txt: packed by method \d+, not by deflate; unzip"
    ):
        read_exports([path])


def test_a_file_name_that_is_not_utf_8_gives_a_title_that_can_be_written(tmp_path):
    path = os.fsencode(tmp_path) + b"/Discussion WhatsApp avec Zo\xe9.txt"
    with open(path, "wb") as file:
        file.write(CHAT.encode())
    (conversation,) = read_exports([tmp_path]).conversations
    assert conversation.title == "Zoé"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("Léa: <Media omitted>", r"1 messages, none written by a person \(media 1\)"),
        ("Léa a créé ce groupe", r"1 messages, none written by a person \(system 1\)"),
        ("Léa: \x01", r"none written by a person \(empty 1\)"),
    ],
)
def test_an_export_that_yields_nothing_says_what_it_holds(body, why, tmp_path):
    path = put(tmp_path, "WhatsApp Chat with Léa.txt", f"13/03/2024, 10:00 - {body}\n")
    with pytest.raises(InputError, match=rf"WhatsApp Chat with Léa\.txt \(whatsapp\): .*{why}"):
        read_exports([path])
    put(tmp_path, "WhatsApp Chat with Max.txt", CHAT)
    assert any("WhatsApp Chat with Léa.txt" in warning for warning in read_exports([tmp_path]).warnings)
