"""Recall, precision, clean chat touched and speed of the masker, beside Presidio as it comes.

    python -m benchmarks.privacy [--per-type 400] [--clean 30000]

Prints Markdown tables. The generated sentences are invented (pii/), the development set was
labelled by hand (data/privacy_dev.jsonl, half of it look-alikes) and used while the patterns were made.
Where `chitchat-dataset` is installed (258,000 real English chat messages, PyPI), the share of them that is
touched is counted too. Recall: the whole planted span is covered. Precision: at least half of a predicted
span is planted. No network.
"""

import argparse
import importlib.util
import json
import logging
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from benchmarks import pii
from benchmarks.pii import Sample
from ghostprep.config import PrivacyConfig
from ghostprep.privacy import build_name_table
from ghostprep.privacy.masker import Masker
from ghostprep.privacy.presidio import AnalyzerEngine, NoOpNlpEngine, RecognizerRegistry

Found = Sequence[tuple[int, int]]
Finder = Callable[[list[str]], list[Found]]
DEVELOPMENT_SET = Path(__file__).parent / "data" / "privacy_dev.jsonl"


class Score(NamedTuple):
    """Planted spans, those wholly covered, predicted spans, those mostly right."""

    planted: int
    covered: int
    predicted: int
    right: int

    @property
    def recall(self) -> float:
        return self.covered / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 1.0


def score(samples: Sequence[Sample], found: Sequence[Found]) -> Score:
    counts: Counter[str] = Counter()
    for sample, spans in zip(samples, found, strict=True):
        inside = {at for start, end in spans for at in range(start, end)}
        planted = {at for start, end, _ in sample.spans for at in range(start, end)}
        for start, end, _ in sample.spans:
            counts["planted"] += 1
            counts["covered"] += all(at in inside or sample.text[at] in " -" for at in range(start, end))
        for start, end in spans:
            counts["predicted"] += 1
            counts["right"] += 2 * len(planted.intersection(range(start, end))) >= end - start
    return Score(counts["planted"], counts["covered"], counts["predicted"], counts["right"])


def our_finder(names: Sequence[str], third_parties: Literal["mask", "off"] = "off") -> Finder:
    """Without third parties, whose names stand in the sentences around the other types too."""
    settings = PrivacyConfig(third_parties=third_parties)
    masker = Masker(settings, build_name_table(names, [], settings, b"benchmark"))

    def find(texts: list[str]) -> list[Found]:
        masked = masker.mask_many(texts)
        return [[span[:2] for span in each.spans] if each else [] for each in masked]

    return find


def presidio_finder() -> Finder:
    """Presidio's default registry without a model, English and French, its default threshold."""
    import tldextract

    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)
    # It would go online.
    vars(tldextract)["extract"] = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    languages = ["en", "fr"]
    nlp = NoOpNlpEngine(models=[{"lang_code": language, "model_name": "none"} for language in languages])
    nlp.load()
    registry = RecognizerRegistry(supported_languages=languages)
    registry.load_predefined_recognizers(languages=languages, nlp_engine=nlp)
    engine = AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=languages)

    def find(texts: list[str]) -> list[Found]:
        return [
            [(r.start, r.end) for language in languages for r in engine.analyze(text, language)]
            for text in texts
        ]

    return find


def development_set() -> list[Sample]:
    rows = (json.loads(line) for line in DEVELOPMENT_SET.read_text("utf-8").splitlines())
    return [Sample(row["text"], tuple(tuple(span) for span in row["spans"])) for row in rows]


def real_chat(limit: int) -> list[str]:
    """Messages of the chitchat corpus (Brigham Young University, PyPI), when it is installed."""
    spec = importlib.util.find_spec("chitchat_dataset")
    if not spec or not spec.origin:
        return []
    chats = json.loads((Path(spec.origin).parent / "dataset.json").read_text("utf-8"))
    texts = [m["text"] for chat in chats.values() for turn in chat["messages"] for m in turn]
    random.Random(0).shuffle(texts)
    return texts[:limit]


def table_by_type(samples: list[Sample], ours: Finder, theirs: Finder) -> Iterator[str]:
    yield "| type | spans | recall | precision | Presidio as it comes: recall | precision |"
    yield "|---|---:|---:|---:|---:|---:|"
    kinds: dict[str, list[Sample]] = {}
    for sample in samples:
        kinds.setdefault(sample.spans[0][2], []).append(sample)
    totals: list[tuple[Score, Score]] = []
    for kind, group in kinds.items():
        texts = [sample.text for sample in group]
        mine, other = score(group, ours(texts)), score(group, theirs(texts))
        totals.append((mine, other))
        yield row(kind, mine, other)
    yield row(
        "**all**", *(Score(*map(sum, zip(*scores, strict=True))) for scores in zip(*totals, strict=True))
    )


