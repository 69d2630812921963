"""Words for people: what a build made of their exports, and what `inspect` found in them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ghostprep.dialogue import fold_name
from ghostprep.languages import language_shares
from ghostprep.owner import owner_names, senders_by_chats
from ghostprep.pipeline import Built
from ghostprep.readers import Exports
from ghostprep.records import Chat, Message

NAMES_SHOWN = 6


def of_build(built: Built, out: Path) -> str:
    """The counts of a finished build, and what to do next."""
    manifest = built.manifest
    messages, replies, rows = manifest["messages"], manifest["replies"], manifest["rows"]
    platforms = Counter(chat["platform"] for chat in manifest["conversations"])
    turns, sessions = manifest["turns"], manifest["sessions"].get("all", 0)
    lines = [
        f"Read      {_number(messages['parsed'])} messages; chats: {_counted(platforms)}",
        f"Unread    files: {_counted(manifest['files_left_unread'])}",
        f"Left out  {_number(sum(messages['dropped'].values()))}: {_counted(messages['dropped'])}",
        f"Masked    {_number(sum(manifest['masked'].values()))}: {_counted(manifest['masked'])}",
        f"Turns     {_number(turns.get('all', 0))} in {_number(sessions)} sessions; "
        f"{_number(turns.get('mine', 0))} are yours",
        f"Replies   {_number(replies.get('target', 0))} to learn from{_without_target(replies)}",
        "",
        f"{'written to ' + str(out):40} train rows   val rows",
    ]
    for name in sorted({key.split("/")[0] for key in rows if "/" in key}):
        train, val = rows.get(f"{name}/train", 0), rows.get(f"{name}/val", 0)
        lines.append(f"  {name + '/{train,val}.jsonl':38} {train:>10,} {val:>10,}")
    if "witness" in rows:
        lines.append(f"  {'witness.jsonl, in neither':38} {rows['witness']:>10,}")
    lines += ["", *_tokens(manifest), "", *(f"Note: {note}" for note in built.notes)]
    lines.append(f"Next: python -m ghostprep check {out}")
    return "\n".join(lines)


def _tokens(manifest: dict[str, Any]) -> list[str]:
    """Tokens of one epoch by format: all that are shown, and for each reply."""
    tokens, replies = manifest["tokens"], manifest["replies"]["target"]
    lines = []
    for name in sorted({key.split("/")[0] for key in tokens}):
        shown, trained = (
            sum(tokens.get(f"{name}/{kind}/{half}", 0) for half in ("train", "val"))
            for kind in ("shown", "trained")
        )
        lines.append(
            f"Tokens    {name}: {_number(shown)} shown, {shown / replies:.1f} for each reply; "
            f"{_number(trained)} carry loss"
        )
    return lines


def _without_target(replies: dict[str, int]) -> str:
    words = {
        "opener": "open a session, so they answer nothing",
        "never_last": "are the last word of no window",
        "nobody_else": "stand in chats where nobody else speaks",
        "too_long": "are longer than an example may be",
        "witness": "are witnesses, kept back to tell what a model knows by heart",
    }
    other = [f"{_number(replies[key])} {text}" for key, text in words.items() if replies.get(key)]
    return f"; {'; '.join(other)}" if other else ""


def of_exports(exports: Exports, chats: Sequence[Chat], me: Sequence[str]) -> str:
    """What each conversation holds, what was left unread, and who "me" is, or probably is."""
    blocks = [_conversation(chat) for chat in chats]
    blocks += [f"note: {note}" for note in exports.notes]
    blocks.append(_where_i_am(chats, me) if me else _who_is_me(chats))
    return "\n\n".join(blocks)


def _conversation(chat: Chat) -> str:
    languages = language_shares([message.text for message in chat.messages])
    lines = [
        f"{chat.platform}: {chat.title}",
        f"  files     {', '.join(chat.files)}",
        f"  layout    {chat.layout}" if chat.layout else "",
        f"  messages  {_number(chat.parsed)} parsed, {_number(chat.kept)} kept",
        f"  left out  {_counted(chat.dropped)}" if chat.dropped else "",
        f"  senders   {_counted(chat.senders, NAMES_SHOWN)}",
        f"  dates     {_dates(chat.messages)}" if chat.messages else "",
        "  language  "
        + (", ".join(f"{code} {share:.0%}" for code, share in languages.items()) or "too little text"),
        f"  unparsed  {len(chat.unparsed)} lines: {_places(chat.unparsed)}" if chat.unparsed else "",
    ]
    return "\n".join(filter(None, lines))


def _dates(kept: Sequence[Message]) -> str:
    first, last = (datetime.fromtimestamp(message.time, UTC).date() for message in (kept[0], kept[-1]))
    return f"{first} to {last}"


def _places(lines: Sequence[int]) -> str:
    return ", ".join(map(str, lines[:10])) + (", …" if len(lines) > 10 else "")


def _where_i_am(chats: Sequence[Chat], me: Sequence[str]) -> str:
    mine = {fold_name(name) for name in me}
    found = sum(any(fold_name(sender) in mine for sender in chat.senders) for chat in chats)
    return f"me: {', '.join(me)} (in {found} of {len(chats)} conversations)"


def _who_is_me(chats: Sequence[Chat]) -> str:
    marked = sorted(owner_names(chats))
    if marked:
        return f"me: {', '.join(marked)} (the export says so)"
    senders = senders_by_chats(chats)
    if not senders:
        return "me: nobody wrote anything"
    if len(senders) > 1 and senders[0][1] > senders[1][1]:
        return f"me: probably {senders[0][0]} (writes in {senders[0][1]} of {len(chats)} conversations)"
    listed = ", ".join(name for name, _ in senders[:NAMES_SHOWN])
    return f"me: cannot be told from these exports; one of {listed}. Say it with --me."


def of_names(words: Iterable[tuple[str, int]]) -> str:
    """Words that may be people's names, for the `people:` list of ghostprep.yaml."""
    lines = [f"{count:>6}  {word}" for word, count in words]
    if not lines:
        return "no further words that look like names."
    return "\n".join(["  seen  may be a name; add people to `privacy: people:` in ghostprep.yaml", *lines])


def _counted(counts: dict[str, int], most: int = 99) -> str:
    if not counts:
        return "nothing"
    items = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    more = f", {len(items) - most} more" if len(items) > most else ""
    return ", ".join(f"{name.replace('_', ' ')} {_number(count)}" for name, count in items[:most]) + more


def _number(value: int) -> str:
    return f"{value:,}"
