"""A table of steps that tells the truth where one of them fails."""

from pathlib import Path

import pytest

from ghostprep.serving.rehearsal.steps import Part, Step, run_steps
from tests.serving.ghost import read_table


def python(code: str) -> str:
    return f"python -c '{code}'"


def test_what_fails_fails_the_table_and_what_needs_it_is_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = [
        Step(python("print(7, input())"), [Part("good", r"(\d) (\w+)", "{} and {}")], typed="typed\n"),
        Step(python("print(1); exit(3)"), [Part("broken", r"(\d)", "{}")], ["good"]),
        Step(python("print(2)"), [Part("after", r"(\d)", "{}")], ["good", "broken"]),
        Step(python("print(2)"), [Part("long after", r"(\d)", "{}")], ["after"]),
        Step(python("print(3)"), [Part("mute", r"four", "")]),
        Step(python("import time; print(4, flush=True); time.sleep(60)"), [Part("slow", r"4", "")], limit=1),
        Step(python("print(5)"), [Part("last", r"5", "five")], ["good"]),
    ]

    code = run_steps(steps, tmp_path)

    printed = capsys.readouterr().out
    assert code == 1
    assert read_table(printed.replace("long after", "long_after")) == {
        "good": ("passed", "7 and typed"),
        "broken": ("FAILED", f"exit 3; see {tmp_path / 'broken.log'}"),
        "after": ("not run", "needs broken"),
        "long_after": ("not run", "needs after"),
        "mute": ("FAILED", f"did not show what it should; see {tmp_path / 'mute.log'}"),
        "slow": ("FAILED", f"took more than 1 s; see {tmp_path / 'slow.log'}"),
        "last": ("passed", "five"),
    }
    assert "\n2 of 7 passed in " in printed
    assert (tmp_path / "broken.log").read_text() == "1\n"


@pytest.mark.parametrize(
    ("code", "states"),
    [
        ('print("one\\n+ two\\n2\\n+ three\\n3")', ["passed", "passed", "passed"]),
        ('print("one\\n+ two\\n2\\n+ three\\n3"); exit(4)', ["passed", "passed", "passed"]),
        ('print("one\\n+ two\\n2\\n+ three\\n3"); exit(1)', ["passed", "passed", "FAILED"]),
        ('print("one\\n+ two\\n3\\n+ three\\n2")', ["passed", "FAILED", "FAILED"]),
        ('print("one\\n+ two\\n2"); exit(1)', ["passed", "FAILED", "not run"]),
        ('print("one\\n2\\n3")', ["passed", "not run", "not run"]),
        ("exit(1)", ["FAILED", "not run", "not run"]),
    ],
)
def test_each_part_of_a_script_is_judged_by_itself(
    code: str, states: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = [
        Part("one", "one", ""),
        Part("two", "2", "", begins=r"\+ two"),
        Part("three", "3", "", begins=r"\+ three"),
    ]
    status = run_steps([Step(python(code), parts, codes=(0, 4))], tmp_path)

    rows = read_table(capsys.readouterr().out)
    assert [rows[part.name][0] for part in parts] == states
    assert status == (states != ["passed"] * 3)
