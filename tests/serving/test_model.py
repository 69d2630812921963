"""A reply, whole and in pieces, from a model that writes what it is told to."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ghostprep.prompt import END, cut_reply
from ghostprep.records import Turn
from ghostprep.serving.model import Sampling, reply, stream_reply
from tests.serving.ghost import Scripted

SAMPLING = Sampling()
ASKED = [Turn(False, "ok ?", 0, 0)]


@given(
    st.lists(
        st.sampled_from([" ok", "\n", "A", "B", ":", "<", "/", "s", ">", END, " plan B: oui", "😘", "\nB: "])
    )
)
@settings(deadline=None, max_examples=300)
def test_a_streamed_reply_is_the_reply_and_takes_nothing_back(pieces: list[str]) -> None:
    written = "".join(pieces)
    shown = list(stream_reply(Scripted(pieces), ASKED, SAMPLING))
    assert "".join(shown) == cut_reply(written)[0]


def test_a_reply_is_cut_by_the_prompt_contract_alone() -> None:
    assert reply(Scripted([" on passe au plan B: rien\nB: et toi ?"]), ASKED, SAMPLING) == (
        "on passe au plan B: rien",
        False,
    )
    assert reply(Scripted([f" oui{END}"]), ASKED, SAMPLING) == ("oui", True)


def test_nobody_listens_once_the_other_side_would_speak() -> None:
    model = Scripted([" oui", "\nB:", " et toi", "\nA: moi aussi"])
    assert "".join(stream_reply(model, ASKED, SAMPLING)) == "oui"
    assert model.unheard == 2
