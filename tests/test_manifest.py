"""The books balance: every message that was read is kept or dropped under a reason."""

import json
from itertools import accumulate, pairwise
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.config import PrivacyConfig
from ghostprep.privacy.recognizers import structured_recognizers
from ghostprep.privacy.recognizers.name import NameRecognizer
from ghostprep.privacy.recognizers.phone import ChatPhoneRecognizer

PRIVATE = [
    "ok",
    "mdr",
    "appelle le 06 39 98 12 34",
    "écris à zoe@example.com",
    "mdp wifi: Truc1234!",
    "va sur https://a.fr/x",
    "digicode 45B12",
    "12 rue des Lilas",
    "plaque AB-123-CD",
    "mon insta c'est zoe_b75",
    "salut Lou",
    "à 192.168.1.20",
    "FR76 3000 6000 0112 3456 7890 189",
]
CHATS = st.lists(
    st.tuples(st.sampled_from(["Lou", "Nora"]), st.integers(0, 9), st.sampled_from(PRIVATE)),
    min_size=2,
    max_size=30,
)
RECOGNIZERS = [NameRecognizer, *map(type, structured_recognizers(PrivacyConfig()))]


def turns_of(said):
    """Messages of one speaker up to three minutes apart are one turn."""
    turns = [[said[0]]]
    for last, new in pairwise(said):
        if new[0] != last[0] or new[1] > 3:
            turns.append([])
        turns[-1].append(new)
    return turns


def my_turns(said):
    return sum(turn[0][0] == "Nora" for turn in turns_of(said))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHATS, st.sets(st.sampled_from(RECOGNIZERS), min_size=1), st.integers(1, 4))
def test_the_books_balance_whatever_recognizer_raises(run, whatsapp, tmp_path, said, raising, every):
    """Each of `raising` fails on one text of `every`: alone, in a batch, or in what a round left."""

    def failing(find):
        def fail_at_times(self, text):
            if crc32(text.encode()) % every == 0:
                raise RuntimeError(text)
            return find(self, text)

        return fail_at_times

    minutes = accumulate(gap for _, gap, _ in said)
    path = whatsapp([(minute, who, text) for minute, (who, _, text) in zip(minutes, said, strict=True)])
    out = tmp_path / "out"
    with pytest.MonkeyPatch.context() as patch:
        for kind in raising:
            patch.setattr(kind, "find", failing(kind.find))
        code, _, err = run("build", path, "--me", "Nora", "--workers", 1, "--out", out)
    if code:
        assert "no reply of yours to learn from" in err or "none of the names" in err
        return
    manifest = json.loads((out / "manifest.json").read_text())
    for counts in (manifest["messages"], *manifest["conversations"]):
        assert counts["parsed"] == len(said) == counts["kept"] + sum(counts["dropped"].values())
    failed = manifest["messages"]["dropped"].get("masking_failed", 0)
    report = (out / "privacy_report.md").read_text(encoding="utf-8")
    assert f"{len(said)} messages were looked at; {failed} were dropped" in report
    assert sum(manifest["replies"].values()) == my_turns(said)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHATS)
def test_a_turn_that_a_recognizer_fails_on_drops_all_its_messages(run, whatsapp, tmp_path, said):
    """Which messages those are is known from the chat alone."""
    poison = "appelle le 06 39 98 12 34"
    find = ChatPhoneRecognizer.find

    def fail(self, text):
        if "98 12" in text:
            raise RuntimeError(text)
        return find(self, text)

    minutes = accumulate(gap for _, gap, _ in said)
    path = whatsapp([(minute, who, text) for minute, (who, _, text) in zip(minutes, said, strict=True)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ChatPhoneRecognizer, "find", fail)
        code, _, err = run("build", path, "--me", "Nora", "--workers", 1, "--out", tmp_path / "out")
    if code:
        assert "no reply of yours to learn from" in err or "none of the names" in err
        return
    lost = [turn for turn in turns_of(said) if any(text == poison for *_, text in turn)]
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["messages"]["kept"] == len(said) - sum(map(len, lost))
    assert manifest["messages"]["dropped"].get("masking_failed", 0) == sum(map(len, lost))
    assert manifest["replies"]["masking_failed"] == sum(turn[0][0] == "Nora" for turn in lost)
