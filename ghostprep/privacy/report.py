"""What a person sees of the masking: counts and shapes, never values; and the way back, on request only."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ghostprep.errors import InputError
from ghostprep.privacy.names.table import NameTable
from ghostprep.privacy.normalise import in_one_line, normalise
from ghostprep.privacy.spans import TAGS, Span

ShapeCounts = Counter[tuple[str, str]]
"""(type, shape) → how often. Picklable; workers' counters add up."""

_SECRET_TYPES = frozenset(("PASSWORD", "ACCESS_CODE", "SECRET", "SEED_PHRASE", "CRYPTO_WALLET", "WIFI"))
_SHOWN_SHAPES = 12


def shape(value: str, entity: str) -> str:
    """`06 ## ## ## ##` for a phone, `xxx@xxx.xx` for an address; names have none, a secret its length."""
    plain = normalise(in_one_line(value)).text
    if entity == "PERSON":
        return ""
    if entity in _SECRET_TYPES:
        return f"{len(plain)} characters"
    if entity == "URL":
        scheme = re.match(r"[a-z]{1,9}://", plain.lower())
        return (scheme.group() if scheme else "") + "…"
    kept = 2 if entity == "PHONE_NUMBER" and re.match(r"[+0]\d", plain) else 0
    letters = re.sub(
        r"[^\W\d_]{2,}", lambda run: "x" * min(len(run.group()), 3), re.sub(r"\d", "#", plain[kept:])
    )
    return (plain[:kept] + re.sub(r"(?<![x])[^\W\d_](?![x])", "x", letters))[:40]


def count_shapes(text: str, spans: Iterable[Span]) -> ShapeCounts:
    """The counter of one masked message: `text` as it was before masking."""
    return Counter((span.type, shape(text[span.start : span.end], span.type)) for span in spans)


def count_types(shapes: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Type → replacements, for the manifest."""
    totals: Counter[str] = Counter()
    for (entity, _), count in shapes.items():
        totals[entity] += count
    return dict(sorted(totals.items()))


def privacy_report(
    shapes: Mapping[tuple[str, str], int], messages: int, dropped: int, blind: Sequence[str]
) -> str:
    """Markdown for the owner's eyes: per type the count and the commonest shapes.

    `messages` were looked at, `dropped` of them because a recognizer failed; `blind` says what is not found.
    """
    lines = [
        "# What was masked",
        "",
        f"{messages:,} messages were looked at; {dropped:,} were dropped because a recognizer failed.",
        "",
    ]
    totals = count_types(shapes)
    if totals:
        lines += [
            "| type | stands as | replaced | shapes (`#` a digit, `x` a letter) |",
            "|---|---|---:|---|",
        ]
    else:
        lines.append("Nothing was found to mask.")
    for entity, total in sorted(totals.items(), key=lambda item: -item[1]):
        lines.append(f"| {entity} | {_stand_in(entity)} | {total:,} | {_shapes_of(shapes, entity)} |")
    if blind:
        lines += ["", "## What masking cannot see", "", "\n\n".join(blind)]
    return "\n".join(lines) + "\n"


def _stand_in(entity: str) -> str:
    return "a pseudonym or `[NAME]`" if entity == "PERSON" else f"`{TAGS.get(entity, entity)}`"


def _shapes_of(shapes: Mapping[tuple[str, str], int], entity: str) -> str:
    own = Counter({form: count for (kind, form), count in shapes.items() if kind == entity and form})
    common = [
        f"`{form.replace('|', '¦').replace('`', chr(39))}` {count:,}"
        for form, count in sorted(own.items(), key=lambda i: (-i[1], i[0]))[:_SHOWN_SHAPES]
    ]
    rest = len(own) - len(common)
    return ", ".join(common) + (f", {rest:,} more" if rest > 0 else "")


def write_pseudonym_table(path: Path, names: NameTable, out_dir: Path) -> None:
    """The way back, real name → pseudonym, as JSON that only the owner can read (mode 0600).

    Raises InputError when `path` lies inside the output folder, which gets shared, or cannot be written.
    """
    if path.resolve().is_relative_to(out_dir.resolve()):
        raise InputError(
            "the pseudonym table must lie outside the output folder, which may be shared",
            "name a file elsewhere",
            file=path,
        )
    table = {name.written: name.pseudonym for name in names.names.values()}
    table |= {name.written: name.pseudonym for name in names.compounds.values()} | names.handles
    try:
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as handle:
            json.dump(dict(sorted(table.items())), handle, ensure_ascii=False, indent=1)
            handle.write("\n")
    except OSError as error:
        what = f"the pseudonym table cannot be written ({error.strerror})"
        raise InputError(what, "name another file", file=path) from error
