"""Damage at random: a reader gives messages or an InputError, and never anything else."""

from pathlib import Path
from typing import NamedTuple

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import Reader, reasons
from ghostprep.readers.input.sources import find_sources


class Damage(NamedTuple):
    """`length` bytes replaced by `junk`, `where` as a share of the file."""

    where: float
    length: int
    junk: bytes

    def done_to(self, raw: bytes) -> bytes:
        start = int(self.where * len(raw))
        return raw[:start] + self.junk + raw[start + self.length :]


ANY_DAMAGE = st.builds(Damage, st.floats(0, 1), st.integers(0, 40), st.binary(max_size=30))
a_hundred_times = settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read_damaged(reader: Reader, path: Path, raw: bytes, damage: Damage) -> None:
    """Writes `raw`, damaged, to `path` and reads it. AssertionError for a message that is no message."""
    path.write_bytes(damage.done_to(raw))
    (source,) = find_sources([path])
    reader.recognises(source)
    try:
        found = [m for c in reader.read([source], None) for m in c.messages]
    except InputError:
        return
    assert all(m.reason in reasons.REASONS | {""} for m in found)
