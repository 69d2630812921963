"""Invented chats in any number, as exports of three platforms: what the benchmarks read.

    python -m benchmarks.corpus FOLDER [--messages 1000000]

Shaped like French SMS corpora: median length about 35 characters with a long tail, bursts of bubbles,
sessions hours apart, chats from a handful to tens of thousands of messages, about 200 people. 14–18% of
the messages hold a digit, 15–22% a digit, an @ or a URL, 27–31% one of these or a participant's first name:
the shares that decide how much a masker has to do (shared/PRIVACY.md). Same seed, same bytes.
"""

import argparse
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import NamedTuple
from zlib import crc32

from benchmarks.texts import Writer
from benchmarks.words import ENGLISH, FIRST_NAMES, FRENCH, LAST_NAMES, Language

ME = "Noé Carpentier"
PLATFORM_SHARES = {"whatsapp": 0.5, "telegram": 0.3, "messenger": 0.2}
CHATS_PER_PLATFORM = 40
PEOPLE = 200
FIRST_DAY = int(datetime(2019, 1, 7, tzinfo=UTC).timestamp())


class Bubble(NamedTuple):
    """One message; `kind` is "" for text, else media or deleted."""

    sender: str
    time: int
    text: str
    kind: str


@dataclass(frozen=True)
class Corpus:
    """Where the exports lie and what they hold."""

    folder: Path
    messages: int
    chats: int
    whatsapp: tuple[Path, ...]
    whatsapp_messages: int
    me: str = ME


def make_people(random: Random) -> list[str]:
    """Full names, none twice; a tenth have an emoji in their display name."""
    pairs = random.sample(range(len(FIRST_NAMES) * len(LAST_NAMES)), PEOPLE)
    names = [
        f"{FIRST_NAMES[pair % len(FIRST_NAMES)]} {LAST_NAMES[pair // len(FIRST_NAMES)]}" for pair in pairs
    ]
    return [f"{name} {random.choice('🌻🎸🐙🔥⭐')}" if random.random() < 0.1 else name for name in names]


def make_chat(random: Random, people: list[str], count: int, language: Language) -> Iterator[Bubble]:
    """`count` messages of one chat in time order: sittings of about 18 messages, hours or days apart."""
    members = [ME, *people]
    names = sorted({name.split()[0] for name in members})
    write = Writer(language, random, names).text
    other = Writer(ENGLISH if language is FRENCH else FRENCH, random, names).text
    draw, log = random.random, math.log
    clock, left, speaker = FIRST_DAY + random.randrange(86400 * 300), 0, ME
    for _ in range(count):
        if left == 0:
            left = 1 + int(-18 * log(1 - draw()))
            clock += 3600 + int(-40000 * log(1 - draw()))
            speaker = members[int(draw() * len(members))]
        elif draw() < 0.41:
            clock += 2 + int(-9 * log(1 - draw()))
        else:
            clock += 4 + int(-50 * log(1 - draw()))
            speaker = ME if speaker != ME and draw() < 0.8 else people[int(draw() * len(people))]
        left -= 1
        kind = draw()
        if kind < 0.033:
            yield Bubble(speaker, clock, "", "media" if kind < 0.03 else "deleted")
        else:
            yield Bubble(speaker, clock, other() if draw() < 0.03 else write(), "")


def shares(total: int, parts: int) -> list[int]:
    """`total` in `parts` whole numbers of at least 1, the n-th largest in proportion to 1/n."""
    weights = [1 / (rank + 2) for rank in range(parts)]
    counts = [max(1, int(total * weight / sum(weights))) for weight in weights]
    counts[0] += total - sum(counts)
    return counts


def write_corpus(folder: Path, messages: int = 1_000_000, seed: int = 7) -> Corpus:
    """Writes the exports under `folder` (made anew) and tells what they hold."""
    random = Random(seed)
    people = make_people(random)
    files: list[Path] = []
    deck: list[str] = []
    counts = {platform: int(messages * share) for platform, share in PLATFORM_SHARES.items()}
    counts["whatsapp"] += messages - sum(counts.values())
    for platform, count in counts.items():
        writer = WRITERS[platform](folder)
        for number, size in enumerate(shares(count, CHATS_PER_PLATFORM)):
            group = 2 + random.randrange(10) if number % 6 == 5 else 1
            if len(deck) < group:
                deck = random.sample(people, PEOPLE)
            others = [deck.pop() for _ in range(group)]
            language = ENGLISH if number % 10 in (3, 6, 9) else FRENCH
            title = others[0] if group == 1 else f"{language.group} {number}"
            files += writer.add(number, title, make_chat(random, others, size, language), [ME, *others])
        writer.close()
    return Corpus(folder, messages, 3 * CHATS_PER_PLATFORM, tuple(files), counts["whatsapp"])


