"""How every script begins and ends: a parser whose help is the script's docstring, errors on one line."""

import argparse
import sys
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from ghostprep.errors import InputError

Arguments = ParamSpec("Arguments")


def parser(docstring: str | None) -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        description=docstring, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def main(run: Callable[Arguments, int]) -> Callable[Arguments, int]:
    """`run`, which returns an exit code, so that an InputError is printed on stderr and is exit code 1."""

    @wraps(run)
    def wrapped(*args: Arguments.args, **options: Arguments.kwargs) -> int:
        try:
            return run(*args, **options)
        except InputError as error:
            print(error, file=sys.stderr)
            return 1

    return wrapped
