"""Recall, precision and clean chat touched in the other languages that are masked, kind by kind.

    python -m benchmarks.privacy_languages [--per-kind 400] [--clean 20000]

Prints Markdown tables. The sentences are invented (data/languages/): one set was written before the
patterns; another says the same in other words, and the patterns were mended once after a look at what they
missed in it. Regions are those that a build takes for a chat in the language. Recall and precision as in
benchmarks.privacy. No network.
"""

import argparse
from collections.abc import Iterator

from benchmarks.pii.languages import CHAT_LANGUAGES, LANGUAGES, foreign_chat, foreign_kinds, foreign_samples
from benchmarks.pii.sample import Sample
from benchmarks.privacy import Score, score
from ghostprep.config import PrivacyConfig
from ghostprep.privacy import build_name_table, with_regions
from ghostprep.privacy.masker import Masker


def masker_for(language: str) -> Masker:
    settings = with_regions(PrivacyConfig(third_parties="off"), [language])
    return Masker(settings, build_name_table([], [], settings, b"benchmark"))


def score_of(masker: Masker, samples: list[Sample]) -> Score:
    masked = masker.mask_many([sample.text for sample in samples])
    return score(samples, [[span[:2] for span in each.spans] if each else [] for each in masked])


def table_of_languages(maskers: dict[str, Masker], per_kind: int, clean: int) -> Iterator[str]:
    yield (
        "| language | kinds | spans | recall | precision | in other words: recall | precision "
        "| clean chat touched |"
    )
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for language in CHAT_LANGUAGES:
        masker = maskers[language]
        first = score_of(masker, list(foreign_samples(language, 1, per_kind)))
        other = score_of(masker, list(foreign_samples(language, 2, per_kind, held_out=True)))
        chat = masker.mask_many(list(foreign_chat(language, 3, clean)))
        touched = sum(each is None or bool(each.spans) for each in chat) / len(chat)
        yield (
            f"| {language} | {len(foreign_kinds(language))} | {first.planted:,} | {first.recall:.3f} "
            f"| {first.precision:.3f} | {other.recall:.3f} | {other.precision:.3f} | {touched:.3%} |"
        )


def table_of_kinds(maskers: dict[str, Masker], per_kind: int) -> Iterator[str]:
    yield "| kind | " + " | ".join(f"{language}: recall | precision" for language in LANGUAGES) + " |"
    yield "|---|" + "---:|---:|" * len(LANGUAGES)
    for kind in dict.fromkeys(kind for language in LANGUAGES for kind in foreign_kinds(language)):
        cells = []
        for language, masker in maskers.items():
            if kind in foreign_kinds(language):
                samples = foreign_samples(language, 1, per_kind)
                found = score_of(masker, [each for each in samples if each.spans[0][2] == kind])
                cells += [f"{found.recall:.3f}", f"{found.precision:.3f}"]
            else:
                cells += ["", ""]
        yield f"| {kind} | " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--per-kind", type=int, default=400, help="generated spans of each kind")
    parser.add_argument("--clean", type=int, default=20_000, help="generated messages without personal data")
    arguments = parser.parse_args()
    maskers = {language: masker_for(language) for language in LANGUAGES}
    print(f"### Other languages ({arguments.per_kind} spans a kind)\n")
    print("\n".join(table_of_languages(maskers, arguments.per_kind, arguments.clean)))
    print("\n### Kind by kind\n")
    print("\n".join(table_of_kinds(maskers, arguments.per_kind)))


if __name__ == "__main__":
    main()
