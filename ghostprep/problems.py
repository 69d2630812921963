"""What `check` finds: where, and what to do about it."""

from typing import NamedTuple


class Problem(NamedTuple):
    """One finding. `line` counts from 1; 0 is the file as a whole."""

    file: str
    line: int
    message: str

    def format(self) -> str:
        place = f", line {self.line}" if self.line else ""
        return f"{self.file}{place}: {self.message}"
