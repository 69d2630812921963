"""How WhatsApp opens a message, as its exports of many languages and ages do."""

from datetime import datetime
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
