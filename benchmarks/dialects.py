"""Which WhatsApp exports ghostprep, whatstk and chat-miner read right, as the README's table.

    python -m benchmarks.dialects

First one plain conversation in every header layout (benchmarks/headers.py), then traps in one
layout. Right: every message of a person is there with its sender, minute and text, and nobody speaks who is
not a person. It is no fault here to give media or notices too. Direction marks, outer space and the look of
spaces are not compared. Each parser runs in a process of its own.
"""

import json
import re
import subprocess
import sys
import tempfile
import textwrap
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.headers import DIALECTS, LRM, NBSP, NNBSP, Said, header_of
from ghostprep.readers.names import clean_name

ROOT = Path(__file__).resolve().parent.parent

# Each defines `read(path)`, which gives [sender, time, text] for each message.
PARSERS = {
    "ghostprep": """
        from ghostprep.readers import read_exports
        def read(path):
            (chat,) = read_exports([path]).conversations
            return [[m.sender, m.time // 60, m.text] for m in chat.messages if not m.reason]
    """,
    "whatstk 0.9.1": """
        from whatstk import WhatsAppChat
        def read(path):
            rows = WhatsAppChat.from_source(str(path)).df.itertuples()
            return [[r.username, calendar.timegm(r.date.timetuple()) // 60, r.message] for r in rows]
    """,
    "chat-miner 0.6.0": """
        from chatminer.chatparsers import WhatsAppParser
        logging.disable(logging.CRITICAL)
        def read(path):
            parser = WhatsAppParser(str(path))
            parser.parse_file()
            rows = parser.parsed_messages.get_df().iter_rows(named=True)
            times = ((row, calendar.timegm(row["timestamp"].timetuple()) // 60) for row in rows)
            return [[row["author"], time, row["message"]] for row, time in times]
    """,
}
BEFORE = "import calendar, json, logging, pathlib, sys, warnings\nwarnings.simplefilter('ignore')"
AFTER = """
    found = {}
    for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        try:
            found[path.stem] = read(path)
        except Exception as error:
            found[path.stem] = type(error).__name__
    print("RESULT" + json.dumps(found))
"""


class Case(NamedTuple):
    """`text` is the export, in the `encoding`, `said` what people wrote in it."""

    name: str
    text: str
    said: tuple[Said, ...]
    encoding: str = "utf-8"


def _at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2024, 3, day, hour, minute, tzinfo=UTC)


PLAIN = (
    Said("Léa", _at(9, 0, 5), "salut"),
    Said("Max", _at(9, 12, 30), "midi et demi"),
    Said("Léa", _at(10, 13, 0), "ok"),
    Said("Léa", _at(14, 23, 59), "bonne nuit 😴"),
    Said("Max", _at(28, 7, 15), "déjà debout ?"),
)
ANDROID = next(dialect for dialect in DIALECTS if dialect.name.startswith("Android fr, it"))
IOS = next(dialect for dialect in DIALECTS if dialect.name.startswith("iOS fr, it"))


def dialect_cases() -> list[Case]:
    return [
        Case(
            dialect.name,
            "".join(f"{header_of(dialect, said.time)}{said.sender}: {said.text}\n" for said in PLAIN),
            PLAIN,
        )
        for dialect in DIALECTS
    ]


def trap_cases() -> list[Case]:
    """Each trap stands between plain messages of the Android layout, or of iOS's where it belongs there."""
    web = "[14:23, 12/03/2024] Max: collé"
    return [
        _trap("a text of several lines", ("Léa", "un\ndeux\ntrois")),
        _trap("a blank line in a text", ("Léa", "un\n\ndeux")),
        _trap("a line that is a number", ("Léa", "code :\n2024\n12")),
        _trap("a line pasted from WhatsApp Web", ("Léa", f"regarde\n{web}")),
        _trap("a line pasted from another layout", ("Léa", "regarde\n[12/03/24, 14:23:11] Zoé: collé")),
        _trap("“: ” in a text", ("Léa", "note: 8 h: gare")),
        _trap("“: ” in a contact's name", ("Dr: Martin", "bonjour"), ("Dr: Martin", "rdv à 8 h")),
        _trap("“~ Name”, not in the contacts", ("Zoé", "coucou"), shown=f"~{NNBSP}Zoé"),
        _trap("a phone number in direction marks", ("+33 6 39 98 12 34", "oui"), shown=PHONE),
        _trap("a notice without a sender", notice="Max a ajouté Léa"),
        _trap("a notice that holds “: ”", notice="Max a changé le nom du groupe de « Ski: 2024 » à « Ski »"),
        _trap("iOS: a notice signed by the group", notice=f"Ski: {LRM}Max a créé ce groupe", ios=True),
        _trap("½ and ﬁ", ("Léa", "½ kg, ﬁn")),
        _trap("a byte order mark", bom=True),
        _trap("CRLF line ends", line_end="\r\n"),
        _trap("a first line that is no message", preamble="Exporté le 28 mars\n"),
        _trap("no space after the colon of a sender", ("Léa", "collé"), colon=":"),
        _trap(
            "iOS: a Turkish notice signed by the group", notice=f"Ski: {LRM}Max bu grubu oluşturdu", ios=True
        ),
        _trap("iOS: a Russian notice about its sender", notice=f"Max: {LRM}Max создал(-а) группу", ios=True),
        _trap("iOS: a notice of “~ Name”", notice=f"~{NBSP}Zoé: {LRM}~{NBSP}Zoé joined", ios=True),
        _trap("a text that an editor saved as Windows-1252", ("Léa", "ça ? déjà…"), encoding="cp1252"),
        _trap("a text that an editor saved as UTF-16", ("Léa", "ça ? déjà…"), encoding="utf-16"),
    ]


