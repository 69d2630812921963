"""The masker: Presidio's AnalyzerEngine behind a sound pre-filter, many messages in one call.

Most messages hold no sign of personal data at all: no digit, no "@", no name, no word that announces a
secret. Those are passed by the pre-filter alone; the others are joined, with a mark between them that
no recognizer steps over, and analysed in one call. `mask_plainly` is the same without either: the tests
hold both to the same result.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ghostprep.config import PrivacyConfig
from ghostprep.privacy.names.spelling import fold
from ghostprep.privacy.names.table import NameTable
from ghostprep.privacy.normalise import BATCH_MARK, Plain, normalise
from ghostprep.privacy.prefilter import LEADS_TO, Prefilter
from ghostprep.privacy.presidio import LANGUAGE, build_engine
from ghostprep.privacy.recognizers import structured_recognizers
from ghostprep.privacy.recognizers.name import NameRecognizer
from ghostprep.privacy.recognizers.ner import build_ner_recognizers
from ghostprep.privacy.spans import TAGS, Masked, MaskingError, Span

_PRIORITY = {entity: rank for rank, entity in enumerate(TAGS)}
_SEPARATOR = f"\n{BATCH_MARK}\n"
_BATCH = 64
_MAX_ROUNDS = 6


class Masker:
    """Masks messages. Build one for each process: it holds compiled patterns and word caches."""

    def __init__(self, settings: PrivacyConfig, names: NameTable) -> None:
        self.names = names
        self._name_replacement = lru_cache(100_000)(names.replacement)
        recognizer = NameRecognizer(names) if names.mode != "keep" else None
        structured = structured_recognizers(settings)
        self._prefilter = Prefilter(recognizer)
        self._ner = build_ner_recognizers(settings, names) if recognizer else []
        recognizers = [*structured, *([recognizer] if recognizer else [])]
        self._engine = build_engine(recognizers)
        self._all = list(dict.fromkeys(each.entity for each in recognizers))

    def mask(self, text: str) -> Masked:
        """One message masked. Masking the result again changes nothing. Raises MaskingError."""
        masked = self.mask_many([text])[0]
        if masked is None:
            raise MaskingError("a recognizer failed")
        return masked

    def mask_many(self, texts: Sequence[str]) -> list[Masked | None]:
        """As `mask`, in the order of `texts`; None where a recognizer failed."""
        return self._settle(texts, self._find_batched)

    def mask_plainly(self, text: str) -> Masked | None:
        """The same by one plain Presidio call a round: what the fast path must equal."""
        return self._settle([text], lambda texts: [self._find_alone(text, self._all) for text in texts])[0]

    def find_leaks(self, text: str) -> tuple[Span, ...]:
        """What would still be masked in a finished text: () for what `mask` returns. Raises MaskingError."""
        found = self._find_batched([text])[0]
        if found is None:
            raise MaskingError("a recognizer failed")
        return found

    def _settle(self, texts: Sequence[str], find) -> list[Masked | None]:  # type: ignore[no-untyped-def]
        """Masks until nothing more is found: what one replacement uncovers, the next round sees."""
        results: list[Masked | None] = [None] * len(texts)
        edits: dict[int, _Edits] = {}
        places: Sequence[int] = range(len(texts))
        for _ in range(_MAX_ROUNDS):
            still = []
            for index, text, spans in zip(places, texts, find(texts), strict=True):
                if spans:
                    edit = edits.setdefault(index, _Edits(text))
                    edit.add(spans)
                    still.append((index, edit.apply(self._stand_in)))
                elif spans is not None:
                    results[index] = Masked(text, edits[index].spans if index in edits else ())
            if not still:
                break
            places, texts = [index for index, _ in still], [text for _, text in still]
        return results

    def _stand_in(self, written: str, entity: str) -> str:
        return self._name_replacement(written) if entity == "PERSON" else TAGS[entity]

    def _find_batched(self, texts: Sequence[str]) -> list[tuple[Span, ...] | None]:
        """The pre-filter, then Presidio on what is left, `_BATCH` messages a call."""
        found: list[tuple[Span, ...] | None] = [()] * len(texts)
        groups: dict[int, list[int]] = {}
        look = self._prefilter.look
        for index, text in enumerate(texts):
            seen = look(text)
            if seen:
                groups.setdefault(seen, []).append(index)
        for seen, group in groups.items():
            possible = {entity for flag, types in LEADS_TO.items() if seen & flag for entity in types}
            entities = [entity for entity in self._all if entity in possible]
            for start in range(0, len(group), _BATCH):
                batch = group[start : start + _BATCH]
                joined = self._find_joined([texts[index] for index in batch], entities)
                for index, spans in zip(batch, joined, strict=True):
                    found[index] = spans
        if self._ner:
            for index, text in enumerate(texts):
                found[index] = self._with_strangers(text, found[index])
        return found

    def _find_joined(self, texts: list[str], entities: list[str]) -> list[tuple[Span, ...] | None]:
        plains = [normalise(text) for text in texts]
        starts = [0]
        for plain in plains:
            starts.append(starts[-1] + len(plain.text) + len(_SEPARATOR))
        try:
            results = self._engine.analyze(
                _SEPARATOR.join(plain.text for plain in plains), LANGUAGE, entities
            )
        except Exception:  # whatever a recognizer raises: find out whose text it was, and drop only that
            return [self._find_alone(text, entities) for text in texts] if len(texts) > 1 else [None]
        hits: list[list[Span]] = [[] for _ in texts]
        for result in results:
            at = bisect_right(starts, result.start) - 1
            hits[at].append(Span(result.start - starts[at], result.end - starts[at], result.entity_type))
        return [
            self._resolve(plain, spans, text) if spans else ()
            for plain, spans, text in zip(plains, hits, texts, strict=True)
        ]

    def _find_alone(self, text: str, entities: list[str]) -> tuple[Span, ...] | None:
        """One text, one call. None when a recognizer raised."""
        plain = normalise(text)
        try:
            results = self._engine.analyze(plain.text, LANGUAGE, entities)
        except Exception:  # fail closed: the caller drops the message
            return None
        spans = [Span(result.start, result.end, result.entity_type) for result in results]
        found = self._resolve(plain, spans, text)
        return self._with_strangers(text, found) if self._ner else found

    def _with_strangers(self, text: str, found: tuple[Span, ...] | None) -> tuple[Span, ...] | None:
        if found is None or not text:
            return found
        plain = normalise(text)
        nothing = self._engine.nlp_engine.process_text("", LANGUAGE)
        try:
            results = [r for ner in self._ner for r in ner.analyze(plain.text, ["PERSON"], nothing)]
        except Exception:  # fail closed: a model that raises must not let the text through
            return None
        taken = [Span(result.start, result.end, "PERSON") for result in results]
        strangers = [Span(*plain.original(span.start, span.end), "PERSON") for span in taken]
        return _merge(
            [*found, *[span for span in strangers if not any(_overlap(span, other) for other in found)]]
        )

    def _resolve(self, plain: Plain, spans: list[Span], text: str) -> tuple[Span, ...]:
        people = {span[:2] for span in spans if span.type == "PERSON"}
        kept = [span for span in spans if not self._is_name_instead(plain.text, span, people)]
        return tuple(Span(*plain.original(span.start, span.end), span.type) for span in _merge(kept))

    def _is_name_instead(self, text: str, span: Span, people: set[tuple[int, int]]) -> bool:
        """Whether a mention ("@Léa") or a word after a colon is a person's name or pseudonym."""
        if span.type not in ("HANDLE", "PASSWORD"):
            return False
        start = span.start + (text[span.start] == "@")
        return (
            (start, span.end) in people
            or (span.start, span.end) in people
            or fold(text[start : span.end]) in self.names.reserved
        )


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end


