"""Files and folders take their place whole or not at all, whatever the disk does."""

import os
import pathlib
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ghostprep.errors import InputError
from ghostprep.output import replace_file, replace_folder

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def old(tmp_path):
    """A dataset that was built before."""
    out = tmp_path / "out"
    (out / "reply").mkdir(parents=True)
    (out / "reply" / "train.jsonl").write_text("old")
    return out


def left_beside(out):
    return [path.name for path in out.parent.iterdir() if path.name.startswith(".")]


def test_a_folder_takes_its_place(old):
    with replace_folder(old) as folder:
        (folder / "manifest.json").write_text("new")
    assert [path.name for path in old.iterdir()] == ["manifest.json"]
    assert left_beside(old) == []


def test_the_old_folder_comes_back_where_the_new_one_cannot_be_put(old, monkeypatch):
    rename = pathlib.Path.rename

    def fail_to_put(self, target):
        if ".writing-" in self.name:
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(pathlib.Path, "rename", fail_to_put)
    with pytest.raises(InputError, match="Input/output error"), replace_folder(old) as folder:
        (folder / "manifest.json").write_text("new")
    assert (old / "reply" / "train.jsonl").read_text() == "old"
    assert left_beside(old) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_the_old_folder_stays_where_writing_fails(old, error):
    with pytest.raises(error), replace_folder(old) as folder:
        (folder / "manifest.json").write_text("half")
        raise error
    assert (old / "reply" / "train.jsonl").read_text() == "old"
    assert left_beside(old) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_an_old_file_stays_where_writing_fails(tmp_path, error):
    path = tmp_path / "all.csv"
    path.write_text("old")
    with pytest.raises(error), replace_file(path) as file:
        file.write("half")
        raise error
    assert path.read_text() == "old" and left_beside(path) == []


def build(whatsapp, small_talk, out, **options):
    """A build in a process of its own → (exit code, stderr)."""
    arguments = [whatsapp(small_talk), "--me", "Nora", "--workers", "1", "--out", out]
    command = [sys.executable, "-m", "ghostprep", "build", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, **options)
    return done.returncode, done.stderr


def test_a_full_disk_is_an_error_with_a_mend(whatsapp, small_talk, old):
    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))

    code, err = build(whatsapp, small_talk, old, preexec_fn=no_room)
    assert code == 1 and err.count("\n") == 1
    assert str(old) in err and "make room" in err
    assert (old / "reply" / "train.jsonl").read_text() == "old"


def test_a_disk_that_takes_no_files_is_an_error_with_a_mend(whatsapp, small_talk):
    code, err = build(whatsapp, small_talk, "/proc/out")
    assert code == 1 and err.count("\n") == 1
    assert "/proc/out: cannot be written" in err and "choose another place" in err


def test_a_disk_that_vanishes_is_an_error_with_a_mend(run, whatsapp, small_talk, tmp_path, monkeypatch):
    from ghostprep import pipeline

    disk = tmp_path / "disk"
    disk.mkdir()

    def unplug(*arguments):
        shutil.rmtree(disk)
        return find_me(*arguments)

    find_me = pipeline.find_me
    monkeypatch.setattr(pipeline, "find_me", unplug)
    out = disk / "out"
    code, _, err = run("build", whatsapp(small_talk), "--me", "Nora", "--workers", 1, "--out", out)
    assert code == 1 and err.count("\n") == 1
    assert f"{out}: cannot be written (No such file or directory)" in err


def test_files_are_readable_as_others_are(old):
    """A dataset goes to another machine and another user; only the way back to the names is private."""
    with replace_folder(old) as folder:
        (folder / "manifest.json").write_text("new")
    umask = os.umask(0)
    os.umask(umask)
    assert (old / "manifest.json").stat().st_mode & 0o777 == 0o666 & ~umask
