"""Settings: every mistake is named with its mend."""

import dataclasses
import json

import pytest

from ghostprep.config import PrepConfig, PrivacyConfig, load_config
from ghostprep.errors import InputError


def written(tmp_path, text, name="ghostprep.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_empty_file_gives_the_defaults(tmp_path):
    assert load_config(written(tmp_path, "# nothing\n")) == PrepConfig()


def test_all_keys_are_read(tmp_path):
    path = written(
        tmp_path,
        "me: Nora\nsession_gap_minutes: 45.5\nlanguages: [fr, en]\nbubble_separator: \"\\n\"\n"
        "privacy:\n  names: tag\n  people:\n    Antonia: [Anto, Toni]\n    Zoé:\n",
    )  # fmt: skip
    config = load_config(path)
    assert (config.me, config.session_gap_minutes, config.languages) == (["Nora"], 45.5, ["fr", "en"])
    assert config.privacy == PrivacyConfig(names="tag", people={"Antonia": ["Anto", "Toni"], "Zoé": []})


def test_a_day_needs_no_quotes(tmp_path):
    config = load_config(written(tmp_path, "since: 2021-01-01\nuntil: '2024-12-31'\nexclude: Lou\n"))
    assert (config.since, config.until, config.exclude) == ("2021-01-01", "2024-12-31", ["Lou"])


def test_the_seeds_user_config_is_read(tmp_path):
    raw = {"user_identifiers": ["Nora", "nora.l"], "user_label": "A", "other_label": "B"}
    assert load_config(written(tmp_path, json.dumps(raw), "user_config.json")).me == ["Nora", "nora.l"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("sesion_gap_minutes: 3", "did you mean 'session_gap_minutes'"),
        ("privacy:\n  nams: tag", "privacy: unknown key 'nams'; did you mean 'names'"),
        ("privacy: tag", "privacy: must be a section"),
        ("recipe: fast", "recipe: must be one of 'ghostprep', 'seed'"),
        ("val_share: 0.9", "val_share: must be from 0 to 0.5"),
        ("val_share: much", "val_share: must be a number"),
        ("workers: true", "workers: must be a whole number"),
        ("me: 3", "me: must be a list of words"),
        ("merge_gap_minutes: 60", "session_gap_minutes: must be at least merge_gap_minutes"),
        ("context_turns_min: 0", "context_turns_min: must be at least 1"),
        ("bubble_separator: '|'", "bubble_separator: must be"),
        ("since: last year", "since: must be a day, as 2024-03-25"),
        ("since: 2024", "since: must be a day, as 2024-03-25"),
        ("until: 2024-02-30", "a date in it is none of the calendar; write it as 2024-03-25"),
        ("until: 2024-03-25 10:00:00", "until: must be a day, as 2024-03-25"),
        ("since: 2024-03-26\nuntil: 2024-03-25", "until: must be the day of since, or later"),
        ("timezone: paris", "timezone: no time zone 'paris'; did you mean 'Europe/Paris'?"),
        ("timezone: Europe", "timezone: no time zone 'Europe'"),
        ("timezone: ../../etc/passwd", "timezone: no time zone"),
        ("timezone: xqzzz", 'write a city, such as "Europe/Paris"'),
        ("only: 3", "only: must be a list of words"),
        ("- a\n- b", "write `key: value` lines"),
        ("me: x\na: [", "line 2: not valid YAML"),
        ("user_identifiers: [x]\nother_label: Z", "other_label: must be 'B'"),
        ("user_identifiers: [x]\nlabel: Z", "unknown key 'label'"),
    ],
)
def test_a_mistake_is_named_with_its_mend(tmp_path, text, said):
    with pytest.raises(InputError) as caught:
        load_config(written(tmp_path, text))
    assert said in str(caught.value)
    assert "ghostprep.yaml" in str(caught.value)


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(InputError, match=r"none\.yaml"):
        load_config(tmp_path / "none.yaml")


def test_bad_json_is_named_with_its_line(tmp_path):
    with pytest.raises(InputError, match="line 2"):
        load_config(written(tmp_path, '{"user_identifiers": ["x"],\n}', "user_config.json"))


def test_every_setting_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        PrepConfig().workers = 3  # type: ignore[misc]
