"""What is wrong with somebody's input: one type with the file, the place and the mend, formatted here alone.

`check` yields a `Problem` for each finding; an `InputError` carries the one that ends a command. Neither
ever holds message text or the name of a person: file names, fields and numbers only.
"""

from typing import NamedTuple


class Problem(NamedTuple):
    """`what` is wrong and how to `mend` it: clauses in small letters without a full stop.

    `place` is a line number (0: the file as a whole) or the name of a field.
    """

    what: str
    mend: str = ""
    file: object = ""
    place: int | str = 0

    def __str__(self) -> str:
        line = f"line {self.place}" if isinstance(self.place, int) and self.place else self.place
        where = ", ".join(str(part) for part in (self.file, line) if part)
        return f"{where}{': ' if where else ''}{self.what}{f'; {self.mend}' if self.mend else ''}"


class InputError(Exception):
    """The input is at fault: the command line prints it as a single line and exits 1.

    >>> str(InputError("no such file", "check the path", file="chats.zip"))
    'chats.zip: no such file; check the path'
    """

    def __init__(self, what: str, mend: str = "", *, file: object = "", place: int | str = 0) -> None:
        super().__init__(what, mend)  # as `pickle` needs it: errors come back from worker processes
        self.problem = Problem(what, mend, file, place)

    def __str__(self) -> str:
        return str(self.problem)
