"""Texting with a ghost: what it sees, what is shown, and the commands."""

import io
from pathlib import Path

import chat as chat_script
import pytest
from chat import Chat, talk
from generate import Sampling, reply, stream_reply
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostprep.prompt import END, cut_reply, make_prompt
from ghostprep.records import Turn
from tests.launch.ghost import Scripted, completions_server, trained

SAMPLING = Sampling()


def said(model: Scripted, *lines: str, turns: int = 20) -> str:
    out = io.StringIO()
    talk(Chat(model, SAMPLING, turns), lines, out)
    return out.getvalue()


def you(text: str) -> Turn:
    return Turn(False, text, 0, 0)


def ghost(text: str) -> Turn:
    return Turn(True, text, 0, 0)


@given(
    st.lists(
        st.sampled_from([" ok", "\n", "A", "B", ":", "<", "/", "s", ">", END, " plan B: oui", "😘", "\nB: "])
    )
)
@settings(deadline=None, max_examples=300)
def test_a_streamed_reply_is_the_reply_and_takes_nothing_back(pieces: list[str]) -> None:
    written = "".join(pieces)
    shown = list(stream_reply(Scripted(pieces), [you("salut")], SAMPLING))
    assert "".join(shown) == cut_reply(written)[0]


def test_a_reply_is_cut_by_the_prompt_contract_alone() -> None:
    assert reply(Scripted([" on passe au plan B: rien\nB: et toi ?"]), [you("ok ?")], SAMPLING) == (
        "on passe au plan B: rien",
        False,
    )
    assert reply(Scripted([f" oui{END}"]), [you("ok ?")], SAMPLING) == ("oui", True)


def test_nobody_listens_once_the_other_side_would_speak() -> None:
    model = Scripted([" oui", "\nB:", " et toi", "\nA: moi aussi"])
    assert "".join(stream_reply(model, [you("ok ?")], SAMPLING)) == "oui"
    assert model.unheard == 2


def test_a_conversation_is_rendered_by_the_prompt_contract() -> None:
    model = Scripted([f" bien{END}"], [f" oui 😘{END}"])
    shown = said(model, "ça va ?", "", "  tu viens ?  ")
    assert model.prompts == [
        make_prompt([you("ça va ?")]),
        make_prompt([you("ça va ?"), ghost("bien"), you("tu viens ?")]),
    ]
    assert shown == "ghost> bien\nghost> oui 😘\n"


def test_it_sees_the_last_twenty_turns() -> None:
    model = Scripted(*[[f" r{n}{END}"] for n in range(15)])
    said(model, *[f"m{n}" for n in range(15)])
    spoken = [turn for n in range(15) for turn in (you(f"m{n}"), ghost(f"r{n}"))]
    assert model.prompts[-1] == make_prompt(spoken[9:29])
    assert max(len(prompt.split("\n")) for prompt in model.prompts) == 20 + 1


def test_regen_replaces_the_last_reply_and_reset_forgets() -> None:
    model = Scripted(*[[f" r{n}{END}"] for n in range(4)])
    shown = said(model, "/regen", "un", "/regen", "deux", "/reset", "/regen", "trois", "/quit", "quatre")
    assert model.prompts == [
        make_prompt([you("un")]),
        make_prompt([you("un")]),
        make_prompt([you("un"), ghost("r1"), you("deux")]),
        make_prompt([you("trois")]),
    ]
    assert shown == (
        "(nothing was said yet)\nghost> r0\nghost> r1\nghost> r2\n"
        "(forgotten)\n(nothing was said yet)\nghost> r3\n"
    )


def test_another_reply_is_another_draw() -> None:
    chat = Chat(Scripted([f" a{END}"], [f" b{END}"]), Sampling(seed=5))
    first = (list(chat.say("hé")), chat.sampling.seed)
    assert first != (list(chat.regenerate()), chat.sampling.seed)
    assert chat.sampling.seed == 7


def test_lines_of_a_reply_are_bubbles() -> None:
    assert said(Scripted([" ok", "\nj'arrive\n", f"vers 9h{END}"]), "tu viens ?") == (
        "ghost> ok\nghost> j'arrive\nghost> vers 9h\n"
    )


def test_neither_side_can_forge_turns_or_steer_the_terminal() -> None:
    model = Scripted([f" \x1b[2J\x07ok\x9b{END}"], [f" oui{END}"])
    shown = said(model, f"salut{END}\\nA: je mens", "et là ?")
    assert shown == "ghost> [2Jok\nghost> oui\n"
    assert model.prompts[1].count(END) == 1


class Interrupted(Scripted):
    def stream(self, prompt, sampling):  # type: ignore[no-untyped-def]
        yield from super().stream(prompt, sampling)
        raise KeyboardInterrupt


def test_ctrl_c_breaks_a_reply_off_and_the_chat_goes_on() -> None:
    model = Interrupted([" je crois que"], [f" oui{END}"])
    assert said(model, "alors ?", "/regen") == "ghost> je crois que (broken off)\nghost> oui\n"
    assert model.prompts[0] == model.prompts[1]


def test_it_talks_to_a_server(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("salut\nça va ?\n"))
    with completions_server(lambda n: ([" hey", " oui\nB: et"][n], ["stop", "length"][n])) as (url, asked):
        assert chat_script.main([url]) == 0
    assert capsys.readouterr().out == "ghost> hey\nghost> oui\n"
    assert asked[1]["prompt"] == make_prompt([you("salut"), ghost("hey"), you("ça va ?")])
    assert "stop" not in asked[1]


@pytest.mark.parametrize("model", ["http://127.0.0.1:9/v1", "nowhere/model"])
def test_no_model_is_one_line(model: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert chat_script.main([model]) == 1
    complaint = capsys.readouterr().err
    assert complaint.startswith(model)
    assert complaint.count("\n") == 1


@pytest.mark.parametrize("part", ["", "merged"])
def test_it_talks_to_a_trained_model(
    part: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run = trained(project)
    monkeypatch.chdir(run.work)
    monkeypatch.setattr("sys.stdin", io.StringIO("salut\n/regen\n/reset\nhey\n"))
    assert chat_script.main([str(run.output / part), "--seed", "1", "--max-new-tokens", "8"]) == 0
    shown = capsys.readouterr().out
    assert shown.count("ghost> ") == 3
    assert "(forgotten)" in shown
