"""Slack: a workspace's export, a folder for each channel or conversation with a JSON file for each day.

`users.json` tells the names; `channels.json`, `groups.json`, `dms.json` and `mpims.json` what a folder is and
who takes part. Nothing tells who made the export. Text comes with Slack's own marks for people, channels and
links.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from typing import Any

from ghostprep.readers import reasons
from ghostprep.readers.input.json_document import load_json
from ghostprep.readers.input.json_stream import JsonStream
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.records import Conversation, Message

PLATFORMS = ("slack",)

_DAY = re.compile(r"(?:.*/)?[0-9]{4}-[0-9]{2}-[0-9]{2}\.json")
_DAY_HEAD = re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\[\s*\{[\s\S]*?"ts"\s*:\s*"[0-9]{9,11}\.[0-9]{1,6}"')
_LISTS = {  # name of the file → what the ids in it begin with
    "users.json": b"UW",
    "channels.json": b"CG",
    "groups.json": b"CG",
    "mpims.json": b"CG",
    "dms.json": b"D",
}
_LIST_HEADS = {
    name: re.compile(rb'\A(?:\xef\xbb\xbf)?\s*\[\s*\{[\s\S]*?"id"\s*:\s*"[' + kinds + rb'][A-Z0-9]{1,20}"')
    for name, kinds in _LISTS.items()
}
_WRITTEN = ("", "me_message", "thread_broadcast", "reply_broadcast", "file_share")
_SUBTYPES = {
    "bot_message": reasons.VIA_BOT,
    "slackbot_response": reasons.VIA_BOT,
    "tombstone": reasons.DELETED,
    "huddle_thread": reasons.CALL,
    "sh_room_created": reasons.CALL,
    "sh_room_shared": reasons.CALL,
}
_SLACKBOT = "USLACKBOT"
_UPLOADED = re.compile(
    r"<@[A-Z0-9]{1,20}(?:\|[^>]{0,80})?> (?:uploaded|shared) a file: <[^>]{0,2000}>(?: and commented: )?"
)
_MARK = re.compile(
    r"<(?:([@#!])|(?=[a-zA-Z][a-zA-Z0-9+.-]{0,20}:))([^<>|\n]{1,3000})(?:\|([^<>\n]{0,3000}))?>"
)


@dataclass(slots=True)
class _Workspace:
    """What the lists beside the folders tell. A chat is known by its folder's name."""

    people: dict[str, str] = field(default_factory=dict)
    bots: set[str] = field(default_factory=lambda: {_SLACKBOT})
    chats: dict[str, dict[str, Any]] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)


