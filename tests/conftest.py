"""Chats written as an Android phone exports them, and the command line called as a person calls it."""

import json
import os
from datetime import datetime, timedelta

import pytest

from ghostprep.cli import main


@pytest.fixture(autouse=True)
def _environment():
    """What libraries put into the environment of one test is gone in the next."""
    before = dict(os.environ)
    yield
    os.environ.clear()
    os.environ.update(before)


START = datetime(2024, 3, 25, 9, 0)


@pytest.fixture
def whatsapp(tmp_path):
    """(minutes since the start, sender, text) … → a WhatsApp text file in tmp_path."""

    def write(said, name="WhatsApp Chat with Lou.txt"):
        lines = [
            f"{START + timedelta(minutes=minute):%d/%m/%Y, %H:%M} - {sender}: {text}"
            for minute, sender, text in said
        ]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def small_talk():
    """Forty sessions of four turns, one each day: Lou asks, I answer, twice."""
    return [
        (1440 * day + minute, sender, f"{text} {day}")
        for day in range(40)
        for minute, sender, text in [
            (0, "Lou", "tu fais quoi"),
            (1, "Nora", "rien"),
            (9, "Lou", "ah"),
            (14, "Nora", "😘 et toi"),
        ]
    ]


@pytest.fixture
def run(capsys):
    """Calls the command line in this process → (exit code, stdout, stderr)."""

    def call(*arguments):
        code = main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return call


@pytest.fixture
def rows():
    """The rows of a JSONL file."""
    return lambda path: [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
