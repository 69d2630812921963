"""What loads a ghost is light to import: the heavy libraries come in where they are used."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"torch", "transformers", "peft", "safetensors", "huggingface_hub", "cog", "axolotl"}
HEAVY |= {"presidio_analyzer", "spacy"}


def modules() -> list[str]:
    """Every module of serving and of training, and every script that a person types."""
    rooms = ("ghostprep/serving", "ghostprep/training", "launch")
    paths = [path.relative_to(ROOT) for room in rooms for path in (ROOT / room).rglob("*.py")]
    # They are made in others' processes: their base classes are cog's and Axolotl's.
    plugins = (Path("launch/replicate/run.py"), Path("ghostprep/training/seeding.py"))
    return sorted(".".join(path.with_suffix("").parts) for path in paths if path not in plugins)


def test_no_import_brings_in_what_is_heavy() -> None:
    names = modules()
    assert {"ghostprep.serving.local", "ghostprep.training.machine", "launch.chat"} <= set(names)
    code = f"import importlib, sys\nfor name in {names!r}: importlib.import_module(name)\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not HEAVY & {name.partition(".")[0] for name in done.stdout.split()}


def test_the_process_that_reads_does_not_load_presidio() -> None:
    code = "import ghostprep.commands, ghostprep.pipeline, ghostprep.overview, sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not HEAVY & {name.partition(".")[0] for name in done.stdout.split()}


def test_no_script_changes_where_python_looks() -> None:
    sources = [path for room in ("launch", "benchmarks") for path in (ROOT / room).rglob("*.py")]
    assert not [path for path in sources if "sys.path" in path.read_text(encoding="utf-8")]
