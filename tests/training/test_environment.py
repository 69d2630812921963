"""The check of what setup.sh installed."""

import pytest

from ghostprep.training import environment


def test_this_environment_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert environment.main(["--cpu"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == list(environment.PACKAGES)


def test_a_missing_gpu_or_package_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert environment.main([]) == 1
    assert "sees no GPU" in capsys.readouterr().err
    monkeypatch.setattr(environment, "PACKAGES", ("no_such_package",))
    assert environment.main(["--cpu"]) == 1
    assert capsys.readouterr().err == "the environment does not work: No module named 'no_such_package'\n"
