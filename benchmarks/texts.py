"""Texts of the benchmarks' invented chats: short ones that repeat, sentences that hardly ever do."""

import re
from random import Random

from benchmarks.words import CLOSERS, Language

DOMAINS = ["org", "com", "net"]
ELISION = re.compile(" de (?=[aeiouéê])")
STREETS = ["des Lilas", "Gambetta", "de la Paix", "du Four"]


class Writer:
    """Makes texts. One instance, one language, one stream of random numbers."""

    def __init__(self, language: Language, random: Random, names: list[str]) -> None:
        self.language, self.names = language, names
        self.draw = random.random
        self.random = random

    def pick(self, items: list[str]) -> str:
        return items[int(self.draw() * len(items))]

    def text(self) -> str:
        """One message text: a third are short and repeat as they do in life, the others hardly ever."""
        draw = self.draw()
        if draw < 0.24:
            return self._dress(self.pick(self.language.short))
        if draw < 0.2425:
            return "\n".join(self._sentence() for _ in range(3 + int(self.draw() * 14)))
        parts = 1 + (self.draw() < 0.27) + (self.draw() < 0.09) + (self.draw() < 0.05)
        text = " ".join(self._sentence() for _ in range(parts))
        return self._dress(text)

    def _sentence(self) -> str:
        words, draw, pick = self.language, self.draw, self.pick
        shape = draw()
        if shape < 0.42:
            body = f"{pick(words.starts)} {pick(words.actions)} {pick(words.things)}"
        elif shape < 0.68:
            body = f"{pick(words.starts)} {pick(words.actions)}"
        else:
            body = f"{pick(words.things)} {pick(words.verdicts)}"
        if draw() < 0.3:
            body = f"{body} {pick(words.places)}"
        if draw() < 0.22:
            body = f"{pick(words.openers)} {body}"
        return ELISION.sub(" d'", body)

    def _dress(self, text: str) -> str:
        """Adds, now and then, a name, a number, personal data, an emoji, an elongation, a capital."""
        draw = self.draw()
        if draw < 0.128:
            name = self.pick(self.names)
            name = name if self.draw() < 0.6 else name.lower()
            text = f"{name} {text}" if self.draw() < 0.4 else f"{text} {name}"
        elif draw < 0.270:
            text = f"{text} {self._number()}"
        elif draw < 0.305:
            text = f"{text} {self._personal()}"
        if self.draw() < 0.16:
            text += self.pick(CLOSERS)
        if self.draw() < 0.05:
            cut = int(self.draw() * len(text))
            text = text[:cut] + text[cut : cut + 1] * (1 + int(self.draw() * 4)) + text[cut + 1 :]
        if self.draw() < 0.22:
            text = text[:1].upper() + text[1:]
        return text

    def _number(self) -> str:
        draw, number = self.draw(), int(self.draw() * 60)
        if draw < 0.4:
            return f"{self.pick(self.language.at)} {7 + number % 16}h{number - number % 5:02}"
        if draw < 0.6:
            return f"{number} {self.pick(self.language.units)}"
        if draw < 0.7:
            return f"{number % 28 + 1:02}/{number % 12 + 1:02}"
        return self.pick(
            ["b4", "x2", "2m1", "le 12", "1h", "J-3", "4-1 mdr", "12,50€", "n°7", "20/20", "1er", "2 sec"]
        )

    def _personal(self) -> str:
        """Two thirds are links, as in life."""
        draw, rest = self.draw(), self.random.randrange
        name = self.pick(self.names).lower()
        if draw < 0.4:
            return f"https://www.example.{self.pick(DOMAINS)}/{name}/{self.pick(self.language.tags)}"
        if draw < 0.65:
            return f"https://example.com/{name}?v={rest(10**6)}"
        if draw < 0.75:
            return f"{name}.{self.pick(self.language.tags)}@example.org"
        if draw < 0.8:
            return f"@{name}_{self.pick(self.language.tags)}"
        if draw < 0.9:
            tail = f"{rest(100):02} {rest(100):02}"
            return self.pick(
                [f"06 39 98 {tail}", f"+33 6 39 98 {tail}", f"0639 98{tail}", f"07700 900{rest(1000):03}"]
            )
        if draw < 0.94:
            return f"{1 + rest(180)} rue {self.pick(STREETS)}, 59{rest(1000):03} Lille"
        if draw < 0.97:
            return iban(f"{rest(10**10):010}{rest(10**11):011}{rest(100):02}")
        return card(f"4970{rest(10**11):011}") if draw < 0.99 else f"203.0.113.{rest(256)}"


def iban(account: str) -> str:
    """A French IBAN with valid check digits around 23 digits."""
    check = 98 - int(account + "152700") % 97
    digits = f"FR{check:02}{account}"
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def card(digits: str) -> str:
    """A card number of 16 digits that passes Luhn, from its first 15."""
    doubled = [int(digit) * (2 - index % 2) for index, digit in enumerate(digits)]
    check = -sum(value - 9 if value > 9 else value for value in doubled) % 10
    full = f"{digits}{check}"
    return " ".join(full[start : start + 4] for start in range(0, 16, 4))
