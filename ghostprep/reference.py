"""Every setting explained, from the docstrings in config.py: for `--help` and for the example settings.

    python -m ghostprep.reference examples/ghostprep.yaml

prints that file anew, with its own values.
"""

import ast
import dataclasses
import inspect
import json
import sys
import textwrap
from itertools import pairwise
from pathlib import Path
from typing import Any

from ghostprep.config import PrepConfig, load_config

WIDTH = 100
HEAD = """\
# Settings of `python -m ghostprep build`. Copy this file beside your exports and put in your own names.
# Every key that there is stands here with its default: take the "# " away to change one.
"""


def explanations(settings: type[Any]) -> dict[str, str]:
    """Field → the docstring below it, on one line, of a class of settings."""
    tree: Any = ast.parse(inspect.getsource(settings)).body[0]
    documented = (pair for pair in pairwise(tree.body) if type(pair[0]) is ast.AnnAssign)
    return {field.target.id: " ".join(text.value.value.split()) for field, text in documented}


def yaml_reference(config: PrepConfig) -> str:
    """A settings file with every key: `config`'s own values, and the defaults as comments."""
    return f"{HEAD}\n{_entries(config, PrepConfig())}"


def _entries(settings: Any, defaults: Any) -> str:
    """What is as in `defaults` (None: nothing is) becomes a comment."""
    return "\n".join(
        _entry(text, name, getattr(settings, name), getattr(defaults, name, None))
        for name, text in explanations(type(settings)).items()
    )


def _entry(text: str, name: str, value: Any, default: Any) -> str:
    same = value == default
    if dataclasses.is_dataclass(value):
        entry = f"{name}:\n{textwrap.indent(_entries(value, None if same else default), '  ')}"
    else:
        entry = f"{name}: {json.dumps(value, ensure_ascii=False)}\n"
    explained = textwrap.indent(textwrap.fill(text, WIDTH), "# ")
    return f"{explained}\n{textwrap.indent(entry, '# ') if same else entry}"


if __name__ == "__main__":
    print(yaml_reference(load_config(Path(sys.argv[1]))), end="")
