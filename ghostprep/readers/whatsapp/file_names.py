"""Names of WhatsApp's files, in every language: they tell that it is an export, and of which chat."""

import re
import unicodedata

from ghostprep.readers.input.sources import Source

# "X" is the chat; a space may be "_".
_FILE_NAMES = (
    "WhatsApp Chat with X",
    "WhatsApp Chat - X",
    "Discussion WhatsApp avec X",
    "WhatsApp Chat mit X",
    "WhatsApp-Chat mit X",
    "Chat de WhatsApp con X",
    "Conversación de WhatsApp con X",
    "Conversa do WhatsApp com X",
    "Conversa no WhatsApp com X",
    "Chat WhatsApp con X",
    "WhatsApp-chat met X",
    "WhatsApp-chatt med X",
    "WhatsApp-chat med X",
    "WhatsApp-keskustelu: X",
    "WhatsApp-keskustelu - X",
    "WhatsApp-keskustelu käyttäjän X kanssa",
    "X ile WhatsApp Sohbeti",
    "WhatsApp Sohbeti - X",
    "WhatsApp Sohbet - X",
    "Чат WhatsApp с контактом X",
    "Чат WhatsApp с X",
    "Чат WhatsApp - X",
    "Чат WhatsApp із X",
    "Chat WhatsApp dengan X",
    "Chat WhatsApp - X",
    "Czat WhatsApp z X",
    "WhatsApp chat s X",
    "与X的 WhatsApp 聊天",
    "与X的WhatsApp聊天",
    "与 X 的 WhatsApp 聊天",
    "WhatsApp 聊天 - X",
    "與X的 WhatsApp 對話",
    "與 X 的 WhatsApp 對話",
    "WhatsApp 對話 - X",
    "XとのWhatsAppチャット",
    "X とのWhatsAppチャット",
    "WhatsAppチャット - X",
    "X님과 WhatsApp 대화",
    "محادثة واتساب مع X",
    "دردشة واتساب مع X",
    "دردشة WhatsApp مع X",
    "X के साथ WhatsApp चैट",
    "WhatsApp चैट X के साथ",
)
_IOS_NAME = re.compile(r"_chat(?: ?\(\d+\)| \d+)?\.txt", re.IGNORECASE)
_COPY = re.compile(r" ?\(\d+\)$")


def _file_name(example: str) -> str:
    around = (re.escape(part).replace(r"\ ", "[ _]") for part in example.split("X"))
    return "(?P<chat>.+)".join(around)


_EXPORT_NAMES = [re.compile(_file_name(example), re.IGNORECASE | re.DOTALL) for example in _FILE_NAMES]


def is_export_name(source: Source) -> bool:
    """Whether WhatsApp gives such a name to the text of an export."""
    name = source.relative.rpartition("/")[2]
    return is_ios_name(source) or (name.lower().endswith(".txt") and _chat(_stem(name)) is not None)


def is_ios_name(source: Source) -> bool:
    """`_chat.txt`."""
    return _IOS_NAME.fullmatch(source.relative.rpartition("/")[2]) is not None


def title_and_key(source: Source) -> tuple[str, str]:
    """The chat's name, and what identifies the chat: the name, unless the file tells none."""
    for name in (source.relative.rpartition("/")[2], _folder(source)):
        if (chat := _chat(_stem(name))) is not None:
            return chat, chat.casefold()
    if not is_ios_name(source):
        stem = _stem(source.relative.rpartition("/")[2])
        return stem, stem.casefold()
    return _stem(_folder(source)) or "WhatsApp", f"{source.path.resolve()}/{source.member}"


def _folder(source: Source) -> str:
    """The nearest name around the file: its folder, or the zip if it stands at its top."""
    inside = source.relative.split("/")[-2:-1] if source.member else []
    around = source.path.name if source.member else source.path.resolve().parent.name
    return unicodedata.normalize("NFC", inside[0] if inside else around)


def _stem(name: str) -> str:
    stem = re.sub(r"\.(txt|zip)$", "", unicodedata.normalize("NFC", name), flags=re.IGNORECASE)
    return _COPY.sub("", stem.strip()).strip()


def _chat(stem: str) -> str | None:
    for pattern in _EXPORT_NAMES:
        if match := pattern.fullmatch(stem):
            underscored = " " not in stem
            chat = match["chat"].replace("_", " ") if underscored else match["chat"]
            return _COPY.sub("", chat.strip()).strip() or None
    return None
