"""Turns the written dialogues in `dialogues/` into the exports that the apps would make of them.

    python -m examples.make_exports [FOLDER]      (default: examples/exports)

The people, numbers and addresses are invented. The dialogues are the source to edit: one line a
message (`KEY: text`, `KEY+12: text` twelve minutes later, `KEY: [image] caption`), a line of its own
for each sitting (`== date time`), ` | ` before a message's further lines. Same dialogues, same bytes.
"""

import json
import re
import sys
import zipfile
import zlib
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from examples.script import EPOCH, Chat, Dialogue, Line, read_dialogue

HERE = Path(__file__).parent
LRM = "\u200e"  # the iPhone's mark before everything that the app itself wrote


# --- WhatsApp ------------------------------------------------------------------------------------

ENCRYPTED_FR = (
    "Les messages et les appels sont chiffrés de bout en bout. Aucun tiers, pas même WhatsApp, "
    "ne peut les lire ou les écouter."
)
IOS = {
    "encryption": ENCRYPTED_FR,
    "image": "image absente",
    "video": "vidéo absente",
    "audio": "audio omis",
    "missed": "Appel vocal manqué",
}
ANDROID = {
    "whatsapp-android-en": {
        "media": "<Media omitted>",
        "missed": "Missed voice call",
        "edited": " <This message was edited>",
        "deleted": ("This message was deleted", "You deleted this message"),
    },
    "whatsapp-android-fr": {
        "media": "<Médias omis>",
        "missed": "Appel vocal manqué",
        "edited": " <Ce message a été modifié>",
        "deleted": ("Ce message a été supprimé", "Vous avez supprimé ce message"),
    },
}
FILE_NAMES = {"whatsapp-android-en": "WhatsApp Chat with", "whatsapp-android-fr": "Discussion WhatsApp avec"}
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


def write_whatsapp_ios(dialogue: Dialogue, folder: Path) -> None:
    """A zip with `_chat.txt` (CRLF between messages, LF inside) and the attachments."""
    rows, files = [], {}
    for number, line in enumerate(dialogue.chats[0].lines, 1):
        sent = f"[{line.time:%d/%m/%Y, %H:%M:%S}] {dialogue.people[line.who]}: "
        attached = _ios_attachment(number, line)
        if attached:
            name, content = attached
            files[name] = content
            caption = f"{line.text} " if line.text else ""
            rows.append(f"{LRM}{sent}{caption}{LRM}<pièce jointe : {name}>")
        elif line.tag == "deleted":
            mine = line.who == "N"
            notice = "Vous avez supprimé ce message." if mine else "Ce message a été supprimé."
            rows.append(f"{LRM}{sent}{LRM}{notice}")
        elif line.tag == "edited":
            rows.append(f"{sent}{line.text} {LRM}<Ce message a été modifié>")
        elif line.tag:
            rows.append(f"{LRM if line.tag != 'encryption' else ''}{sent}{LRM}{IOS[line.tag]}")
        else:
            rows.append(sent + line.text)
    chat = "".join(row + "\r\n" for row in rows)
    target = folder / f"WhatsApp Chat - {dialogue.settings['title']}.zip"
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in {**files, "_chat.txt": chat.encode()}.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 7, 1, 12, 0, 0)), content, zipfile.ZIP_DEFLATED)


def _ios_attachment(number: int, line: Line) -> tuple[str, bytes] | None:
    if line.tag == "attachment":
        return f"{number:08}-{line.detail}", (HERE / "dialogues" / "attachment_recipe.md").read_bytes()
    if line.tag == "image" and line.text:
        return f"{number:08}-PHOTO-{line.time:%Y-%m-%d-%H-%M-%S}.jpg", JPEG
    return None


def write_whatsapp_android(dialogue: Dialogue, folder: Path) -> None:
    form = dialogue.settings["format"]
    strings = ANDROID[form]
    rows = []
    for line in dialogue.chats[0].lines:
        text = line.text
        if line.tag == "deleted":
            text = strings["deleted"][line.who == "N"]
        elif line.tag == "edited":
            text += str(strings["edited"])
        elif line.tag:
            text = str(strings[line.tag]) + (f"\n{text}" if text else "")
        sender = "" if line.who == "*" else f"{dialogue.people[line.who]}: "
        rows.append(f"{_android_time(form, line.time)} - {sender}{text}\n")
    (folder / f"{FILE_NAMES[form]} {dialogue.settings['title']}.txt").write_bytes("".join(rows).encode())