class WhatsApp:
    """One .txt a chat, as Android writes it in French."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "whatsapp"
        self.folder.mkdir(parents=True, exist_ok=True)

    def add(self, number: int, title: str, chat: Iterator[Bubble], members: list[str]) -> list[Path]:
        path = self.folder / f"Discussion WhatsApp avec {title}.txt"
        stamp = datetime.fromtimestamp(FIRST_DAY, UTC).strftime("%d/%m/%Y, %H:%M")
        with path.open("w", encoding="utf-8", newline="") as out:
            out.write(f"{stamp} - Les messages et les appels sont chiffrés de bout en bout.\n")
            for sender, time, text, kind in chat:
                body = text or ("<Médias omis>" if kind == "media" else "Ce message a été supprimé")
                stamp = datetime.fromtimestamp(time, UTC).strftime("%d/%m/%Y, %H:%M")
                out.write(f"{stamp} - {sender}: {body}\n")
        return [path]

    def close(self) -> None:
        """Each file is closed when it is written."""


class Telegram:
    """One result.json of the whole account, indented by one space as Telegram Desktop does."""

    def __init__(self, folder: Path) -> None:
        path = folder / "telegram" / "result.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        self.out = path.open("w", encoding="utf-8", newline="")
        self.out.write(
            '{\n "personal_information": {\n  "user_id": 1000,\n  "first_name": "Noé",\n'
            '  "last_name": "Carpentier"\n },\n "chats": {\n  "about": "All chats.",\n  "list": [\n'
        )
        self.first = True

    def add(self, number: int, title: str, chat: Iterator[Bubble], members: list[str]) -> list[Path]:
        kind = "private_group" if len(members) > 2 else "personal_chat"
        ids = {name: crc32(name.encode()) for name in members} | {ME: 1000}
        senders = {name: f'"from": {_json(name)},\n     "from_id": "user{ids[name]}"' for name in members}
        self.out.write("" if self.first else ",\n")
        self.first = False
        self.out.write(
            f'   {{\n    "name": {_json(title)},\n    "type": "{kind}",\n    "id": {3000 + number},\n'
        )
        self.out.write('    "messages": [')
        comma = ""
        for ident, bubble in enumerate(chat):
            if bubble.kind != "deleted":  # leaves no trace in Telegram's exports
                message = self._message(ident, bubble, senders[bubble.sender])
                self.out.write(comma + message.replace("\n", "\n "))
                comma = ","
        self.out.write("\n    ]\n   }")
        return []

    @staticmethod
    def _message(ident: int, bubble: Bubble, sender: str) -> str:
        text = _json(bubble.text)
        plain = (
            f'[\n      {{\n       "type": "plain",\n       "text": {text}\n      }}\n     ]'
            if bubble.text
            else "[]"
        )
        photo = (
            '     "photo": "(File not included.)",\n     "width": 960,\n     "height": 1280,\n'
            if bubble.kind
            else ""
        )
        date = datetime.fromtimestamp(bubble.time + 3600, UTC).strftime("%Y-%m-%dT%H:%M:%S")
        return (
            f'\n    {{\n     "id": {ident},\n     "type": "message",\n     "date": "{date}",\n'
            f'     "date_unixtime": "{bubble.time}",\n     {sender},\n{photo}     "text": {text},\n'
            f'     "text_entities": {plain}\n    }}'
        )

    def close(self) -> None:
        self.out.write("\n  ]\n }\n}")
        self.out.close()


class Messenger:
    """Folders of `message_N.json` with 10,000 messages each, the newest first, in escaped bytes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "messenger" / "your_facebook_activity" / "messages" / "inbox"

    def add(self, number: int, title: str, chat: Iterator[Bubble], members: list[str]) -> list[Path]:
        thread = self.folder / f"chat{number}_{5000 + number}"
        thread.mkdir(parents=True, exist_ok=True)
        bubbles = list(chat)[::-1]
        frame = {
            "participants": [{"name": _mojibake(name)} for name in members],
            "messages": [],
            "title": _mojibake(title),
            "is_still_participant": True,
            "thread_path": f"inbox/{thread.name}",
        }
        for part in range(0, len(bubbles), 10_000):
            frame["messages"] = [self._message(bubble) for bubble in bubbles[part : part + 10_000]]
            path = thread / f"message_{part // 10_000 + 1}.json"
            path.write_text(json.dumps(frame, indent=2), encoding="ascii")
        return []

    @staticmethod
    def _message(bubble: Bubble) -> dict[str, object]:
        sent: dict[str, object] = {
            "sender_name": _mojibake(bubble.sender),
            "timestamp_ms": bubble.time * 1000 + 421,
        }
        if bubble.kind == "media":
            return {**sent, "photos": [{"uri": "photos/1.jpg", "creation_timestamp": bubble.time}]}
        if bubble.kind == "deleted":
            return {**sent, "is_unsent": True}
        return {**sent, "content": _mojibake(bubble.text), "is_geoblocked_for_viewer": False}

    def close(self) -> None:
        """Each file is closed when it is written."""


WRITERS: dict[str, type[WhatsApp | Telegram | Messenger]] = {
    "whatsapp": WhatsApp,
    "telegram": Telegram,
    "messenger": Messenger,
}


def _json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _mojibake(text: str) -> str:
    return text.encode().decode("latin-1")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--messages", type=int, default=1_000_000)
    args = parser.parse_args()
    corpus = write_corpus(args.folder, args.messages)
    print(f"{corpus.messages:,} messages in {corpus.chats} chats under {corpus.folder}")


if __name__ == "__main__":
    main()
