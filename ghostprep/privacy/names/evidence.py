"""What a person's own messages say of the words in them: one pass that counts, and what follows from it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from ghostprep.privacy.names.known import first_names

if TYPE_CHECKING:  # loading Presidio takes two seconds, which the process that reads need not spend
    from ghostprep.privacy.names.counting import Counting

_LEAST_CUES = 3
_CUE_SHARE = 0.3
_AGAINST_SHARE = 0.1


@dataclass(slots=True)
class Evidence:
    """Counts of folded words that may be names. They add up, in any order."""

    uses: Counter[str] = field(default_factory=Counter)
    cues: Counter[str] = field(default_factory=Counter)
    against: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    """Uses that the lists and the words around them tell to be names."""

    def add(self, other: "Evidence") -> None:
        self.uses.update(other.uses)
        self.cues.update(other.cues)
        self.against.update(other.against)
        self.masked.update(other.masked)


@lru_cache(1)
def _counting() -> "Counting":
    from ghostprep.privacy.names.counting import Counting

    return Counting()


def count_names(texts: Iterable[str]) -> Evidence:
    """What a worker does: the evidence in some texts."""
    return _counting().count(texts)


def verdicts(evidence: Evidence) -> dict[str, str]:
    """Folded word → the `known.Kind` that this corpus makes of it, where the lists would say otherwise."""
    found: dict[str, str] = {}
    for key, uses in evidence.uses.items():
        cues, against = evidence.cues[key], evidence.against[key]
        known = first_names().get(key)
        if not known or known.kind == "rare":
            enough = cues >= max(1 if known else _LEAST_CUES, _CUE_SHARE * uses)
            alone = against < max(1, _AGAINST_SHARE * uses)
            written = known and uses > 1 and 2 * evidence.masked[key] >= uses
            if (enough and alone) or written:
                found[key] = "common"
        elif known.kind == "word" and cues >= 3 and cues >= 0.3 * uses and against < _AGAINST_SHARE * uses:
            found[key] = "both"
    return found


def borne(evidence: Evidence, made: Mapping[str, str]) -> list[str]:
    """The folded names of third parties in this corpus."""
    return sorted(key for key in evidence.uses if evidence.masked[key] or key in made)
