"""One WhatsApp conversation, written out in every header layout for tests and benchmarks."""

from datetime import UTC, datetime
from typing import NamedTuple

NNBSP, NBSP, LRM, RLM = "\u202f", "\u00a0", "\u200e", "\u200f"
SPANISH = (f"a.{NBSP}m.", f"p.{NBSP}m.")
RIGHT_TO_LEFT = f"{RLM}{{D}}{RLM}/{{M}}{RLM}/{{YYYY}}، {{h}}:{{mm}}{NBSP}{{noon}} - "
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Said(NamedTuple):
    sender: str
    time: datetime
    text: str


class Dialect(NamedTuple):
    """`header` is filled by `header_of`; `noon` is the words before and after noon."""

    name: str
    header: str
    noon: tuple[str, str] = ("", "")
    arabic: bool = False

    @property
    def ios(self) -> bool:
        return self.header.startswith("[")


DIALECTS = (
    Dialect("iOS fr, it, en-GB", "[{DD}/{MM}/{YYYY}, {HH}:{mm}:{ss}] "),
    Dialect("iOS en-US", "[{M}/{D}/{YY}, {h}:{mm}:{ss}" + NNBSP + "{noon}] ", ("AM", "PM")),
    Dialect("iOS en-US before 2023", "[{M}/{D}/{YY}, {h}:{mm}:{ss} {noon}] ", ("AM", "PM")),
    Dialect("iOS de", "[{DD}.{MM}.{YY}, {HH}:{mm}:{ss}] "),
    Dialect("iOS fi", "[{D}.{M}.{YYYY} klo {H}.{mm}.{ss}] "),
    Dialect("iOS fr before 2019", "[{DD}/{MM}/{YYYY} à {HH}:{mm}:{ss}] "),
    Dialect("iOS nl", "[{DD}-{MM}-{YYYY} {HH}:{mm}:{ss}] "),
    Dialect("iOS sv", "[{YYYY}-{MM}-{DD} {HH}:{mm}:{ss}] "),
    Dialect("iOS es", "[{D}/{M}/{YY}, {H}:{mm}:{ss}] "),
    Dialect("iOS es-MX", "[{DD}/{MM}/{YY}, {h}:{mm}:{ss}" + NNBSP + "{noon}] ", SPANISH),
    Dialect("iOS ja", "[{YYYY}/{MM}/{DD} {H}:{mm}:{ss}] "),
    Dialect("iOS ko", "[{YYYY}. {M}. {D}. {noon} {h}:{mm}:{ss}] ", ("오전", "오후")),
    Dialect("iOS zh-TW", "[{YYYY}/{M}/{D} {noon}{h}:{mm}:{ss}] ", ("上午", "下午")),
    Dialect("Android fr, it, en-GB", "{DD}/{MM}/{YYYY}, {HH}:{mm} - "),
    Dialect("Android, two-digit year", "{DD}/{MM}/{YY}, {HH}:{mm} - "),
    Dialect("Android fr before 2021", "{DD}/{MM}/{YYYY} à {HH}:{mm} - "),
    Dialect("Android en-US", "{M}/{D}/{YY}, {h}:{mm}" + NNBSP + "{noon} - ", ("AM", "PM")),
    Dialect("Android en-US before 2023", "{M}/{D}/{YY}, {h}:{mm} {noon} - ", ("AM", "PM")),
    Dialect("Android en-GB, en-IN", "{DD}/{MM}/{YYYY}, {h}:{mm}" + NNBSP + "{noon} - ", ("am", "pm")),
    Dialect("Android de", "{DD}.{MM}.{YY}, {HH}:{mm} - "),
    Dialect("Android es", "{D}/{M}/{YYYY}, {h}:{mm}" + NNBSP + "{noon} - ", SPANISH),
    Dialect("Android pt-BR", "{DD}/{MM}/{YYYY} {HH}:{mm} - "),
    Dialect("Android nl", "{DD}-{MM}-{YYYY} {HH}:{mm} - "),
    Dialect("Android sv, fr-CA", "{YYYY}-{MM}-{DD} {HH}:{mm} - "),
    Dialect("Android en-ZA", "{YYYY}/{MM}/{DD}, {hh}:{mm} {noon} - ", ("am", "pm")),
    Dialect("Android da", "{DD}.{MM}.{YY} {HH}.{mm} - "),
    Dialect("Android tr", "{DD}.{MM}.{YYYY} {HH}:{mm} - "),
    Dialect("Android zh-CN", "{YYYY}/{M}/{D} {noon}{h}:{mm} - ", ("上午", "下午")),
    Dialect("Android ja", "{YYYY}/{MM}/{DD} {H}:{mm} - "),
    Dialect("Android ar", RIGHT_TO_LEFT, ("ص", "م"), arabic=True),
    Dialect("legacy iOS", "{YY}/{M}/{D} {HH}:{mm}:{ss}: "),
)  # fmt: skip


