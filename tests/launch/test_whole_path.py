"""`make rehearsal`: the whole path once for real, and a table that tells the truth where a step fails."""

import re
from pathlib import Path

import pytest
from rehearsal import Part, Step, rehearse_all

from tests.launch.ghost import trained

STEPS = ["build", "check", "estimate", "base", "train", "merge", "try", "chat", "publish", "stage", "serve"]


def table(printed: str) -> dict[str, tuple[str, str]]:
    """Step → (state, what it showed) of a printed table."""
    rows = re.findall(r"^(\w+) +(passed|FAILED|not run) +(?:\d+  )?(.*)$", printed, re.MULTILINE)
    return {name: (state, said) for name, state, said in rows}


def test_from_exports_to_a_ghost_that_answers(project: Path) -> None:
    run = trained(project)

    rows = table(run.table)
    assert {name: state for name, (state, _) in rows.items()} == dict.fromkeys(STEPS, "passed"), rows
    assert run.code == 0
    for name in STEPS:
        assert (run.work / f"{name}.log").is_file()
    before, after = re.findall(r"\d+\.\d+", rows["train"][1])
    assert float(after) < float(before)
    assert (run.output / "merged/model.safetensors").is_file()
    assert (run.work / "replicate/weights/model.safetensors").is_file()


def python(code: str) -> str:
    return f"python -c '{code}'"


def test_what_fails_fails_the_table_and_what_needs_it_is_not_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "older.log").touch()
    steps = [
        Step(python("print(7, input())"), [Part("good", r"(\d) (\w+)", "{} and {}")], typed="typed\n"),
        Step(python("print(1); exit(3)"), [Part("broken", r"(\d)", "{}")], ["good"]),
        Step(python("print(2)"), [Part("after", r"(\d)", "{}")], ["good", "broken"]),
        Step(python("print(2)"), [Part("long after", r"(\d)", "{}")], ["after"]),
        Step(python("print(3)"), [Part("mute", r"four", "")]),
        Step(python("import time; print(4, flush=True); time.sleep(60)"), [Part("slow", r"4", "")], limit=1),
        Step(python("print(5)"), [Part("last", r"5", "five")], ["good"]),
    ]

    code = rehearse_all(steps, tmp_path)

    printed = capsys.readouterr().out
    assert code == 1
    assert table(printed.replace("long after", "long_after")) == {
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
    assert not (tmp_path / "older.log").exists()


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
    status = rehearse_all([Step(python(code), parts, codes=(0, 4))], tmp_path)

    rows = table(capsys.readouterr().out)
    assert [rows[part.name][0] for part in parts] == states
    assert status == (states != ["passed"] * 3)