def _merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Overlapping findings as one that covers all of them, of the longest one's type."""
    merged: list[tuple[Span, Span]] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end, _PRIORITY[span.type])):
        if merged and span.start < merged[-1][0].end:
            union, best = merged[-1]
            rank = min((best, span), key=lambda each: (each.start - each.end, _PRIORITY[each.type]))
            merged[-1] = Span(union.start, max(union.end, span.end), rank.type), rank
        else:
            merged.append((span, span))
    return tuple(span for span, _ in merged)


class _Edits:
    """The replacements of one message, in the places of its original text, over several rounds."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.spans: tuple[Span, ...] = ()
        self._pieces: list[tuple[int, int, int, int]] = []

    def add(self, spans: Iterable[Span]) -> None:
        """New findings, in places of the current text."""
        if not self.spans:
            self.spans = tuple(spans)
            return
        self.spans = _merge([*self.spans, *(self._back(span) for span in spans)])

    def _back(self, span: Span) -> Span:
        shift, start, end = 0, None, None
        for new_start, new_end, old_start, old_end in self._pieces:
            if start is None and span.start < new_end:
                start = old_start if span.start >= new_start else span.start + shift
            if end is None and span.end <= new_end:
                end = old_end if span.end > new_start else span.end + shift
            shift = old_end - new_end
        return Span(
            span.start + shift if start is None else start,
            span.end + shift if end is None else end,
            span.type,
        )

    def apply(self, stand_in) -> str:  # type: ignore[no-untyped-def]
        """The text with every span replaced."""
        parts, at, length = [], 0, 0
        self._pieces = []
        for start, end, entity in self.spans:
            value = stand_in(self.original[start:end], entity)
            parts += [self.original[at:start], value]
            length += start - at
            self._pieces.append((length, length + len(value), start, end))
            length += len(value)
            at = end
        return "".join([*parts, self.original[at:]])