def header_of(dialect: Dialect, time: datetime) -> str:
    """The header that opens a message of `time`."""
    twelve = time.hour % 12 or 12
    header = dialect.header.format(
        D=time.day, DD=f"{time.day:02}", M=time.month, MM=f"{time.month:02}",
        YY=f"{time.year % 100:02}", YYYY=time.year,
        H=time.hour, HH=f"{time.hour:02}", h=twelve, hh=f"{twelve:02}",
        mm=f"{time.minute:02}", ss=f"{time.second:02}", noon=dialect.noon[time.hour >= 12],
    )  # fmt: skip
    return header.translate(ARABIC) if dialect.arabic else header


def _at(day: int, hour: int, minute: int, month: int = 3) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=UTC)


LEA, ZOE, PHONE, DOCTOR = "Léa Petit", "Zoé", "+33 6 39 98 12 34", "Dr: Martin"

# What people wrote. Each text is a trap that some parser falls into.
CONVERSATION = (
    Said(LEA, _at(9, 0, 5), "salut ! t'es là ?"),
    Said(DOCTOR, _at(9, 12, 30), "midi et demi"),
    Said(LEA, _at(9, 12, 30), "première ligne\n\ndeuxième, après une ligne vide\n- une liste"),
    Said(ZOE, _at(9, 13, 0), "½ ﬁn… « ça va » 👩‍👩‍👧 ❤️"),
    Said(LEA, _at(9, 23, 59), "[14:23, 12/03/2024] Max: collé depuis WhatsApp Web\n12\n2024\n14:23"),
    Said(LEA, _at(10, 0, 0), "image omitted lol"),
    Said(PHONE, _at(10, 0, 1), "I left my keys: <3"),
    Said(ZOE, _at(12, 11, 59), "<br> n'est pas un média"),
    Said(ZOE, _at(12, 11, 59), "ok"),
    Said(ZOE, _at(12, 11, 59), "ok"),
    Said(LEA, _at(13, 1, 7), "note: https://example.org/a?b=1: voilà"),
    Said(DOCTOR, _at(28, 18, 45), "Martin left the building"),
    Said(LEA, _at(1, 7, 0, 4), "This message was deleted, dit-il"),
    Said(PHONE, _at(2, 12, 0, 4), "?"),
)


def write(dialect: Dialect, *, line_end: str = "\n", bom: bool = False) -> str:
    """The conversation as the app exports it, with notices, media and an edited message in between."""
    lines = [_notice(dialect)]
    for number, said in enumerate(CONVERSATION):
        edited = f" {LRM}<This message was edited>" if number == 3 else ""
        lines.append(f"{header_of(dialect, said.time)}{_shown(said.sender)}: {said.text}{edited}")
        if number == 4:
            lines.append(_media(dialect, said))
    text = "\n".join(lines) + "\n"
    return ("\ufeff" if bom else "") + text.replace("\n", line_end)


def _shown(sender: str) -> str:
    return {PHONE: f"\u202a{PHONE.replace(' ', NBSP)}\u202c", ZOE: f"~{NNBSP}{ZOE}"}.get(sender, sender)


def _notice(dialect: Dialect) -> str:
    words = "Messages and calls are end-to-end encrypted. No one outside of this chat can read them."
    return header_of(dialect, CONVERSATION[0].time) + (f"Copains: {LRM}{words}" if dialect.ios else words)


def _media(dialect: Dialect, said: Said) -> str:
    if dialect.ios:
        return f"{LRM}{header_of(dialect, said.time)}{said.sender}: {LRM}image omitted"
    return f"{header_of(dialect, said.time)}{said.sender}: <Media omitted>"
