"""Chat-like sentences with planted personal data, written before the patterns and without looking at them.

Everything is invented: numbers come from fictional ranges where a country has one, and check digits are
valid where the type has them. `generate(seed, per_type)` yields labelled samples in French and English,
`clean_chat(seed, count)` yields messages without any personal data, look-alikes in realistic shares.
"""

from benchmarks.pii.carriers import CARRIERS
from benchmarks.pii.clean import clean_chat
from benchmarks.pii.names import name_samples, people, strangers
from benchmarks.pii.sample import Sample
from benchmarks.pii.structured import generate, split_over_bubbles

__all__ = [
    "CARRIERS",
    "Sample",
    "clean_chat",
    "generate",
    "name_samples",
    "people",
    "split_over_bubbles",
    "strangers",
]
