"""Every command in the README runs, or names a script and options that exist."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BLOCKS = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines() if line.strip()]
COMMANDS = [shlex.split(line, comments=True) for line in LINES]
COPIES = re.findall(
    r"<!-- (benchmarks/results/\S+) -->\n(?:```\n(.*?)```|((?:\|[^\n]*\n)+))",
    (ROOT / "README.md").read_text(encoding="utf-8"),
    re.DOTALL,
)
LIBRARY = [command[3:] for command in COMMANDS if command[:3] == ["python", "-m", "ghostprep"]]
OTHERS = [command for command in COMMANDS if command[:3] != ["python", "-m", "ghostprep"]]


def test_the_readmes_path_from_exports_to_dataset_runs(run, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "examples" / "exports", tmp_path / "data" / "raw")
    shutil.copytree(ROOT / "axolotl_configs", tmp_path / "axolotl_configs")
    monkeypatch.chdir(tmp_path)
    assert [command[0] for command in LIBRARY] == ["inspect", "build", "check", "xray", "estimate"]
    for command in LIBRARY:
        code, out, err = run(*command)
        assert code == 0, (command, out, err)
    assert (tmp_path / "data" / "processed" / "manifest.json").is_file()
    assert (tmp_path / "xray.html").is_file()


@pytest.mark.parametrize("command", OTHERS, ids=" ".join)
def test_other_commands_name_what_exists(command):
    words = [word for word in command if word != "python"]
    if words[0] == "make":
        assert f"\n{words[1]}:" in (ROOT / "Makefile").read_text()
    elif words[0].startswith("launch/"):
        usage = (ROOT / words[0]).read_text(encoding="utf-8")
        assert not [option for option in words if option.startswith("--") and option not in usage]
    else:
        assert words[0] in ("accelerate", "rsync", "ssh", "cd", ".", "exit")
    for word in words:
        if word.startswith("axolotl_configs/"):
            assert (ROOT / word).is_file()


def test_every_command_of_the_library_is_in_the_readme():
    from ghostprep.cli import COMMANDS as KNOWN

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [name for name in KNOWN if f"ghostprep {name}" not in text]


@pytest.mark.parametrize("source, fenced, table", COPIES)
def test_figures_are_what_the_benchmark_printed(source, fenced, table):
    printed = (ROOT / source).read_text(encoding="utf-8").splitlines()
    copied = [line for line in (fenced + table).splitlines() if line.strip("|-: ")]
    assert copied
    assert not [line for line in copied if line not in printed]


def test_every_benchmark_that_is_run_is_copied():
    names = re.search(r"BENCHMARKS := (.*)", (ROOT / "Makefile").read_text())[1].split()
    marks = re.findall(r"<!-- benchmarks/results/(\S+)\.md -->", (ROOT / "README.md").read_text("utf-8"))
    assert set(marks) == set(names)
    assert len(marks) == len(COPIES)