def row(label: str, mine: Score, other: Score) -> str:
    return (
        f"| {label} | {mine.planted:,} | {mine.recall:.3f} | {mine.precision:.3f} "
        f"| {other.recall:.3f} | {other.precision:.3f} |"
    )


def table_of_sets(ours: Finder, theirs: Finder, names: list[str], count: int) -> Iterator[str]:
    yield "| set | spans | recall | precision | Presidio as it comes: recall | precision |"
    yield "|---|---:|---:|---:|---:|---:|"
    known = list(pii.name_samples(2, names, count))
    strangers = list(pii.name_samples(3, pii.strangers(), count))
    for label, samples in (
        ("development set, labelled by hand", development_set()),
        ("numbers typed over two bubbles", list(pii.split_over_bubbles(4, count // 8))),
        ("participants' names", known),
    ):
        texts = [sample.text for sample in samples]
        yield row(label, score(samples, ours(texts)), score(samples, theirs(texts)))
    texts = [sample.text for sample in strangers]
    everybody = our_finder(names, "mask")
    yield row(
        "people talked about (6 names)", score(strangers, everybody(texts)), score(strangers, theirs(texts))
    )


def table_of_clean(clean: dict[str, list[str]], ours: Finder, theirs: Finder) -> Iterator[str]:
    yield (
        "| messages without planted data | count | touched | with people talked about "
        "| Presidio as it comes (5,000 of them) |"
    )
    yield "|---|---:|---:|---:|---:|"
    everybody = our_finder([], "mask")
    for label, texts in clean.items():
        mine, talked = (sum(map(bool, find(texts))) / len(texts) for find in (ours, everybody))
        other = sum(map(bool, theirs(texts[:5000]))) / len(texts[:5000])
        yield f"| {label} | {len(texts):,} | {mine:.3%} | {talked:.2%} | {other:.2%} |"


def speed(ours: Finder, theirs: Finder, names: list[str], count: int) -> Iterator[str]:
    """Mostly clean chat, one message in nine with a participant's name, one in ninety with something else."""
    texts = list(pii.clean_chat(5, count))
    texts += [sample.text for sample in pii.name_samples(6, names, count // 9)]
    texts += [sample.text for sample in pii.generate(7, max(1, count // 1500))]
    random.Random(8).shuffle(texts)
    ours(texts[:2000])
    yield "| one process | messages/s | of CPU time |"
    yield "|---|---:|---:|"
    for label, finder, sample in (("ghostprep", ours, texts), ("Presidio as it comes", theirs, texts[:3000])):
        wall, cpu = time.perf_counter(), time.process_time()
        for start in range(0, len(sample), 2000):
            finder(sample[start : start + 2000])
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        yield f"| {label} | {len(sample) / wall:,.0f} | {len(sample) / cpu:,.0f} |"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--per-type", type=int, default=400, help="generated spans of each type")
    parser.add_argument("--clean", type=int, default=30_000, help="generated messages without personal data")
    arguments = parser.parse_args()
    names = pii.people(1, 200)
    ours, theirs = our_finder(names), presidio_finder()
    nobody = our_finder([])
    print(f"### Generated spans ({arguments.per_type} a type, French and English)\n")
    print("\n".join(table_by_type(list(pii.generate(1, arguments.per_type)), nobody, theirs)))
    print("\n### Names and the development set (200 participants)\n")
    print("\n".join(table_of_sets(ours, theirs, names, 2_000)))
    clean = {"generated, French and English": list(pii.clean_chat(9, arguments.clean))}
    real = real_chat(50_000)
    if real:
        clean["real English chat (chitchat-dataset; holds some true links)"] = real
    look_alikes = [sample.text for sample in development_set() if not sample.spans]
    clean["look-alikes of the development set"] = look_alikes
    print("\n### Clean chat touched\n")
    print("\n".join(table_of_clean(clean, nobody, theirs)))
    print("\n### Speed (200 participants' names)\n")
    print("\n".join(speed(ours, theirs, names, 60_000)))


if __name__ == "__main__":
    main()