def recognises(source: Source) -> bool:
    """A day of a conversation, or one of the lists, by name and head."""
    name = _file_name(source)
    if name in _LISTS:
        return bool(_LIST_HEADS[name].search(source.head()))
    return bool(_DAY.fullmatch(name) and _DAY_HEAD.search(source.head()))


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation for each folder of days. InputError if a file is broken."""
    workspaces: dict[str, _Workspace] = {}
    days: dict[str, list[Source]] = {}
    for source in sources:
        if _file_name(source) in _LISTS:
            _take_list(workspaces.setdefault(source.folder, _Workspace()), source)
        else:
            days.setdefault(source.folder, []).append(source)
    for folder, own in days.items():
        yield _conversation(folder, own, _workspace_of(folder, workspaces))


def _workspace_of(folder: str, workspaces: dict[str, _Workspace]) -> _Workspace:
    """The nearest one above."""
    above = folder
    while above:
        above = above.rpartition("/")[0]
        if above in workspaces:
            return workspaces[above]
    return _Workspace()


def _take_list(workspace: _Workspace, source: Source) -> None:
    workspace.files.append(source.name)
    entries = load_json(source)
    for entry in entries if isinstance(entries, list) else ():
        about = _object(entry)
        number = _string(about.get("id"))
        if _file_name(source) == "users.json":
            workspace.people[number] = _person(about)
            if about.get("is_bot") is True:
                workspace.bots.add(number)
        else:
            name = clean_name(about.get("name"))
            workspace.chats[number] = about
            workspace.chats[name or number] = about
            workspace.channels[number] = name


def _person(about: dict[str, Any]) -> str:
    """As Slack shows them: by the name that they chose, else the real one."""
    profile = _object(about.get("profile")) or about
    names = (profile.get("display_name"), profile.get("real_name"), about.get("real_name"), about.get("name"))
    return next(filter(None, map(clean_name, names)), "")


def _conversation(folder: str, days: Sequence[Source], workspace: _Workspace) -> Conversation:
    name = folder.rpartition("/")[2]
    about = workspace.chats.get(name, {})
    messages = [message for day in days for message in _day(day, workspace)]
    messages.sort(key=lambda message: message.time)
    title, members = name, about.get("members")
    if not about.get("name") or name.startswith("mpdm-"):
        people = (
            [workspace.people.get(_string(one), "") for one in members] if isinstance(members, list) else []
        )
        title = ", ".join(filter(None, people)) or name
    key = _string(about.get("id")) or folder
    files = (*(day.name for day in days), *workspace.files)
    return Conversation("slack", title, messages, key, files, "workspace export")


def _day(source: Source, workspace: _Workspace) -> Iterator[Message]:
    with JsonStream(source) as stream:
        yield from _messages(stream.values(), workspace)
        stream.end()


def _messages(raws: Iterable[Any], workspace: _Workspace) -> Iterator[Message]:
    last = 0
    for index, raw in enumerate(raws):
        about = _object(raw)
        user = _string(about.get("user")) or _string(about.get("bot_id"))
        sender = workspace.people.get(user) or _person(_object(about.get("user_profile")))
        sender = sender or clean_name(about.get("username")) or clean_name(user)
        time = _seconds(about.get("ts"))
        text, reason = _text_and_reason(about, user, workspace)
        if not sender or time < 0:
            reason = reason or (reasons.UNDATED if sender else reasons.SENDERLESS)
        last = time if time >= 0 else last
        yield Message(sender, last, text, reason, index, False, True)


def _text_and_reason(about: dict[str, Any], user: str, workspace: _Workspace) -> tuple[str, str]:
    subtype, text = about.get("subtype", ""), about.get("text", "")
    if about.get("type", "message") != "message" or not isinstance(subtype, str) or not isinstance(text, str):
        return "", reasons.UNSUPPORTED
    if subtype not in _WRITTEN:
        return "", _SUBTYPES.get(subtype, reasons.SYSTEM)
    if about.get("hidden") is True:
        return "", reasons.SYSTEM
    if subtype == "file_share":
        text = _UPLOADED.sub("", text, count=1)  # until 2018 the app wrote this before the person's comment
    text = _MARK.sub(partial(_spelled, workspace), text)
    text = unescape(text) if "&" in text else text
    if user in workspace.bots or about.get("bot_id") or about.get("bot_profile"):
        return text, reasons.VIA_BOT
    if text:
        return text, ""
    attached = about.get("attachments")
    shared = [_object(one).get("is_share") for one in attached] if isinstance(attached, list) else []
    if any(shared):
        return "", reasons.FORWARDED
    is_media = attached or about.get("files") or about.get("file") or subtype == "file_share"
    return "", reasons.MEDIA if is_media else reasons.EMPTY


def _spelled(workspace: _Workspace, mark: re.Match[str]) -> str:
    """What Slack shows for `<@U…>`, `<#C…|name>`, `<!here>` or `<https://…|label>`."""
    kind, target, label = mark.groups()
    if kind == "@":
        return f"@{workspace.people.get(target) or label or target}"
    if kind == "#":
        return f"#{label or workspace.channels.get(target) or target}"
    if kind == "!":
        return label or f"@{target.partition('^')[0]}"
    return label or target.removeprefix("mailto:")


def _file_name(source: Source) -> str:
    return source.relative.rpartition("/")[2].lower()


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _seconds(stamp: object) -> int:
    """Of "1710249791.000100"."""
    digits = _string(stamp).partition(".")[0]
    return int(digits) if re.fullmatch("[0-9]{1,11}", digits) else -1
