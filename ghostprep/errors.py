"""The one error that a person sees: the command line prints it as a single line and exits 1."""


class InputError(Exception):
    """The input is at fault.

    The message names the file, the line or field, and the mend. It never holds message text or
    the name of a person: file names and numbers only.
    """
