"""`launch/chat.py`: with a server, with a trained model, without any."""

import io

import pytest

from ghostprep.prompt import make_prompt
from ghostprep.records import Turn
from launch.chat import main
from tests.serving.ghost import Trained, completions_server


def test_it_talks_to_a_server(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("salut\nça va ?\n"))
    with completions_server(lambda n: ([" hey", " oui\nB: et"][n], ["stop", "length"][n])) as (url, asked):
        assert main([url]) == 0
    assert capsys.readouterr().out == "ghost> hey\nghost> oui\n"
    spoken = [(False, "salut"), (True, "hey"), (False, "ça va ?")]
    assert asked[1]["prompt"] == make_prompt([Turn(mine, text, 0, 0) for mine, text in spoken])
    assert "stop" not in asked[1]


@pytest.mark.parametrize("model", ["http://127.0.0.1:9/v1", "nowhere/model"])
def test_no_model_is_one_line(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([model]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith(model)
    assert complaint.count("\n") == 1


@pytest.mark.parametrize("part", ["", "merged"])
def test_it_talks_to_a_trained_model(
    part: str, trained: Trained, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(trained.work)
    monkeypatch.setattr("sys.stdin", io.StringIO("salut\n/regen\n/reset\nhey\n"))
    assert main([str(trained.output / part), "--seed", "1", "--max-new-tokens", "8"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("ghost> ") == 3
    assert "(forgotten)" in shown
