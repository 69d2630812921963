"""Lays out the folder from which `cog push` makes an image: runner, weights and ghostprep's own wheel."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ghostprep.errors import InputError
from ghostprep.serving.download import download
from ghostprep.serving.publish import model_files

RUNNER = ("cog.yaml", "run.py", "requirements.txt")
"""Files of launch/replicate that go along as they are."""
SOURCES = ("pyproject.toml", "README.md", "LICENSE")
"""What a wheel is built of, beside the package itself."""


def lay_out(model: str, out: Path, root: Path) -> None:
    """Fills `out` from the repository at `root`; safe to run twice. Raises InputError for what is wrong."""
    out.mkdir(parents=True, exist_ok=True)
    for name in RUNNER:
        shutil.copy(root / "launch" / "replicate" / name, out / name)
    build_wheel(root, out)
    place_weights(model, out / "weights")


def build_wheel(root: Path, out: Path) -> None:
    """The wheel of the package in `root`, in `out`. Raises InputError where pip fails."""
    with tempfile.TemporaryDirectory(prefix="ghostprep-wheel-") as scratch:
        # Built in a copy: setuptools puts modules that were removed since into the next wheel of a folder.
        source = Path(scratch)
        shutil.copytree(
            root / "ghostprep", source / "ghostprep", ignore=shutil.ignore_patterns("__pycache__")
        )
        for name in SOURCES:
            shutil.copy(root / name, source / name)
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        built = subprocess.run([*pip, "--wheel-dir", out, source], capture_output=True, text=True)
    if built.returncode:
        reason = built.stderr.strip().splitlines()[-1]
        raise InputError(f"pip wheel failed: {reason}", "pip install setuptools", file=root)


def place_weights(model: str, target: Path) -> None:
    """The model of a folder, or of USER/REPO@COMMIT, as `target`; linked where the disk is the same.

    Raises InputError.
    """
    repo, at, commit = model.partition("@")
    if at:
        download(repo, commit, target)
        return
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, path in model_files(Path(model)).items():
        try:
            os.link(path, target / name)
        except OSError:  # another disk
            shutil.copy2(path, target / name)