PHONE = f"\u202a+33{NBSP}6{NBSP}39{NBSP}98{NBSP}12{NBSP}34\u202c"


def _trap(
    name: str,
    *written: tuple[str, str],
    shown: str = "",
    notice: str = "",
    ios: bool = False,
    bom: bool = False,
    line_end: str = "\n",
    preamble: str = "",
    colon: str = ": ",
    encoding: str = "utf-8",
) -> Case:
    dialect = IOS if ios else ANDROID
    traps = [Said(sender, PLAIN[2].time, text) for sender, text in written]
    plain: tuple[Said, ...] = PLAIN
    if encoding != "utf-8":  # no other holds an emoji
        plain = tuple(one._replace(text=one.text.replace(" 😴", "")) for one in PLAIN)
    said = (*plain[:3], *traps, *plain[3:])
    lines = []
    for one in said:
        signed = (shown or one.sender) + colon if one in traps else f"{one.sender}: "
        lines.append(f"{header_of(dialect, one.time)}{signed}{one.text}\n")
    if notice:
        lines.insert(3, f"{header_of(dialect, PLAIN[2].time)}{notice}\n")
    text = preamble + "".join(lines).replace("\n", line_end)
    return Case(name, "\ufeff" * bom + text, said, encoding)


def run(parser: str, cases: list[Case]) -> list[str]:
    """The verdict on each case."""
    with tempfile.TemporaryDirectory() as folder:
        for number, case in enumerate(cases):
            Path(folder, f"{number:03}.txt").write_bytes(case.text.encode(case.encoding, "replace"))
        program = "\n".join(textwrap.dedent(part) for part in (BEFORE, PARSERS[parser], AFTER))
        command = [sys.executable, "-c", program, folder]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if "ModuleNotFoundError" in done.stderr:
        return ["not installed"] * len(cases)
    if "RESULT" not in done.stdout:
        sys.exit(f"{parser} failed:\n{done.stderr[-2000:]}")
    found = json.loads(done.stdout.rpartition("RESULT")[2])
    return [verdict(case, found[f"{number:03}"]) for number, case in enumerate(cases)]


def verdict(case: Case, found: Any) -> str:
    """right, wrong (and how much of it was right), or crashes."""
    if isinstance(found, str):
        return f"crashes ({found})"
    expected = [
        (_name(said.sender), int(said.time.timestamp()) // 60, _text(said.text)) for said in case.said
    ]
    rows = [(_name(sender), time, _text(text)) for sender, time, text in found]
    right = sum(row in rows for row in expected)
    strangers = {row[0] for row in rows} - {row[0] for row in expected} - {"system", ""}
    if right == len(expected) and not strangers:
        return "right"
    return f"wrong ({right} of {len(expected)})" if right < len(expected) else "wrong (a false sender)"


def _name(sender: str | None) -> str:
    return clean_name(sender or "").removeprefix("~").strip()


def _text(text: object) -> str:
    bare = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", str(text))
    return re.sub("[\u00a0\u202f]", " ", bare).replace("\r\n", "\n").strip()


def main() -> None:
    for title, cases in (("header", dialect_cases()), ("trap", trap_cases())):
        columns = {parser: run(parser, cases) for parser in PARSERS}
        print(f"| {title} | {' | '.join(PARSERS)} |")
        print("|---|" + "---|" * len(PARSERS))
        for number, case in enumerate(cases):
            print(f"| {case.name} | {' | '.join(column[number] for column in columns.values())} |")
        totals = [f"{sum(one == 'right' for one in column)} of {len(cases)}" for column in columns.values()]
        print(f"| **right** | {' | '.join(totals)} |\n")


if __name__ == "__main__":
    main()
