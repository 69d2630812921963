"""Android SMS and MMS: the XML of SMS Backup & Restore, which Silence and other apps write too.

What the phone sent is the owner's, called "Me". Numbers of one person come in several spellings, and names
only where the app knew the contact: both are settled over all files.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ghostprep.memory import drain
from ghostprep.readers import reasons
from ghostprep.readers.input.sources import Source
from ghostprep.readers.names import clean_name
from ghostprep.readers.sms.records import Record, read_records
from ghostprep.records import Conversation, Message

PLATFORMS = ("sms",)

_ROOT = re.compile(rb"<smses[\s>]")
_UNKNOWN = ("", "(Unknown)", "null")
_ME = "Me"
_DIGITS_THAT_TELL = 9
"""Of the end of a number: what its spellings with and without a country code have in common."""


def recognises(source: Source) -> bool:
    """XML whose root is `smses`."""
    head = source.head().removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith((b"<?xml", b"<!--", b"<!DOCTYPE smses", b"<smses")) and bool(_ROOT.search(head))


def read(sources: Sequence[Source], date_order: str | None) -> Iterator[Conversation]:
    """One conversation for each set of people in each file. InputError, with its line, if one is broken."""
    files = [(source.name, deque(read_records(source))) for source in sources]
    names = _names(record for _, own in files for record in own)
    own_numbers = _own_numbers(record for _, own in files for record in own)
    for file, own in files:
        chats: dict[str, tuple[str, list[Message]]] = {}
        for record in drain(own):
            people = list(dict.fromkeys(map(number_key, record.people)))
            if len(people) > 1:
                people = [person for person in people if person not in own_numbers]
            title = ", ".join(names[person] for person in people) or "nobody"
            _, messages = chats.setdefault(" ".join(sorted(people)) or title, (title, []))
            messages.append(_message(record, people, names))
        for key, (title, messages) in chats.items():
            messages.sort(key=lambda message: message.time)
            yield Conversation("sms", title, messages, key, (file,), "SMS Backup & Restore")


@lru_cache(100_000)
def number_key(address: str) -> str:
    """What the spellings of one number have in common; a sender in letters or of few digits is as it is."""
    digits = "".join(re.findall(r"[0-9]", address))
    if len(digits) < _DIGITS_THAT_TELL or "@" in address or any(c.isalpha() for c in address):
        return clean_name(address).casefold().replace(" ", "")
    return digits[-_DIGITS_THAT_TELL:]


def _names(records: Iterable[Record]) -> dict[str, str]:
    """The name of each number: the contact's, else the number as it is written first."""
    contacts: dict[str, str] = {}
    spelled: dict[str, str] = {}
    for record in records:
        for address in (*record.people, record.sender):
            spelled.setdefault(number_key(address), clean_name(address))
        addresses = record.addresses
        own = [record.contact] if len(addresses) == 1 else record.contact.split(", ")
        if len(own) == len(addresses):  # a comma may be part of a name
            for address, name in zip(addresses, map(clean_name, own), strict=True):
                if name not in _UNKNOWN:
                    contacts.setdefault(number_key(address), name)
    return spelled | contacts


def _own_numbers(records: Iterable[Record]) -> frozenset[str]:
    """The owner's numbers: what they sent comes from, and the only one that something received went to."""
    own = set()
    for record in records:
        if record.mine and record.sender:
            own.add(number_key(record.sender))
        elif _is_to_one(record):
            own.add(number_key(record.recipients[0]))
    return frozenset(own)


def _is_to_one(record: Record) -> bool:
    return not record.mine and bool(record.sender) and len(record.recipients) == 1 == len(record.addresses)


def _message(record: Record, people: Sequence[str], names: dict[str, str]) -> Message:
    reason = record.reason
    if record.mine:
        sender = _ME
    elif record.sender:
        sender = names[number_key(record.sender)]
    else:
        sender = names[people[0]] if len(people) == 1 else ""
    if not sender:
        reason = reason or reasons.SENDERLESS
    return Message(sender, record.time, record.text, reason, record.line, record.mine, True)
