"""Recall and precision for each kind of secret, in each language, and look-alikes touched.

    python -m benchmarks.secrets [--part held_out] [--count 300] [--misses KIND]

Everything is ours: sentences (data/secrets.yaml) and values (pii/). `tuned` sentences were seen while the
patterns were made, `held_out` ones only when they were done.
"""

import argparse
from collections.abc import Iterator

from benchmarks.pii.secrets import KINDS, look_alikes, secret_samples, sentences
from benchmarks.privacy import Finder, Score, our_finder, score

OTHERS = ("de", "es", "it", "pt", "nl")


def kind_scores(part: str, kind: str, count: int, find: Finder) -> dict[str, Score]:
    """Language → score."""
    scores = {}
    for language in sentences(part)[kind]:
        samples = list(secret_samples(1, part, kind, language, count))
        scores[language] = score(samples, find([sample.text for sample in samples]))
    return scores


def cell(scores: list[Score]) -> str:
    if not scores:
        return "–"
    total = Score(*map(sum, zip(*scores, strict=True)))
    return f"{total.recall:.3f} / {total.precision:.3f}"


def table(part: str, count: int, find: Finder) -> Iterator[str]:
    yield "| kind | French | English | de, es, it, pt, nl |"
    yield "|---|---:|---:|---:|"
    everything: list[dict[str, Score]] = []
    for kind in KINDS:
        scores = kind_scores(part, kind, count, find)
        everything.append(scores)
        yield _row(kind.replace("_", " "), [scores])
    yield _row("**all**", everything)


def _row(label: str, kinds: list[dict[str, Score]]) -> str:
    columns = [
        cell([scores[language] for scores in kinds for language in group if language in scores])
        for group in (("fr",), ("en",), OTHERS)
    ]
    return f"| {label} | {' | '.join(columns)} |"


def misses(part: str, kind: str, count: int, find: Finder) -> Iterator[str]:
    """Where something planted is not covered, or something else is."""
    for language in sentences(part)[kind]:
        samples = list(secret_samples(1, part, kind, language, count))
        for sample, found in zip(samples, find([sample.text for sample in samples]), strict=True):
            result = score([sample], [found])
            if result.recall < 1 or result.precision < 1:
                yield f"{language} {sample.text!r} {[sample.text[start:end] for start, end in found]}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--part", choices=("tuned", "held_out"), default="held_out")
    parser.add_argument("--count", type=int, default=300, help="messages of each kind in each language")
    parser.add_argument("--misses", choices=sorted(KINDS), help="print what was missed of one kind")
    arguments = parser.parse_args()
    find = our_finder([])
    if arguments.misses:
        print("\n".join(misses(arguments.part, arguments.misses, arguments.count, find)))
        return
    print(f"### Secrets: recall / precision ({arguments.part}, {arguments.count} messages a language)\n")
    print("\n".join(table(arguments.part, arguments.count, find)))
    texts = list(look_alikes(2, 10_000))
    print(f"\n{sum(map(bool, find(texts)))} of {len(texts):,} look-alikes are touched.")


if __name__ == "__main__":
    main()