def _android_time(form: str, time: datetime) -> str:
    if form == "whatsapp-android-fr":
        return f"{time:%d/%m/%Y, %H:%M}"
    hour = (time.hour + 11) % 12 + 1
    return f"{time.month}/{time.day}/{time:%y}, {hour}:{time:%M}\u202f{time:%p}"


# --- Telegram ------------------------------------------------------------------------------------

NOT_INCLUDED = "(File not included. Change data exporting settings to download.)"
ENTITY = re.compile(r"(?P<link>https?://\S+)|(?P<email>[\w.]+@[\w.]+\w)|(?P<bot_command>^/\w+)")


def write_telegram(dialogue: Dialogue, folder: Path) -> None:
    owner_name, owner_id = dialogue.people[dialogue.settings["owner"]].split(" | ")
    account = {
        "about": "Here is the data you requested. Remember: Telegram is ad free.",
        "personal_information": {
            "user_id": int(owner_id.removeprefix("user")),
            "first_name": owner_name,
            "last_name": "",
            "phone_number": "+33 6 39 98 25 60",
            "username": "@nora_lnr",
            "bio": "je répare ce qui chante",
        },
        "chats": {
            "about": "This page lists all chats from this export.",
            "list": [_telegram_chat(chat, dialogue.people) for chat in dialogue.chats],
        },
    }
    path = folder / "telegram" / "DataExport_2024-07-02" / "result.json"
    _write_json(path, account, indent=1, ascii_only=False)


def _telegram_chat(chat: Chat, people: dict[str, str]) -> dict[str, Any]:
    kind, title, ident = chat.header
    name = {} if kind == "saved_messages" else {"name": None if title == "null" else title}
    messages = [
        _telegram_message(number, line, people, title)
        for number, line in enumerate(chat.lines, int(ident) % 1000 * 100)
        if line.tag != "deleted"  # a message deleted in Telegram leaves no trace in the export
    ]
    return {**name, "type": kind, "id": int(ident), "messages": messages}


def _telegram_message(number: int, line: Line, people: dict[str, str], title: str) -> dict[str, Any]:
    stamp = {"date": line.time.isoformat(), "date_unixtime": str(_unix(line.time))}
    if line.who == "*":
        name, ident = people["I"].split(" | ")
        members = [person.split(" | ")[0] for key, person in people.items() if key in "NIK"]
        event = {"actor": name, "actor_id": ident, "action": line.text, "title": title, "members": members}
        return {"id": number, "type": "service", **stamp, **event, "text": "", "text_entities": []}
    name, ident = people[line.who].split(" | ")
    sent = {
        "id": number,
        "type": "message",
        **stamp,
        "from": None if name == "null" else name,
        "from_id": ident,
    }
    entities = _entities(line.text)
    parts = [part["text"] if part["type"] == "plain" else part for part in entities]
    text = parts if len(parts) > 1 or (parts and not isinstance(parts[0], str)) else line.text
    return {**sent, **_telegram_extra(line), "text": text, "text_entities": entities}


def _telegram_extra(line: Line) -> dict[str, Any]:
    if line.tag == "sticker":
        return {
            "file": NOT_INCLUDED,
            "media_type": "sticker",
            "sticker_emoji": line.detail,
            "width": 512,
            "height": 512,
        }
    if line.tag == "photo":
        return {"photo": NOT_INCLUDED, "width": 960, "height": 1280}
    if line.tag == "forward":
        return {"forwarded_from": line.detail}
    if line.tag == "poll":
        answers = [{"text": text, "voters": 1, "chosen": False} for text in ("Karim", "le stagiaire fantôme")]
        return {"poll": {"question": line.detail, "closed": False, "total_voters": 2, "answers": answers}}
    return {}


def _entities(text: str) -> list[dict[str, str]]:
    parts, end = [], 0
    for match in ENTITY.finditer(text):
        parts += [("plain", text[end : match.start()]), (str(match.lastgroup), match[0])]
        end = match.end()
    parts.append(("plain", text[end:]))
    return [{"type": kind, "text": part} for kind, part in parts if part]


