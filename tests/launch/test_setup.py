"""`launch/setup.sh`: the order of its steps, twice the same, refusals."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.serving.ghost import ROOT

TOOL = '#!/usr/bin/env bash\necho "%(name)s $*" >>"$CALLS"\n[[ ! -e "$CALLS.fail-%(name)s" ]]\n'


@pytest.fixture
def box(tmp_path: Path) -> Path:
    """A checkout with an environment of stand-ins, on a machine of stand-ins."""
    (tmp_path / "checkout" / "launch").mkdir(parents=True)
    shutil.copy(ROOT / "launch" / "setup.sh", tmp_path / "checkout" / "launch")
    for folder, names in (
        (tmp_path / "bin", ("nvidia-smi", "make", "gcc", "apt-get", "sudo")),
        (tmp_path / "checkout" / ".venv" / "bin", ("python",)),
    ):
        folder.mkdir(parents=True)
        for name in names:
            (folder / name).write_text(TOOL % {"name": name})
            (folder / name).chmod(0o755)
    (tmp_path / "checkout" / ".venv" / "bin" / "activate").write_text("# as venv wrote it\n")
    python = tmp_path / "bin" / "python3.11"
    python.write_text("#!/bin/sh\nexit 0\n")  # "usable"
    python.chmod(0o755)
    return tmp_path


def set_up(box: Path, *arguments: str) -> tuple[int, str, list[str]]:
    """(exit code, what was printed, the calls of stand-ins so far) of one run from a foreign folder."""
    done = subprocess.run(
        [box / "checkout" / "launch" / "setup.sh", *arguments],
        cwd=box,
        env={"PATH": f"{box / 'bin'}:/usr/bin:/bin", "CALLS": str(box / "calls"), "TMPDIR": str(box)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    calls = (box / "calls").read_text().splitlines() if (box / "calls").exists() else []
    return done.returncode, done.stdout, calls


def test_driver_environment_verification(box: Path) -> None:
    code, out, calls = set_up(box)
    assert code == 0, out
    assert calls[:3] == [
        "nvidia-smi -L",
        "make .venv/training PYTHON=python3.11",
        "python -m ghostprep.training.environment",
    ]
    assert calls[3].startswith("python -m ghostprep build examples/exports --config examples/ghostprep.yaml")
    assert calls[4].startswith("python launch/rehearse.py axolotl_configs/mistral7b_qlora.yaml --root ")
    assert len(calls) == 5
    assert out.endswith("ready: source .venv/bin/activate\n")


def test_telemetry_is_off_in_the_environment_and_said_once(box: Path) -> None:
    set_up(box)
    activate = box / "checkout" / ".venv" / "bin" / "activate"
    once = activate.read_text()
    assert once.startswith("# as venv wrote it\n")
    shell = subprocess.run(["bash", "-c", f". {activate}; env"], capture_output=True, text=True, env={})
    assert {"AXOLOTL_DO_NOT_TRACK=1", "DO_NOT_TRACK=1", "HF_HUB_DISABLE_TELEMETRY=1"} <= set(
        shell.stdout.split()
    )

    assert set_up(box)[0] == 0
    assert activate.read_text() == once


def test_a_machine_without_a_driver_is_refused_before_anything_is_installed(box: Path) -> None:
    (box / "calls.fail-nvidia-smi").touch()
    code, out, calls = set_up(box)
    assert (code, calls) == (1, ["nvidia-smi -L"])
    assert "no NVIDIA driver answers" in out
    (box / "calls").unlink()
    code, _, calls = set_up(box, "--cpu")
    assert (code, calls[0]) == (0, "make .venv/training PYTHON=python3.11")
    assert "python -m ghostprep.training.environment --cpu" in calls


@pytest.mark.parametrize("step", ["make", "python"])
def test_a_step_that_fails_ends_it(step: str, box: Path) -> None:
    (box / f"calls.fail-{step}").touch()
    code, out, calls = set_up(box)
    assert code != 0
    assert calls[-1].startswith(step)
    assert "ready" not in out


def test_a_dry_run_changes_nothing(box: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (box / "checkout").rglob("*")}
    code, out, calls = set_up(box, "--dry-run")
    assert (code, calls) == (0, [])
    assert out.count("+ ") >= 5
    assert {path: path.stat().st_mtime_ns for path in (box / "checkout").rglob("*")} == before


def test_an_unknown_option_is_refused(box: Path) -> None:
    code, out, calls = set_up(box, "--gpu")
    assert (code, calls) == (2, [])
    assert out == "setup.sh: unknown option --gpu; see --help\n"
