"""The house stays small: rooms that fit the head, functions that fit the eye."""

import ast
from pathlib import Path
from statistics import quantiles

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("ghostprep", "launch", "benchmarks", "examples")
ROOMS = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
LONGEST_ROOM = 350
LONGEST_FUNCTION = 35
"""Lines that nine functions of ten stay below."""


@pytest.mark.parametrize("path", ROOMS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_room_is_too_long(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_ROOM


def test_functions_are_short():
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in ROOMS]
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    lengths = [node.end_lineno - node.lineno + 1 for node in functions]
    assert quantiles(lengths, n=10)[-1] <= LONGEST_FUNCTION
