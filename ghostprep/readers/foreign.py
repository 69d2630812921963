"""Exports that no reader reads, by their signature, each with the way to one that is read: an entry each.

Signatures are the apps' and exporters' own: paths of their downloads, file magic, keys, first lines.
"""

import re
from typing import NamedTuple


class Sign(NamedTuple):
    """`path` is sought in the "/"-separated path in small letters, `head` in the first bytes: both hold."""

    path: str = ""
    head: bytes = b""


class Foreign(NamedTuple):
    """`name` is for people and for counting, `mend` a clause in small letters. One sign is enough."""

    name: str
    mend: str
    signs: tuple[Sign, ...]

    def fits(self, path: str, head: bytes) -> bool:
        """Whether a file is of this kind."""
        low = path.lower()
        return any(re.search(sign.path, low) and re.search(sign.head, head) for sign in self.signs)


_HTML = r"\.html?\Z"
_DATABASE = r"\.(?:db|sqlite|sqlite3)\Z"
_META_AGAIN = "request the download again, with the format JSON in the place of HTML"
_DISCORD_AGAIN = "export the channel with DiscordChatExporter as JSON"
_NO_READER = "there is no reader for it: leave it out, or convert it to one of the exports that are read"

FOREIGN = (
    Foreign(
        "Discord in HTML", _DISCORD_AGAIN, (Sign(_HTML, rb"chatlog__|DiscordChatExporter|preamble__guild"),)
    ),
    Foreign("Snapchat in HTML", _NO_READER, (Sign(r"(?:chat|snap)_history[^/]*" + _HTML),)),
    Foreign("Instagram in HTML", _META_AGAIN, (Sign(r"instagram.*" + _HTML),)),
    Foreign(
        "Messenger in HTML",
        _META_AGAIN,
        (
            Sign(r"(?:facebook|messenger).*" + _HTML),
            Sign(r"(?:inbox|archived_threads|filtered_threads|message_requests|e2ee_cutover)/.*" + _HTML),
            Sign(r"(?:\A|/)(?:message_\d+|your_messages|start_here)" + _HTML),
        ),
    ),
    Foreign(
        "Messenger or Instagram in HTML",
        _META_AGAIN,
        (Sign(_HTML, rb"class=\"[^\"]{0,80}\b(?:_a6-[gop]|_a706|_3-95|_2ph_|uiBoxWhite)\b"),),
    ),
    Foreign(
        "Discord in plain text",
        _DISCORD_AGAIN,
        (Sign(head=rb"\A={20,80}\r?\nGuild: [^\n]*\nChannel: "),),
    ),
    Foreign(
        "Discord in CSV",
        _DISCORD_AGAIN,
        (Sign(head=rb"\A\"?AuthorID\"?,\"?Author\"?,\"?Date\"?,\"?Content\"?"),),
    ),
    Foreign(
        "Discord's data package",
        "it holds your own messages alone: export the channels with DiscordChatExporter as JSON",
        (
            Sign(r"\.json\Z", rb"\A\s*\[\s*\{\s*\"ID\"\s*:\s*\"?\d+\"?,\s*\"Timestamp\"\s*:"),
            Sign(r"\.csv\Z", rb"\AID,Timestamp,Contents"),
            Sign(r"(?:\A|/)c?\d{15,20}/(?:channel|messages)\.(?:json|csv)\Z"),
            Sign(r"(?:\A|/)index\.json\Z", rb"\A\s*\{\s*\"\d{15,20}\"\s*:"),
        ),
    ),
    Foreign(
        "a packed archive",
        "unpack it and give the folder",
        (
            Sign(r"\.(?:tgz|tar\.gz|tar|gz|7z|rar|bz2|xz)\Z"),
            Sign(head=rb"\A(?:7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x1f\x8b\x08)"),
        ),
    ),
    Foreign("a zip inside a zip", "unzip the outer one first", (Sign(r"\.zip\Z"),)),
    Foreign(
        "a backup of WhatsApp",
        "it is no export: in WhatsApp open the chat, More, Export chat, and give the .txt or .zip",
        (
            Sign(r"\.crypt\d{1,2}\Z"),
            Sign(r"(?:\A|/)(?:msgstore|wa|chatstorage|axolotl)[^/]*" + _DATABASE),
        ),
    ),
    Foreign(
        "a backup of Signal",
        "in Signal Desktop choose Settings, Chats, Export chat history, and give that folder",
        (Sign(r"(?:\A|/)signal[^/]*\.backup\Z"),),
    ),
    Foreign(
        "a backup of an iPhone",
        "export the chats themselves: WhatsApp's with Export chat, iMessage's with imessage-exporter",
        (
            Sign(r"(?:\A|/)manifest\.(?:db|plist|mbdb)\Z"),
            Sign(r"(?:\A|/)(?:info|status)\.plist\Z"),
            Sign(r"(?:\A|/)[0-9a-f]{2}/[0-9a-f]{40}\Z"),
        ),
    ),
    Foreign(
        "Microsoft Teams or Skype",
        _NO_READER,
        (
            Sign(head=rb"\"(?:threadProperties|originalarrivaltime|messagetype|MessageList)\"\s*:"),
            Sign(head=rb"https://graph\.microsoft\.com|@thread\.(?:v2|skype|tacv2)"),
            Sign(r"teams[^/]*\.(?:html?|csv|json|txt|pst)\Z"),
        ),
    ),
    Foreign(
        "LINE",
        _NO_READER,
        (
            Sign(r"(?:\A|/)\[line\][^/]*\.txt\Z"),
            Sign(head=r"\A\s*(?:\[LINE\]|Chat history (?:with|in) |[^\n]{0,80}トーク履歴)".encode()),
            Sign(head=r"(?m)\A[^\n]{0,200}\n(?:Saved on:?|保存日時|儲存日期|저장 ?날짜) ?[:：] ?\d".encode()),
        ),
    ),
    Foreign(
        "KakaoTalk",
        _NO_READER,
        (
            Sign(r"kakaotalk"),
            Sign(
                head="KakaoTalk Chats|카카오톡 대화|저장한 날짜 ?: ?\\d|-{10,20} \\d{4}년 \\d{1,2}월".encode()
            ),
            Sign(r"\.csv\Z", rb"\A\"?Date\"?,\"?User\"?,\"?Message\"?"),
        ),
    ),
    Foreign(
        "Viber",
        _NO_READER,
        (
            Sign(r"viber"),
            Sign(r"\.csv\Z", rb"\A\"?Date\"?,\"?Time\"?,\"?(?:Name|Sender)\"?,"),
        ),
    ),
    Foreign(
        "WeChat",
        _NO_READER,
        (
            Sign(r"wechat|weixin|微信"),
            Sign(r"(?:\A|/)(?:mm|msg_?\d*|micromsg|enmicromsg)" + _DATABASE),
            Sign(head=rb"StrTalker|StrContent|MsgSvrID|\"talker\"\s*:|wxid_[0-9a-z]{6,20}|@chatroom"),
        ),
    ),
    Foreign(
        "Snapchat",
        _NO_READER,
        (
            Sign(r"snapchat|(?:\A|/)(?:chat|snap)_history[^/]*\.json\Z"),
            Sign(
                head=rb"\"(?:Received|Sent) (?:Saved Chat|Snap) History\"\s*:|\"Created\(microseconds\)\"\s*:"
            ),
        ),
    ),
    Foreign(
        "an office document",
        "save the chat as text, or export it again from the app",
        (
            Sign(r"\.(?:docx?|xlsx?|pptx?|odt|ods|rtf|pages|numbers)\Z"),
            Sign(head=rb"\A(?:\{\\rtf|\xd0\xcf\x11\xe0)"),
        ),
    ),
    Foreign(
        "a PDF",
        "export the chat again from the app: as text or JSON",
        (Sign(r"\.pdf\Z"), Sign(head=rb"\A%PDF")),
    ),
    Foreign("a zip by another name", "give it the ending .zip", (Sign(head=rb"\APK\x03\x04"),)),
    Foreign(
        "a log",
        "lines of a chat read `12/03/2024, 14:23 - Name: text`",
        (
            Sign(
                head=rb"(?m)^\W{0,2}\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}[T ,]{1,2}\d{1,2}:\d{2}[^\n]{0,60}"
                rb"\b(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\b"
            ),
        ),
    ),
)
