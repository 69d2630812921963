"""What the settings leave out: each message is kept, or counted under one reason."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import START

GROUP = ["Lou", "Nora", "Max", "Nora", "Zoé", "Nora"]


def chat(*people, times=4, day=0):
    return [(1440 * day + n, who, f"mot {n}") for n, who in enumerate(people * times)]


@pytest.fixture
def exports(whatsapp):
    """Two-person chats with Lou (8), Max (10) and a group of four (18)."""
    return [
        whatsapp(chat("Lou", "Nora"), "WhatsApp Chat with Lou.txt"),
        whatsapp(chat("Max", "Nora", times=5, day=2), "WhatsApp Chat with Max ❤️.txt"),
        whatsapp(chat(*GROUP, times=3, day=4), "WhatsApp Chat with Coloc.txt"),
    ]


@pytest.fixture
def build(run, tmp_path):
    """Runs a build with settings → (exit code, stderr, manifest or {})."""

    def call(paths, **given):
        config, out = tmp_path / "settings.json", tmp_path / "out"
        config.write_text(json.dumps({"me": ["Nora"], "workers": 1, **given}), encoding="utf-8")
        code, _, err = run("build", *paths, "--config", config, "--out", out)
        return code, err, json.loads((out / "manifest.json").read_text()) if code == 0 else {}

    return call


@pytest.mark.parametrize(
    ("given", "kept", "dropped"),
    [
        ({}, 36, {}),
        ({"only": ["LÓU"]}, 26, {"not_in_only": 10}),
        ({"only": ["max"]}, 28, {"not_in_only": 8}),
        ({"only": ["Coloc", "Max ❤️"]}, 28, {"not_in_only": 8}),
        ({"exclude": ["coloc"]}, 18, {"excluded": 18}),
        ({"exclude": ["Max"]}, 23, {"excluded": 13}),
        ({"exclude": ["Zoe"]}, 33, {"excluded": 3}),
        ({"only": ["Max"], "exclude": ["Coloc"]}, 10, {"not_in_only": 8, "excluded": 18}),
        ({"since": "2024-03-27"}, 28, {"before_since": 8}),
        ({"until": "2024-03-27"}, 18, {"after_until": 18}),
        ({"since": "2024-03-26", "until": "2024-03-28"}, 10, {"before_since": 8, "after_until": 18}),
        ({"exclude": ["Max"], "since": "2024-03-26"}, 15, {"excluded": 13, "before_since": 8}),
        ({"exclude": ["Zoé", "Max"], "max_group_size": 2}, 8, {"excluded": 16, "group_size": 12}),
    ],
)
def test_what_is_not_wanted_is_counted_under_its_reason(build, exports, given, kept, dropped):
    code, _, manifest = build(exports, **given)
    assert code == 0
    assert manifest["messages"] == {"parsed": 36, "kept": kept, "dropped": dict(sorted(dropped.items()))}


NAMES = st.lists(st.sampled_from(["Lou", "Max", "Zoé", "Coloc", "Max ❤️", "Nora"]), max_size=2)
DAYS = st.sampled_from(["", "2024-03-24", "2024-03-25", "2024-03-27", "2024-03-29", "2024-03-30"])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(NAMES, NAMES, DAYS, DAYS, st.sampled_from([0, 2, 3]), st.sampled_from(["", "Asia/Tokyo"]))
def test_the_books_balance_under_any_filters(build, exports, only, exclude, since, until, size, timezone):
    if since and until:
        since, until = sorted((since, until))
    code, err, manifest = build(
        exports, only=only, exclude=exclude, since=since, until=until, max_group_size=size, timezone=timezone
    )
    if code:
        assert "no reply of yours to learn from" in err or "none of the names" in err
        return
    for counts in (manifest["messages"], *manifest["conversations"]):
        assert counts["parsed"] == counts["kept"] + sum(counts["dropped"].values())
    assert manifest["messages"]["parsed"] == 36
    dropped = manifest["messages"]["dropped"]
    named = {"not_in_only": only, "excluded": exclude, "before_since": since, "after_until": until}
    assert all(named.get(reason, size) for reason in dropped)


@pytest.mark.parametrize("key", ["only", "exclude"])
@pytest.mark.parametrize(
    ("name", "mend"), [("Luo", "did you mean 'Lou'?"), ("Quentin", "`inspect --all` lists all of them")]
)
def test_a_name_that_nobody_bears_is_an_error(build, exports, key, name, mend):
    code, err, _ = build(exports, **{key: ["Max", name]})
    assert code == 1 and f"{key}: '{name}' is no chat and nobody" in err and mend in err


def test_the_manifest_counts_the_names_of_filters(build, exports, tmp_path):
    _, _, manifest = build(exports, only=["Lou", "Max"], exclude=["Zoé"], since="2024-01-01")
    told = manifest["settings"]
    assert (told["only"], told["exclude"], told["since"]) == (2, 1, "2024-01-01")
    assert "Zoé" not in (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")


def test_whom_the_settings_leave_out_is_masked_where_others_talk_of_them(build, whatsapp, tmp_path):
    said = [(n, who, f"Quibbledon arrive {n}") for n, who in enumerate(["Lou", "Nora"] * 5)]
    group = [(n, who, f"bonjour {n}") for n, who in enumerate(["Quibbledon", "Lou", "Nora"] * 5)]
    code, _, _ = build([whatsapp(said, "Lou.txt"), whatsapp(group, "Coloc.txt")], exclude=["Quibbledon"])
    assert code == 0
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "out").rglob("*.jsonl"))
    assert "arrive" in written and "Quibbledon" not in written


@pytest.fixture
def telegram(tmp_path):
    """A chat with Ada, by the UTC seconds of its messages."""

    def write(times):
        said = [
            {"id": n, "type": "message", "from": who, "from_id": f"user{who}", "text": f"mot {n}",
             "date": "2024-03-25T09:00:00", "date_unixtime": str(time)}
            for n, (who, time) in enumerate(zip(["Ada", "Nora"] * len(times), times, strict=False))
        ]  # fmt: skip
        path = tmp_path / "result.json"
        path.write_text(json.dumps({"name": "Ada", "type": "personal_chat", "id": 1, "messages": said}))
        return path

    return write


def utc(*moment):
    return int(datetime(*moment, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("timezone", "kept"), [("", 4), ("Europe/Paris", 6), ("America/New_York", 2), ("Asia/Kolkata", 8)]
)
def test_the_day_is_that_of_the_persons_clock(build, telegram, timezone, kept):
    pairs = (
        utc(2024, 3, 24, 18, 45),
        utc(2024, 3, 24, 23, 30),
        utc(2024, 3, 25, 3, 30),
        utc(2024, 3, 25, 12, 30),
    )
    path = telegram([start + second for start in pairs for second in (0, 9)])
    code, _, manifest = build([path], since="2024-03-25", timezone=timezone)
    assert code == 0 and manifest["messages"]["kept"] == kept


def test_winter_and_summer_time_are_the_zones_own(build, telegram):
    """The 31st of March 2024 begins at 23:00 UTC, the 1st of April at 22:00 UTC."""
    days = utc(2024, 3, 30, 22, 59), utc(2024, 3, 30, 23), utc(2024, 3, 31, 21, 59), utc(2024, 3, 31, 22)
    path = telegram([start + second for start in days for second in (0, 1)])
    _, _, manifest = build([path], since="2024-03-31", until="2024-03-31", timezone="Europe/Paris")
    assert manifest["messages"]["dropped"] == {"after_until": 2, "before_since": 2}


def test_naive_times_stay_where_they_are(build, exports):
    until = f"{START:%Y-%m-%d}"
    for timezone in ("", "Pacific/Auckland", "America/Los_Angeles"):
        manifest = build(exports, until=until, timezone=timezone)[2]
        assert manifest["messages"]["kept"] == 8


def test_messages_keeps_utc(run, telegram):
    assert json.loads(run("messages", telegram([utc(2024, 3, 24, 23, 30)]))[1])["timestamp"].endswith(
        "23:30:00Z"
    )
