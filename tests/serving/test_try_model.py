"""The quality checks: each figure fails where it should, and nothing but the model itself ends a reply."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ghostprep.prompt import BOS, make_prompt, make_reply
from ghostprep.records import Turn
from ghostprep.serving.prompts import OPENERS
from launch.try_model import main
from tests.serving.ghost import Trained, completions_server

MINE = [
    "oui je pense qu'on arrive vers huit heures", "non désolé je peux pas ce soir", "ah trop bien, raconte !",
    "je sais pas encore, je te dis demain matin", "on se retrouve devant la gare comme hier ?",
    "haha mais non", "il faut que je finisse mon travail avant", "bonne nuit, à demain", "merci pour hier",
    "tu peux prendre du pain en rentrant s'il te plaît",
]  # fmt: skip
MODEL = [
    "je suis encore au bureau, je pars bientôt", "d'accord, on mange chez moi alors", "non pas du tout",
    "oui, mais seulement après le cours de danse", "c'est vrai que c'était une belle soirée", "à ce soir",
    "je t'appelle quand je sors du train", "il est tard, je vais dormir", "pourquoi tu demandes ça",
    "demande à ta sœur, elle doit le savoir",
]  # fmt: skip


@pytest.fixture
def val(tmp_path: Path) -> Path:
    path = tmp_path / "val.jsonl"
    rows = [
        {"segments": [{"label": False, "text": BOS + prompt(n)}, {"label": True, "text": make_reply(text)}]}
        for n, text in enumerate(MINE)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def prompt(number: int) -> str:
    return make_prompt([Turn(False, f"question numéro {number}", 0, 0)])


def outcome(answer: Callable[[int], tuple[str, str]], *options: str) -> tuple[int, list[dict[str, object]]]:
    with completions_server(answer) as (url, asked):
        return main([url, *options]), asked


def good(number: int) -> tuple[str, str]:
    return f" {MODEL[number]}", "stop"


def test_a_good_model_passes(val: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, asked = outcome(good, "--prompts", str(val))
    out = capsys.readouterr().out
    assert code == 0, out
    assert [request["prompt"] for request in asked] == [prompt(n) for n in range(len(MINE))]
    assert not any("stop" in request for request in asked)
    assert "FAILED" not in out
    assert not any(text in out for text in (*MINE, *MODEL, "question numéro"))


@pytest.mark.parametrize(
    ("answer", "figure"),
    [
        (lambda n: (good(n)[0], "length"), "stops by itself"),
        (lambda n: (good(n)[0] + "\nB: et toi ?", "stop" if n else "length"), "writes the other side too"),
        (lambda n: ("" if n < 3 else good(n)[0], "stop"), "empty"),
        (lambda n: (good(n)[0] + " et puis voilà" * 3 if n < 3 else good(n)[0], "stop"), "caught in a loop"),
        (lambda n: (" oui" * 6 if n < 3 else good(n)[0], "stop"), "caught in a loop"),
        (lambda n: (good(n % 3)[0], "stop"), "commonest reply"),
        (lambda n: (f" ok{n}", "stop"), "length p10/p50/p90"),
        (lambda n: (f" {' '.join(MODEL[:n] + MODEL)}", "stop"), "length p10/p50/p90"),
        (lambda n: (f" the weather is rather nice over there, is it not, number {n}", "stop"), "language"),
    ],
)
def test_each_defect_fails_its_own_figure(
    answer: Callable[[int], tuple[str, str]], figure: str, val: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _ = outcome(answer, "--prompts", str(val))
    failed = [line for line in capsys.readouterr().out.splitlines() if "FAILED" in line]
    assert code == 1
    assert any(line.startswith(figure) for line in failed), failed


def test_one_reply_in_ten_that_does_not_stop_is_counted(
    val: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def nine_stop(number: int) -> tuple[str, str]:
        return good(number)[0], "length" if number == 4 else "stop"

    assert outcome(nine_stop, "--prompts", str(val))[0] == 1
    assert "stops by itself            90.0%" in capsys.readouterr().out
    assert outcome(nine_stop, "--prompts", str(val), "--min-stops", "0.9")[0] == 0


def test_verbose_shows_what_was_written(val: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(lambda n: (good(n)[0] + "\nB: quoi ?", "stop"), "--prompts", str(val), "--verbose")[0] == 1
    assert f"{prompt(3)} {MODEL[3]}\nB: quoi ?</s>\n" in capsys.readouterr().out


def test_fewer_prompts_are_drawn_over_the_whole_file(val: Path) -> None:
    _, asked = outcome(good, "--prompts", str(val), "--limit", "5")
    assert [request["prompt"] for request in asked] == [prompt(n) for n in (0, 2, 4, 6, 8)]


def test_without_a_validation_set_there_are_openers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, asked = outcome(lambda n: (f" {MODEL[n % 10]} {n}", "stop"))
    assert code == 0, capsys.readouterr().out
    assert [request["prompt"] for request in asked] == [f"B: {text}\nA:" for text in OPENERS]


@pytest.mark.parametrize("content", ["", "{}\n", "no json\n", '{"text": "B: a\\nA: b</s>"}\n'])
def test_a_wrong_prompt_file_is_one_line(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(content)
    assert main(["http://127.0.0.1:9/v1", "--prompts", str(path)]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith(str(path))
    assert complaint.count("\n") == 1


@pytest.mark.parametrize("part", ["", "merged"])
def test_adapter_and_merged_folder_are_measured(
    part: str, trained: Trained, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(trained.work)
    # Four steps teach nobody to stop: the figures are there, and they fail.
    assert main([str(trained.output / part), "--limit", "20", "--max-new-tokens", "8"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("20 replies at temperature 0.7, no stop strings, nothing cut\nstops by itself ")
    assert len(out.splitlines()) == 8
