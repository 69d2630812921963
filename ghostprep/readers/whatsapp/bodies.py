"""Tells what a person wrote in a WhatsApp body from what the app wrote: placeholders, notices, suffixes.

The app's strings (whatsapp_phrases.py) count only where the app puts them: as a whole body, as the
part after a direction mark (U+200E, which iOS sets before everything that it writes), or between
angle brackets at an end. A text that merely contains one is kept.
"""

import functools
import re
from collections.abc import Iterable

from ghostprep.readers import reasons
from ghostprep.readers.whatsapp.layouts import BIDI, SPACES
from ghostprep.readers.whatsapp.phrases import LOCALES
from ghostprep.readers.whatsapp.phrases.calls import CALL_ENDS

MARK = "\u200e"
_CONTROLS = [0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
_PLAIN = {ord(space): " " for space in SPACES} | {ord("’"): "'"} | dict.fromkeys(_CONTROLS, "")
_OUTER = "".join(map(chr, _CONTROLS)) + SPACES + "\n"
_STOPS = ".。।"
YOU = ("You ", "Vous ", "Tu ", "Du ", "Hai ", "Je ", "U ", "Você ", "Activaste", "Desactivaste", "Siz ")
_LINE = 300  # no notice is longer; a bound for the regexes


def plain(text: str) -> str:
    """Without direction controls, with ordinary spaces and apostrophes."""
    return text.translate(_PLAIN)


def _all(field: str) -> tuple[str, ...]:
    phrases = (phrase for locale in LOCALES for phrase in getattr(locale, field))
    return tuple(dict.fromkeys(phrases))


def _either(phrases: Iterable[str]) -> str:
    """A regex source for any of `phrases` as the app may write them."""
    sources = (re.escape(phrase).replace(r"\ ", f"[{SPACES}]") for phrase in phrases)
    return "(?:" + "|".join(sorted(sources, key=len, reverse=True)) + ")"


# Whole bodies, or whole parts after a mark, without the final full stop.
_WHOLE = (
    dict.fromkeys(_all("deleted"), reasons.DELETED)
    | dict.fromkeys(_all("live_place"), reasons.LOCATION)
    | dict.fromkeys(_all("view_once"), reasons.VIEW_ONCE)
    | dict.fromkeys(_all("waiting"), reasons.UNSUPPORTED)
    | dict.fromkeys(_all("missed"), reasons.CALL)
    | {"null": reasons.VIEW_ONCE}
)
_OMITTED = {phrase.casefold(): reasons.MEDIA for phrase in _all("omitted")}
_OMITTED |= {phrase.casefold(): reasons.CONTACT for phrase in _all("contact")}
_OMITTED |= {phrase.casefold(): reasons.VIEW_ONCE for phrase in _all("view_once")}
_BRACKETED = {phrase.casefold(): reasons.MEDIA for phrase in _all("placeholder")} | _OMITTED
_CALLS = re.compile(rf"(?i:{_either(_all('missed') + _all('calls'))})(?:[.,].*)?", re.DOTALL)
_CALL_AND_END = re.compile(
    rf"{_either(_all('missed') + _all('calls'))}[.,] ?(?:\d{{1,4}} ?\w{{1,8}}\.?(?: \d{{1,2}} ?\w{{1,8}}\.?)?"
    rf"|{_either(CALL_ENDS)}\.?)"
)
_POLLS = _all("poll")
_OPTION = re.compile(r"\([^()\n]{1,9} [^()\n]{1,20}\)\Z")  # the votes for the last one
_ENCRYPTION = _all("encryption")
_DELETED_BY = _all("deleted_by")
_EVENT = re.compile("|".join([*map(re.escape, _ENCRYPTION), *_all("events")]))
_ACT = re.compile("|".join(_all("acts")))
_TIMER = re.compile(rf"[^\n]{{1,100}}? (?:{'|'.join(_all('timers'))})")
_DEEDS = _all("deeds")
_OPEN_DEEDS = [deed for deed in _DEEDS if ".+" in deed or ".{" in deed]  # whoever did it to whomever
_SHORT_DEEDS = [deed for deed in _DEEDS if " " not in deed]
_FIRM_DEEDS = [deed for deed in _DEEDS if deed not in _OPEN_DEEDS and deed not in _SHORT_DEEDS]


def _deed(deeds: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[^\n]{{1,100}}? (?:{'|'.join(deeds)})(?:\b|$)")


_DEED, _OPEN, _SHORT, _FIRM = map(_deed, (_DEEDS, _OPEN_DEEDS, _SHORT_DEEDS, _FIRM_DEEDS))
_EDITED = re.compile(rf"<[{BIDI}]*{_either(_all('edited'))}\.?>[{BIDI}\s]*\Z")
_ATTACHED_LINE = re.compile(
    rf"(?P<mark>[{BIDI}]*)(?P<file>[^\s{BIDI}][^\n]*?)[{SPACES}]\((?P<word>[^()\n]{{2,40}})\)[{BIDI}]*"
)
_APP_FILE = re.compile(r"(?:IMG|VID|PTT|AUD|STK|DOC)-\d{8}-WA\d+(?:\.\w*)?")
_ANY_FILE = re.compile(r"[^\n]+\.\w{1,5}")
_ATTACHED_TAG = re.compile(
    rf"(?P<mark>[{BIDI}]*)[<‹][{BIDI}]*(?P<word>[^\W\d][^:<>\n]{{0,30}}?)[{SPACES}]?:[{SPACES}](?P<file>[^<>\n]+)>\s*\Z"
)
_OLD_TAG = re.compile(rf"(?P<file>\S[^\n]*?)[{SPACES}][<‹][{BIDI}]*{_either(_all('attached'))}>")
_ATTACHED = frozenset(phrase.casefold() for phrase in _all("attached"))
_MAP = re.compile(
    r"(?:[^\W\d_]{1,30}(?:[ -][^\W\d_]{1,30})? ?[:：] ?)?https?://maps\.google\.com/\?q=-?\d[\d.]*,-?\d[\d.]*\s*"
)
_PLACES = tuple(f"{word.casefold()}{colon}" for word in _all("place") for colon in (":", " :", "："))
# One line, and more than a word of plain letters: "<Media jätettiin pois>", not "<br>" or "<3".
_FOREIGN_TAG = re.compile(r"(?![<][!-~]*>)[<‹][^<>‹›/=\"\n]{2,58}>")
_WHOLE_FORMS = {
    form
    for phrase in (*_WHOLE, *_all("omitted"), *_all("contact"))
    for form in (phrase, f"{phrase}.", f"{phrase}。")
}
_WHOLE_FORMS.add("")
_FIVE = {phrase[:5] for phrase in (*_ENCRYPTION, *_DELETED_BY, *_all("missed"), *_all("calls"))}
"""How sentences begin that may go on."""
_STARTS = frozenset("<‹\u200f\u202a\u202b\u2068")
_ENDS = frozenset(">›) \u00a0\u202f")


class Bodies:
    """Classifies the bodies of one file.

    `marked`: it is of iOS and has direction marks. What the app wrote in the place of a message then
    carries one; without (Android, or marks lost on the way) a whole body must do. `foreign`: the app wrote
    in a language that no phrases are known of.
    """

    def __init__(self, ios: bool, marked: bool) -> None:
        self.ios = ios
        self.marked = marked
        self.foreign = False
        # Placeholders come in thousands; anything longer would only fill the memory.
        self._short = functools.lru_cache(maxsize=4096)(self._judge)

    def judge(self, body: str) -> tuple[str, str]:
        """`(text, reason)`: what the sender wrote, and why it is no conversation ("" if it is)."""
        if not (
            body in _WHOLE_FORMS
            or MARK in body
            or "\n" in body
            or body[-1:] in _ENDS
            or body[:1] in _STARTS
            or "://maps." in body
            or (len(body) > 14 and body[:5] in _FIVE)
        ):
            return body, ""
        return self._short(body) if len(body) <= 100 else self._judge(body)

    def _judge(self, body: str) -> tuple[str, str]:
        start = body.rfind("<")
        if start >= 0 and _EDITED.match(body, start):
            body = body[:start].rstrip(_OUTER)
        if not body.strip():
            return body, reasons.EMPTY
        for rule in (self._whole, self._tagged, self._after_mark, _attached_line):
            if (verdict := rule(body)) is not None:
                text, reason = verdict
                # A caption is what the person wrote about the media that is gone.
                return (text, "") if text and reason == reasons.MEDIA else (body, reason)
        return body, ""

    def _whole(self, body: str) -> tuple[str, str] | None:
        """The whole body is one of the app's sentences."""
        text = plain(body).strip()
        sentence = text.rstrip(_STOPS)
        by_app = body.startswith(MARK)
        if (reason := _WHOLE.get(sentence)) and (by_app or not self.marked):
            return None if sentence == "null" and self.ios else ("", reason)
        if _MAP.fullmatch(text) or (by_app and text.casefold().startswith(_PLACES)):
            return "", reasons.LOCATION
        first, _, last = text.partition("\n")
        if first.strip() in _POLLS and (by_app or (not self.marked and _OPTION.search(last))):
            return "", reasons.POLL
        if (by_app and _CALLS.fullmatch(text)) or (not self.marked and _CALL_AND_END.fullmatch(text)):
            return "", reasons.CALL
        if (by_app or not self.marked) and "\n" not in text and text[:_LINE].startswith(_DELETED_BY):
            return "", reasons.DELETED
        if self.ios and not self.marked and (reason := _OMITTED.get(sentence.casefold())):
            return "", reason
        if (by_app and (is_notice(text) or is_timer(text))) or (
            not self.marked and text.startswith(_ENCRYPTION)
        ):
            return "", reasons.SYSTEM
        return None

    def _tagged(self, body: str) -> tuple[str, str] | None:
        """`<Media omitted>` first, `<attached: F>` last, or the 2015 form `F <attached>` first."""
        first, _, rest = body.partition("\n")
        tag = plain(first).strip()
        if tag[:1] in "<‹" and tag[-1:] in ">›":
            inner = tag[1:-1].strip().rstrip(".").casefold()
            if reason := _BRACKETED.get(inner):
                return rest.strip(), reason
            if not self.ios and not rest and _FOREIGN_TAG.fullmatch(tag):
                return "", reasons.MEDIA
        if match := _OLD_TAG.fullmatch(first):
            return rest.strip(), _kind(match["file"])
        start = max(body.rfind("<"), body.rfind("‹"))
        if start >= 0:
            start -= body[:start].endswith(MARK)
            match = _ATTACHED_TAG.match(body, start)
            if match and (MARK in match["mark"] or plain(match["word"]).strip().casefold() in _ATTACHED):
                return body[:start].strip(), _kind(match["file"])
        return None

    def _after_mark(self, body: str) -> tuple[str, str] | None:
        """`caption ‎image omitted`, `Name.pdf • ‎2 pages ‎document omitted`."""
        start = body.rfind(MARK)
        if start < 0:
            return None
        reason = _OMITTED.get(plain(body[start:]).strip().rstrip(".").casefold())
        if reason is None:
            return None
        caption = body[:start].strip(f"{MARK} \n")
        above, _, last = caption.rpartition("\n")
        return (above if "•" in last else caption), reason


def _attached_line(body: str) -> tuple[str, str] | None:
    """Android: `IMG-20240312-WA0001.jpg (file attached)`, and the caption on the lines below."""
    first, _, rest = body.partition("\n")
    match = _ATTACHED_LINE.fullmatch(first)
    if match is None:
        return None
    known = plain(match["word"]).strip().casefold() in _ATTACHED
    is_file = _ANY_FILE.fullmatch(match["file"]) is not None
    if (known and is_file) or _APP_FILE.fullmatch(match["file"]) or (MARK in match["mark"] and is_file):
        return rest.strip(), _kind(match["file"])
    return None


def _kind(file: str) -> str:
    return reasons.CONTACT if file.rstrip().lower().endswith(".vcf") else reasons.MEDIA


def is_event(text: str) -> bool:
    """Whether `text` (as `plain` gives it) begins like a notice about the chat itself."""
    return _EVENT.match(text[:_LINE]) is not None


def is_deed(text: str) -> bool:
    """Whether `text` (as `plain` gives it) begins like "Léa added Max"."""
    return _DEED.match(text[:_LINE]) is not None


def is_notice(text: str) -> bool:
    """Either of the two, or another sentence about what somebody did."""
    return is_event(text) or is_deed(text) or _ACT.match(text[:_LINE]) is not None


def is_surely_a_deed(text: str, people: Iterable[str]) -> bool:
    """Whether that holds where no mark tells: "Léa added Max", not "Léa added sugar" or "Léa left it on"."""
    if "\n" in text or len(text) > _LINE:
        return False
    if _FIRM.match(text) or _SHORT.fullmatch(text.rstrip(_STOPS)):
        return True
    return _OPEN.match(text) is not None and any(name in text[1:] for name in people)


def is_timer(text: str) -> bool:
    """Whether `text` (as `plain` gives it) says what somebody did to the chat's settings."""
    return _TIMER.match(text[:_LINE]) is not None


def notice_reason(text: str) -> str:
    """Why a line without a sender is no message: a call, or any other notice."""
    return reasons.CALL if _CALLS.fullmatch(plain(text).strip()) else reasons.SYSTEM
