"""The messages of a backup, as its `sms` and `mms` elements tell them. The word "null" stands for nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from ghostprep.readers import reasons
from ghostprep.readers.input.sources import Source
from ghostprep.readers.sms.xml import Element, elements

_RECEIVED, _SENT = "1", "2"
_NEVER_SENT = ("3", "4", "5", "6")  # draft, outbox, failed, queued
_FROM = "137"
_TO = ("151", "130", "129")
_NOT_FETCHED = "130"  # the kind of an MMS whose content was never fetched
_TOKEN = "insert-address-token"  # stands for the owner's number
_LAST_MILLISECOND = 253_402_300_799_999  # of the year 9999
_FIRST_MILLISECOND = 100_000_000_000  # of 1973: whatever is less counts seconds, as Android's own MMS do


@dataclass(slots=True)
class Record:
    """One message. `addresses` are those of the thread, `recipients` those that an MMS names one by one."""

    line: int
    time: int
    mine: bool
    contact: str
    addresses: tuple[str, ...]
    text: str = ""
    reason: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Everyone but perhaps the owner: where a thread has one address, an MMS may name more."""
        if len(self.addresses) == 1 and len(self.recipients) > 1:
            return (self.sender, *self.recipients) if self.sender else self.recipients
        return self.addresses


def read_records(source: Source) -> Iterator[Record]:
    """Every message in the order of the file. InputError, with its line, if it is broken."""
    open_mms: list[Element] = []
    last = 0
    for element in elements(source):
        if element.name == "sms":
            record = _sms(element, last)
        elif element.name == "mms":
            open_mms = [element]
            continue
        elif element.name == "/mms" and open_mms:
            record = _mms(open_mms, last)
            open_mms = []
        else:
            if open_mms and element.name in ("part", "addr"):
                open_mms.append(element)
            continue
        last = record.time
        yield record


def _sms(element: Element, last: int) -> Record:
    record = _record(element, "type", last)
    text = _value(element.attributes, "body")
    record.text, record.reason = text, record.reason or ("" if text else reasons.EMPTY)
    return record


def _mms(parts: list[Element], last: int) -> Record:
    record = _record(parts[0], "msg_box", last)
    recipients = []
    for element in parts:
        if element.name == "addr":
            address, role = _value(element.attributes, "address"), element.attributes.get("type")
            if address in ("", _TOKEN):
                continue
            if role == _FROM:
                record.sender = address
            elif role in _TO:
                recipients.append(address)
    record.recipients = tuple(recipients)
    if not record.addresses:
        record.addresses = record.recipients if record.mine else tuple(filter(None, [record.sender]))
    texts, kinds = [], set()
    for element in parts:
        if element.name == "part":
            kind = element.attributes.get("ct", "").lower()
            kinds.add(kind)
            if kind == "text/plain" and (text := _value(element.attributes, "text")):
                texts.append(text)
    record.text = "\n".join(texts)
    if not record.text:
        record.reason = record.reason or _wordless(kinds, parts[0].attributes)
    return record


def _wordless(kinds: set[str], attributes: Mapping[str, str]) -> str:
    if any("vcard" in kind for kind in kinds):
        return reasons.CONTACT
    if kinds - {"application/smil", "text/plain"} or attributes.get("m_type") == _NOT_FETCHED:
        return reasons.MEDIA
    return reasons.EMPTY


def _record(element: Element, box: str, last: int) -> Record:
    attributes = element.attributes
    time = _seconds(attributes.get("date", ""))
    if time < 0:
        time = _seconds(attributes.get("date_sent", ""))
    folder = attributes.get(box, "")
    reason = reasons.NOT_A_CONVERSATION if folder in _NEVER_SENT else ""
    if folder not in (_RECEIVED, _SENT, *_NEVER_SENT):
        reason = reasons.UNSUPPORTED
    elif time < 0:
        reason = reason or reasons.UNDATED
    mine = folder == _SENT or folder in _NEVER_SENT
    contact = intern(attributes.get("contact_name", ""))
    addresses = _addresses(_value(attributes, "address"))
    return Record(element.line, max(time, 0) or last, mine, contact, addresses, reason=reason)


@lru_cache(10_000)
def _addresses(joined: str) -> tuple[str, ...]:
    """Made once for each thread, as a backup holds a hundred thousand messages."""
    return tuple(one for one in joined.split("~") if one not in ("", _TOKEN))


def _value(attributes: Mapping[str, str], key: str) -> str:
    value = attributes.get(key, "")
    return "" if value == "null" else value


def _seconds(date: str) -> int:
    if not (date.isascii() and date.isdigit() and len(date) < 16):
        return -1
    number = int(date)
    milliseconds = number if number >= _FIRST_MILLISECOND else number * 1000
    return milliseconds // 1000 if 0 < milliseconds <= _LAST_MILLISECOND else -1
