"""Words for people: what `inspect` found in their exports, in short, then each chat if asked for."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from ghostprep.dialogue import fold_name
from ghostprep.languages import language_shares
from ghostprep.owner import Me, chats_without, me_by, option_for, senders_by_chats, strange_lines
from ghostprep.readers import Exports
from ghostprep.records import Chat, Message
from ghostprep.summary import counted, number

NAMES_SHOWN = 6
CHATS_SHOWN = 10


def of_exports(exports: Exports, chats: Sequence[Chat], names: Sequence[str], is_all: bool) -> str:
    """What the exports hold, who "me" is or probably is, and what is missing; each chat too if `is_all`."""
    me, who = _who_is_me(chats, names)
    shown = len(chats) if is_all else CHATS_SHOWN
    blocks = ["\n".join([*_in_short(chats, me), who]), _mine_by_chat(chats, me, shown)]
    blocks += _missing(exports, chats, me, shown)
    if is_all:
        blocks += map(_conversation, chats)
    elif chats:
        blocks.append("`inspect --all` shows every chat: files, senders, dates, language, what is left out.")
    return "\n\n".join(filter(None, blocks))


def _in_short(chats: Sequence[Chat], me: Me) -> list[str]:
    parsed, kept = sum(chat.parsed for chat in chats), sum(chat.kept for chat in chats)
    dropped: Counter[str] = sum((chat.dropped for chat in chats), Counter())
    left_out = f"; left out: {counted(dropped)}" if dropped else ""
    months = sorted({month for chat in chats for month in _months(chat)})
    span = f"{number(len(months))}, from {months[0]} to {months[-1]}" if months else "none"
    mine = number(sum(_mine(chat, me) for chat in chats)) if _is_known(me) else "unknown"
    return [
        f"chats     {number(len(chats))}: {counted(Counter(chat.platform for chat in chats))}",
        f"messages  {number(parsed)} parsed, {number(kept)} kept{left_out}",
        f"mine      {mine}",
        f"months    {span}",
    ]


def _who_is_me(chats: Sequence[Chat], names: Sequence[str]) -> tuple[Me, str]:
    """(me, by the names given, the exports' marks, or else a guess; that in words)."""
    me, senders = me_by(chats, names), senders_by_chats(chats)
    if _is_known(me):
        return me, _where_i_am(chats, me)
    if not senders:
        return me, "me: nobody wrote anything"
    if len(senders) > 1 and senders[0][1] > senders[1][1]:
        name, count = senders[0]
        return Me([name], []), f"me: probably {name} (writes in {count} of {len(chats)} conversations)"
    listed = ", ".join(name for name, _ in senders[:NAMES_SHOWN])
    option = option_for(chats, me)
    perhaps = f", perhaps: {option}" if option else "."
    return me, f"me: cannot be told from these exports; one of {listed}. Say it with --me{perhaps}"


def _is_known(me: Me) -> bool:
    return bool(me.given or me.marked)


def _where_i_am(chats: Sequence[Chat], me: Me) -> str:
    counts = Counter(name for chat in chats for name in {fold_name(sender) for sender in chat.senders})
    given = {fold_name(name) for name in me.given}
    said = [f"{name} (in {counts[fold_name(name)]})" for name in me.given]
    said += [
        f"{name} (in {counts[fold_name(name)]}, the export says so)"
        for name in me.marked
        if fold_name(name) not in given
    ]
    found = sum(me.writes_in(chat) for chat in chats)
    return f"me: {', '.join(said)}; in {found} of {len(chats)} conversations"


def _mine_by_chat(chats: Sequence[Chat], me: Me, shown: int) -> str:
    largest = sorted(chats, key=lambda chat: (-chat.kept, chat.platform, chat.title))
    lines = [f"{'kept':>9}{'mine':>9}  {'months':20}  chat"]
    for chat in largest[:shown]:
        months = _months(chat)
        span = f"{min(months)} to {max(months)}" if months else "none"
        mine = number(_mine(chat, me))
        lines.append(f"{number(chat.kept):>9}{mine:>9}  {span:20}  {chat.platform}: {chat.title}")
    if len(largest) > shown:
        lines.append(f"and {number(len(largest) - shown)} more chats")
    return "\n".join(lines)


def _missing(exports: Exports, chats: Sequence[Chat], me: Me, shown: int) -> list[str]:
    """What the person may want to mend: chats without me, names that write nothing, files left unread."""
    blocks = [f"note: {note}" for note in exports.notes]
    if not _is_known(me):
        return blocks
    wrote = {fold_name(sender) for chat in chats for sender in chat.senders}
    blocks += [
        f"nobody writes as {name}: check the spelling" for name in me.given if fold_name(name) not in wrote
    ]
    strange = chats_without(me, chats)
    lines = strange_lines(strange, me, shown)
    if option := option_for(strange, me):
        lines.append(f"if those are names of yours: {option}")
    return [*blocks, "\n".join(lines)]


def _conversation(chat: Chat) -> str:
    languages = language_shares([message.text for message in chat.messages])
    lines = [
        f"{chat.platform}: {chat.title}",
        f"  files     {', '.join(chat.files)}",
        f"  layout    {chat.layout}" if chat.layout else "",
        f"  messages  {number(chat.parsed)} parsed, {number(chat.kept)} kept",
        f"  left out  {counted(chat.dropped)}" if chat.dropped else "",
        f"  senders   {counted(chat.senders, NAMES_SHOWN)}",
        f"  dates     {_dates(chat.messages)}" if chat.messages else "",
        "  language  "
        + (", ".join(f"{code} {share:.0%}" for code, share in languages.items()) or "too little text"),
        f"  unparsed  {len(chat.unparsed)} lines: {_places(chat.unparsed)}" if chat.unparsed else "",
    ]
    return "\n".join(filter(None, lines))


def _mine(chat: Chat, me: Me) -> int:
    names = me.names_in(chat)
    own = {sender for sender in chat.senders if fold_name(sender) in names}
    return sum(message.mine or message.sender in own for message in chat.messages)


def _months(chat: Chat) -> set[str]:
    days = {message.time // 86400 for message in chat.messages}
    return {datetime.fromtimestamp(day * 86400, UTC).strftime("%Y-%m") for day in days}


def _dates(kept: Sequence[Message]) -> str:
    first, last = (datetime.fromtimestamp(message.time, UTC).date() for message in (kept[0], kept[-1]))
    return f"{first} to {last}"


def _places(lines: Sequence[int]) -> str:
    return ", ".join(map(str, lines[:10])) + (", …" if len(lines) > 10 else "")
