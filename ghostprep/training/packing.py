"""How Axolotl packs examples into rows, without Axolotl: first fit, in the order given, in groups.

The same bins as `axolotl.utils.samplers.multipack.pack_group` (a test compares them), found with a tree
instead of a scan over all bins.
"""

from collections.abc import Sequence

GROUP = 100_000
"""Examples packed at a time, Axolotl's default (`sample_packing_group_size`)."""
BIN_SIZE = 200
"""Most examples in one row, Axolotl's default (`sample_packing_bin_size`)."""


def pack(
    lengths: Sequence[int], capacity: int, bin_size: int = BIN_SIZE, group: int = GROUP
) -> list[list[int]]:
    """Positions in `lengths`, by bin; no bin holds more than `capacity` tokens or `bin_size` examples.

    Raises ValueError for an example longer than a bin.
    """
    if any(length > capacity for length in lengths):
        raise ValueError(f"no example may be longer than a bin, got {max(lengths)} > {capacity}")
    bins: list[list[int]] = []
    for start in range(0, len(lengths), group):
        bins += _pack_group(lengths[start : start + group], start, capacity, bin_size)
    return bins


def _pack_group(lengths: Sequence[int], offset: int, capacity: int, bin_size: int) -> list[list[int]]:
    bins: list[list[int]] = []
    room = _Room(len(lengths), capacity)
    for position, length in enumerate(lengths):
        place = room.first_fit(length)
        if place == len(bins):
            bins.append([])
        bins[place].append(offset + position)
        room.take(place, length, full=len(bins[place]) == bin_size)
    return bins


class _Room:
    """Space left in each bin, in a tree of maxima: the leftmost bin with room is found in a few steps."""

    def __init__(self, bins: int, capacity: int) -> None:
        self.leaves = 1 << max(bins - 1, 0).bit_length()
        self.tree = [capacity] * (2 * self.leaves)

    def first_fit(self, length: int) -> int:
        node = 1
        while node < self.leaves:
            node *= 2
            if self.tree[node] < length:
                node += 1
        return node - self.leaves

    def take(self, place: int, length: int, full: bool) -> None:
        node = place + self.leaves
        self.tree[node] = -1 if full else self.tree[node] - length
        while node > 1:
            node //= 2
            self.tree[node] = max(self.tree[2 * node], self.tree[2 * node + 1])
