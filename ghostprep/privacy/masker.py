"""The masker: Presidio's AnalyzerEngine behind a sound pre-filter, many texts in one call.

Most texts hold no sign of personal data at all: no digit, no "@", no name, no word that announces a
secret. Those are passed by the pre-filter alone; the others are joined, with a mark between them that
no recognizer steps over, and analysed in one call. A turn of several bubbles is looked at line by line and
joined, as one types a number over two bubbles. `mask_plainly` is the same without pre-filter or batches:
the tests hold both to the same result.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from ghostprep.config import PrivacyConfig
from ghostprep.privacy.names.spelling import fold
from ghostprep.privacy.names.table import NameTable
from ghostprep.privacy.normalise import BATCH_MARK, in_one_line, views
from ghostprep.privacy.prefilter import ACCOUNT, ACROSS_LINES, AT, PASSWORD, SEARCHES, Prefilter
from ghostprep.privacy.presidio import LANGUAGE, build_engine
from ghostprep.privacy.recognizers import structured_recognizers
from ghostprep.privacy.recognizers.name import NameRecognizer
from ghostprep.privacy.recognizers.ner import build_ner_recognizers
from ghostprep.privacy.recognizers.third_party import ThirdPartyRecognizer
from ghostprep.privacy.spans import TAGS, Masked, MaskingError, Span, merge, merge_joined

_SEPARATOR = f"\n{BATCH_MARK}\n"
_BATCH = 64
_MAX_ROUNDS = 6
_NAMED = PASSWORD | ACCOUNT | AT
"""Where a name may stand for what else it looks like."""

Found = tuple[Span, ...] | None
"""What was found in a text; None: a recognizer failed."""


class Masker:
    """Masks turns and messages. Build one for each process: it holds compiled patterns and word caches."""

    def __init__(self, settings: PrivacyConfig, names: NameTable) -> None:
        self.names = names
        self._name_replacement = lru_cache(100_000)(names.replacement)
        recognizer = NameRecognizer(names) if names.mode != "keep" else None
        others = ThirdPartyRecognizer(names) if recognizer and settings.third_parties == "mask" else None
        recognizers = [*structured_recognizers(settings), *filter(None, (recognizer, others))]
        self._prefilter = Prefilter(recognizer, others)
        self._ner = build_ner_recognizers(settings, names) if recognizer else []
        self._engine = build_engine(recognizers)
        self._all = list(dict.fromkeys(each.entity for each in recognizers))

    def mask(self, text: str) -> Masked:
        """One text masked. Masking the result again changes nothing. Raises MaskingError."""
        masked = self.mask_many([text])[0]
        if masked is None:
            raise MaskingError("a recognizer failed")
        return masked

    def mask_many(self, texts: Sequence[str]) -> list[Masked | None]:
        """As `mask`, in the order of `texts`; None where a recognizer failed.

        A text may be a whole turn with a BUBBLE_BREAK between its messages: those that lie in no span stay.
        """
        return self._settle(texts, self._find)

    def mask_plainly(self, text: str) -> Masked | None:
        """The same by one plain Presidio call for each view of the text: what the fast path must equal."""
        return self._settle([text], lambda texts: [self._find_plainly(text) for text in texts])[0]

    def find_leaks(self, text: str) -> tuple[Span, ...]:
        """What would still be masked in a finished text: () for what `mask` returns. Raises MaskingError."""
        found = self._find([text])[0]
        if found is None:
            raise MaskingError("a recognizer failed")
        return found

    def _settle(
        self, texts: Sequence[str], find: Callable[[Sequence[str]], Sequence[Found]]
    ) -> list[Masked | None]:
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
        return self._name_replacement(in_one_line(written)) if entity == "PERSON" else TAGS[entity]

    def _find(self, texts: Sequence[str]) -> list[Found]:
        """The pre-filter, then Presidio for each kind of thing on the texts that may hold it."""
        look = self._prefilter.look
        searched = {at: _Searched(text, seen) for at, text in enumerate(texts) if (seen := look(text))}
        for flags, entities in SEARCHES.items():
            group = [each for each in searched.values() if each.seen & flags]
            for start in range(0, len(group), _BATCH):
                self._search(group[start : start + _BATCH], flags, entities)
        found: list[Found] = [()] * len(texts)
        for at, each in searched.items():
            found[at] = self._combine(each)
        if self._ner:
            found = [self._with_strangers(text, spans) for text, spans in zip(texts, found, strict=True)]
        return found

    def _find_plainly(self, text: str) -> Found:
        searched = _Searched(text, ACROSS_LINES)
        self._search_alone(searched, self._all)
        found = self._combine(searched)
        return self._with_strangers(text, found) if self._ner else found

    def _search(self, group: Sequence["_Searched"], flags: int, entities: list[str]) -> None:
        """Several texts in one call; where a recognizer fails, each alone, to drop only the one at fault."""
        look = self._prefilter.look
        try:
            self._analyze([piece for searched in group for piece in searched.pieces(flags, look)], entities)
        except Exception:  # whatever a recognizer raises
            for searched in group:
                self._search_alone(searched, entities)

    def _search_alone(self, searched: "_Searched", entities: list[str]) -> None:
        """One text, a call for each view of it."""
        try:
            for piece in searched.views:
                self._analyze([piece], entities)
        except Exception:  # fail closed: the caller drops the text
            searched.failed = True

    def _analyze(self, pieces: Sequence["_Piece"], entities: list[str]) -> None:
        """One Presidio call."""
        starts, end = [], 0
        for piece in pieces:
            starts.append(end)
            end += len(piece.text) + len(_SEPARATOR)
        text = _SEPARATOR.join([piece.text for piece in pieces])
        for result in self._engine.analyze(text, LANGUAGE, entities):
            at = bisect_right(starts, result.start) - 1
            shift = pieces[at].start - starts[at]
            pieces[at].hits.append(Span(result.start + shift, result.end + shift, result.entity_type))

    def _combine(self, searched: "_Searched") -> Found:
        """The findings in all views of one text, in its own places."""
        if searched.failed:
            return None
        found: tuple[Span, ...] = ()
        for view in searched.views:
            if view.hits:
                hits = self._without_names(view) if searched.seen & _NAMED else view.hits
                found = merge_joined(found, hits, searched.views[0].text)
        if not found or searched.places is None:
            return found
        return tuple(Span(searched.places[start], searched.places[end], kind) for start, end, kind in found)

    def _without_names(self, view: "_Piece") -> list[Span]:
        people = {span[:2] for span in view.hits if span.type == "PERSON"}
        return [span for span in view.hits if not self._is_name_instead(view.text, span, people)]

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

    def _with_strangers(self, text: str, found: Found) -> Found:
        """`found`, and the people whom a language model finds elsewhere."""
        if found is None or not text:
            return found
        nothing = self._engine.nlp_engine.process_text("", LANGUAGE)
        for view in views(text):
            try:
                results = [r for ner in self._ner for r in ner.analyze(view.text, ["PERSON"], nothing)]
            except Exception:  # fail closed: a model that raises must not let the text through
                return None
            people = [Span(*view.original(r.start, r.end), "PERSON") for r in results]
            found = merge_joined(found, people, text)
        return found


class _Piece(NamedTuple):
    """A view or part of one: its text, where it begins in the view, and what is found in the view."""

    text: str
    start: int
    hits: list[Span]


class _Searched:
    """A text in which the pre-filter has `seen` something: its views with what is found in them."""

    def __init__(self, text: str, seen: int) -> None:
        looks = views(text, joined=bool(seen & ACROSS_LINES))
        self.seen = seen
        self.views = [_Piece(look.text, 0, []) for look in looks]
        self.places = looks[0].places
        self.failed = False

    def pieces(self, flags: int, look: Callable[[str], int]) -> list[_Piece]:
        """What to search for what `flags` stand for: all views, or the lines that may hold it."""
        if self.seen & flags & ACROSS_LINES:
            return self.views
        whole = self.views[0]
        if "\n" not in whole.text:
            return [whole]
        pieces, start = [], 0
        for line in whole.text.split("\n"):
            if look(line) & flags:
                pieces.append(_Piece(line, start, whole.hits))
            start += len(line) + 1
        return pieces


class _Edits:
    """The replacements in one text, in the places of the original, over several rounds."""

    def __init__(self, text: str) -> None:
        self.original = text
        self.spans: tuple[Span, ...] = ()
        self._pieces: list[tuple[int, int, int, int]] = []

    def add(self, spans: Iterable[Span]) -> None:
        """New findings, in places of the current text."""
        if not self.spans:
            self.spans = tuple(spans)
            return
        self.spans = merge([*self.spans, *(self._back(span) for span in spans)])

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

    def apply(self, stand_in: Callable[[str, str], str]) -> str:
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
