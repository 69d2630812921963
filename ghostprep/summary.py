"""Words for people: what a build made of their exports."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ghostprep.pipeline import Built


def of_build(built: Built, out: Path) -> str:
    """The counts of a finished build, and what to do next."""
    manifest = built.manifest
    messages, replies, rows = manifest["messages"], manifest["replies"], manifest["rows"]
    platforms = Counter(chat["platform"] for chat in manifest["conversations"])
    turns, sessions = manifest["turns"], manifest["sessions"].get("all", 0)
    lines = [
        f"Read      {number(messages['parsed'])} messages; chats: {counted(platforms)}",
        f"Unread    files: {counted(manifest['files_left_unread'])}",
        f"Left out  {number(sum(messages['dropped'].values()))}: {counted(messages['dropped'])}",
        f"Masked    {number(sum(manifest['masked'].values()))}: {counted(manifest['masked'])}",
        f"Turns     {number(turns.get('all', 0))} in {number(sessions)} sessions; "
        f"{number(turns.get('mine', 0))} are yours",
        f"Replies   {number(replies.get('target', 0))} to learn from{_without_target(replies)}",
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
            f"Tokens    {name}: {number(shown)} shown, {shown / replies:.1f} for each reply; "
            f"{number(trained)} carry loss"
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
    other = [f"{number(replies[key])} {text}" for key, text in words.items() if replies.get(key)]
    return f"; {'; '.join(other)}" if other else ""


def of_names(words: Iterable[tuple[str, int]]) -> str:
    """Words that may be people's names, for the `people:` list of ghostprep.yaml."""
    lines = [f"{count:>6}  {word}" for word, count in words]
    if not lines:
        return "no further words that look like names."
    return "\n".join(["  seen  may be a name; add people to `privacy: people:` in ghostprep.yaml", *lines])


def counted(counts: dict[str, int], most: int = 99) -> str:
    """As "media 20, system 14": the largest first, as many as `most`."""
    if not counts:
        return "nothing"
    items = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    more = f", {len(items) - most} more" if len(items) > most else ""
    return ", ".join(f"{name.replace('_', ' ')} {number(count)}" for name, count in items[:most]) + more


def number(value: int) -> str:
    return f"{value:,}"