# --- Messenger and Instagram ---------------------------------------------------------------------

ROOTS = {
    "messenger": "facebook-noralenoirpetit/your_facebook_activity",
    "instagram": "instagram-nora.lnr/your_instagram_activity",
}


def write_meta(dialogue: Dialogue, folder: Path) -> None:
    """`message_1.json` holds the newest messages, newest first; later files are older."""
    settings, people = dialogue.settings, dialogue.people
    inbox = f"messages/inbox/{settings['folder']}"
    lines = [line._replace(text=_typeset(line, settings)) for line in dialogue.chats[0].lines]
    messages = [_meta_message(line, people, inbox) for line in reversed(lines)]
    count = int(settings["files"])
    share = -(-len(messages) // count)
    for part in range(count):
        thread = {
            "participants": [{"name": name} for key, name in people.items() if key != "N"]
            + [{"name": people["N"]}],
            "messages": messages[part * share : (part + 1) * share],
            "title": settings["title"],
            "is_still_participant": True,
            "thread_path": f"inbox/{settings['folder']}",
            "magic_words": [],
        }
        path = folder / ROOTS[settings["format"]] / inbox / f"message_{part + 1}.json"
        _write_json(path, _mojibake(thread), indent=2, ascii_only=True)


def _meta_message(line: Line, people: dict[str, str], inbox: str) -> dict[str, Any]:
    sender = people[line.who]
    content = {"reaction": "A réagi ❤️ à votre message ", "like": "A aimé un message"}.get(line.tag, line.text)
    extra: dict[str, Any] = {}
    if line.tag in ("image", "photo"):
        extra["photos"] = [
            {"uri": f"{inbox}/photos/{_unix(line.time)}.jpg", "creation_timestamp": _unix(line.time)}
        ]
    elif line.tag == "call":
        content, extra["call_duration"] = f"{sender} vous a appelée.", int(line.detail)
    elif line.tag == "unsent":
        extra["is_unsent"] = True
    elif line.tag == "share":
        extra["share"] = {"link": "https://www.instagram.com/stories/nora.lnr/3341"}
    body = {"content": content} if content else {}
    milliseconds = _unix(line.time) * 1000 + zlib.crc32(line.text.encode()) % 1000
    return {
        "sender_name": sender,
        "timestamp_ms": milliseconds,
        **body,
        **extra,
        "is_geoblocked_for_viewer": False,
    }


def _typeset(line: Line, settings: dict[str, str]) -> str:
    """French typography as some keyboards set it: a no-break space before ? and !"""
    return re.sub(" (?=[?!])", "\u00a0", line.text) if line.who == settings.get("typographic") else line.text


def _mojibake(value: Any) -> Any:
    """Every string as Meta escapes it: the UTF-8 bytes, each taken for a character."""
    if isinstance(value, str):
        return value.encode("utf-8").decode("latin-1")
    if isinstance(value, list):
        return [_mojibake(item) for item in value]
    return {key: _mojibake(item) for key, item in value.items()} if isinstance(value, dict) else value


# --- common --------------------------------------------------------------------------------------


def _unix(local: datetime) -> int:
    """Seconds of UTC for a French clock time; summer time from the last Sunday of March to October's."""
    year = local.year
    starts, ends = (datetime.combine(_last_sunday(year, month), datetime.min.time()) for month in (3, 10))
    summer = starts + timedelta(hours=2) <= local < ends + timedelta(hours=3)
    return int((local - EPOCH).total_seconds()) - (7200 if summer else 3600)


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _write_json(path: Path, value: Any, indent: int, ascii_only: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(json.dumps(value, ensure_ascii=ascii_only, indent=indent).encode())


WRITERS = {
    "whatsapp-ios-fr": write_whatsapp_ios,
    "whatsapp-android-en": write_whatsapp_android,
    "whatsapp-android-fr": write_whatsapp_android,
    "telegram": write_telegram,
    "messenger": write_meta,
    "instagram": write_meta,
}


def make_exports(folder: Path, dialogues: Iterable[Path] | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for path in dialogues or sorted((HERE / "dialogues").glob("*.txt")):
        dialogue = read_dialogue(path)
        WRITERS[dialogue.settings["format"]](dialogue, folder)


if __name__ == "__main__":
    make_exports(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "exports")
