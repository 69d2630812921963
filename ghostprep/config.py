"""Settings of a build: `ghostprep.yaml`, or the seed's `user_config.json`. An unknown key is an error."""

import dataclasses
import difflib
import json
import typing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal, NewType, cast
from zoneinfo import ZoneInfo, available_timezones

import yaml

from ghostprep.errors import InputError

Day = NewType("Day", str)
"""As 2024-03-25; empty for none."""


@dataclass(frozen=True, slots=True)
class PrivacyConfig:
    """The `privacy:` section. Numbers, e-mail and other addresses are always hidden; this is for names."""

    names: Literal["pseudonym", "tag", "keep"] = "pseudonym"
    """Names of the people in your chats: pseudonym (another first name, always the same one), tag ([NAME]) or
    keep."""
    third_parties: Literal["mask", "off"] = "mask"
    """People who are talked about and never write: mask (a list of first names, and the words beside them,
    find them) or off."""
    people: dict[str, list[str]] = field(default_factory=dict)
    """People who are talked about but write nothing, each with other forms of the name, such as
    {"Odette Lenoir": ["Mamie Odette", "Dédette"]}."""
    ignore: list[str] = field(default_factory=list)
    """Words that look like a participant's name and must stay, such as ["rose"]."""
    regions: list[str] = field(default_factory=list)
    """Countries whose national phone numbers are recognised, such as ["FR", "BE"]; an empty list stands for
    FR, GB, US, BE, CH and the countries of the languages found in your chats."""
    ner: dict[str, str] = field(default_factory=dict)
    """Language and installed spaCy model (or "gliner") to hide names of people who are in no chat, such as
    {"fr": "fr_core_news_md"}."""
    salt: str = ""
    """A secret that fixes the pseudonyms. Empty: drawn from the oldest messages themselves."""


@dataclass(frozen=True, slots=True)
class PrepConfig:
    """All settings of `build`; the defaults are the ones to use."""

    me: list[str] = field(default_factory=list)
    """Your names, as the exports show them (accents and capitals do not matter)."""
    recipe: Literal["ghostprep", "seed"] = "ghostprep"
    """How the training examples are built: ghostprep, or seed (the hobby project's way, as a baseline)."""
    merge_gap_minutes: float = 3
    """Messages of one person closer than this become one turn."""
    bubble_separator: str = "\n"
    """What joins the messages of one turn: "\\n" keeps the bubbles apart, " " makes one long message of them.
    The seed's recipe always takes " "."""
    session_gap_minutes: float = 30
    """A longer silence ends a session."""
    context_turns_min: int = 6
    """Turns before each of your replies: at least so many, where the session has them."""
    context_turns_max: int = 12
    """Turns before each of your replies: at most so many."""
    max_tokens: int = 1024
    """Longest example, in tokens. A longer one loses its oldest turns, never the reply."""
    tokenizer: str = "mistral-v3"
    """What counts the tokens: mistral-v3, or the path of another base model's tokenizer file."""
    val_share: float = 0.1
    """The newest share of your replies, kept aside to check the model on (0 to 0.5)."""
    only: list[str] = field(default_factory=list)
    """Keep only these chats, and chats in which one of these people writes; an empty list keeps all."""
    exclude: list[str] = field(default_factory=list)
    """Leave out these chats, and these people: their two-person chats, and in groups what they wrote."""
    since: Day = Day("")
    """The first day to keep, such as 2021-01-01; empty keeps all from the beginning."""
    until: Day = Day("")
    """The last day to keep, such as 2024-12-31; empty keeps all to the end."""
    timezone: str = ""
    """Where your clock stood, such as "Europe/Paris": exports in UTC (Telegram, Messenger, …) are then put on
    that clock, on which WhatsApp's are already; empty leaves them in UTC."""
    languages: list[str] = field(default_factory=list)
    """Keep only chats in these languages, such as ["fr", "en"]; an empty list keeps all of them."""
    language_share: float = 0.6
    """A chat is in a language when at least this share of a sample of it is."""
    max_group_size: int = 0
    """Leave out chats in which more people write than this; 0 keeps all of them."""
    date_order: Literal["", "dmy", "mdy", "ymd"] = ""
    """Day, month and year in WhatsApp's dates: dmy, mdy or ymd; empty finds out from each file."""
    strict: bool = False
    """Stop at the first file that cannot be read, instead of naming it and reading the others."""
    workers: int = 0
    """Worker processes; 0 takes one for each core. The result is the same with any number."""
    privacy: PrivacyConfig = field(default_factory=PrivacyConfig)
    """What is hidden in the texts. Numbers, e-mail and other addresses always are; this is for names."""

    @property
    def separator(self) -> str:
        """What joins the messages of one turn, in either recipe."""
        return " " if self.recipe == "seed" else self.bubble_separator


SEED_KEYS = {"user_identifiers", "user_label", "other_label"}


def load_config(path: Path) -> PrepConfig:
    """Settings from `ghostprep.yaml`, or from the seed's `user_config.json`.

    Raises InputError with file, key and mend for an unreadable file, an unknown key or a wrong type.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"cannot be read as a settings file ({type(error).__name__})", "check the path", file=path
        ) from error
    raw = _parse(path, text)
    if SEED_KEYS & raw.keys():
        return _from_seed(path, raw)
    return cast(PrepConfig, _build(PrepConfig, raw, path))


def _parse(path: Path, text: str) -> dict[str, Any]:
    try:
        raw = json.loads(text) if path.suffix == ".json" else yaml.safe_load(text)
    except json.JSONDecodeError as error:
        mend = "check commas and quotes"
        raise InputError(f"not valid JSON ({error.msg})", mend, file=path, place=error.lineno) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise InputError("not valid YAML", "check indentation and quotes", file=path, place=line) from error
    except ValueError as error:  # YAML makes a date of what looks like one
        what = "a date in it is none of the calendar"
        raise InputError(what, "write it as 2024-03-25", file=path) from error
    if raw is None:
        return {}
    if not isinstance(raw, dict):
        what = f"expected settings, got a {type(raw).__name__}"
        raise InputError(what, "write `key: value` lines", file=path)
    return {str(key): value for key, value in raw.items()}


def _from_seed(path: Path, raw: dict[str, Any]) -> PrepConfig:
    """The seed's labels were fixed to A and B in practice; other labels would not match any model."""
    for key in raw:
        if key not in SEED_KEYS:
            raise InputError(f"unknown key {key!r}", _nearest(key, SEED_KEYS), file=path)
    for key, label in (("user_label", "A"), ("other_label", "B")):
        if raw.get(key, label) not in (label, f"{label}:"):
            what = f"must be {label!r}: ghostprep always writes A for you and B for the others"
            raise InputError(what, "change it, or leave it out", file=path, place=key)
    return cast(PrepConfig, _build(PrepConfig, {"me": raw.get("user_identifiers", [])}, path))


def _build(cls: type[Any], raw: dict[str, Any], path: Path, section: str = "") -> Any:
    hints = typing.get_type_hints(cls)
    values = {}
    for key, value in raw.items():
        name = f"{section}{key}"
        if key not in hints:
            raise InputError(
                f"unknown key {key!r}", _nearest(key, hints), file=path, place=section.strip(".")
            )
        if dataclasses.is_dataclass(hints[key]):
            if not isinstance(value, dict):
                raise _must_be("a section of `key: value` lines", path, name)
            values[key] = _build(cast(type[Any], hints[key]), value, path, f"{name}.")
        else:
            values[key] = _checked(path, name, value, hints[key])
    config = cls(**values)
    if isinstance(config, PrepConfig):
        _check_ranges(config, path)
    return config


def _must_be(wanted: str, path: Path, name: str) -> InputError:
    return InputError(f"must be {wanted}", "change it, or leave it out", file=path, place=name)


def _checked(path: Path, name: str, value: Any, hint: Any) -> Any:
    """`value` where it fits the field's type. A lone string is taken for a list of one."""
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is Literal:
        if value in args:
            return value
        raise _must_be(f"one of {', '.join(repr(a) for a in args)}", path, name)
    if hint is Day:
        return _day(path, name, value)
    if origin is list:
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list) and all(isinstance(item, str) for item in items):
            return items
        raise _must_be("a list of words in quotes", path, name)
    if origin is dict:
        if not isinstance(value, dict):
            raise _must_be("a section of `key: value` lines", path, name)
        return {
            str(k): _checked(path, f"{name}.{k}", v if v is not None else [], args[1])
            for k, v in value.items()
        }
    kinds = (int, float) if hint is float else (hint,)
    if isinstance(value, kinds) and not (isinstance(value, bool) and hint is not bool):
        return value
    wanted = {int: "a whole number", float: "a number", str: "text in quotes"}.get(hint, str(hint))
    raise _must_be(wanted, path, name)


def _day(path: Path, name: str, value: Any) -> str:
    """The day as ISO writes it: YAML makes a date of one that stands without quotes."""
    try:
        return date.fromisoformat(str(value)).isoformat() if value else ""
    except ValueError:
        raise _must_be("a day, as 2024-03-25", path, name) from None


def _check_ranges(config: PrepConfig, path: Path) -> None:
    fits = {
        "merge_gap_minutes": ("0 or more", config.merge_gap_minutes >= 0),
        "session_gap_minutes": (
            "at least merge_gap_minutes",
            config.session_gap_minutes >= config.merge_gap_minutes,
        ),
        "context_turns_min": ("at least 1", config.context_turns_min >= 1),
        "context_turns_max": (
            "at least context_turns_min",
            config.context_turns_max >= config.context_turns_min,
        ),
        "max_tokens": ("at least 64", config.max_tokens >= 64),
        "val_share": ("from 0 to 0.5", 0 <= config.val_share <= 0.5),
        "until": ("the day of since, or later", not config.until or config.until >= config.since),
        "language_share": ("from 0 to 1", 0 <= config.language_share <= 1),
        "max_group_size": (
            "0 (no limit) or at least 2",
            config.max_group_size == 0 or config.max_group_size >= 2,
        ),
        "workers": ("0 (one for each core) or more", config.workers >= 0),
        "bubble_separator": ('" " or "\\n"', config.bubble_separator in (" ", "\n")),
    }
    for key, (wanted, fit) in fits.items():
        if not fit:
            raise _must_be(wanted, path, key)
    if config.timezone and not _is_zone(config.timezone):
        what = f"no time zone {config.timezone!r}"
        raise InputError(what, _nearest_zone(config.timezone), file=path, place="timezone")


def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name))
    except (OSError, ValueError, KeyError):  # a folder of zones; a path out of it; none of that name
        return False


def _nearest_zone(name: str) -> str:
    zones = {zone.rpartition("/")[2].casefold(): zone for zone in sorted(available_timezones())}
    wanted = name.rpartition("/")[2].strip().replace(" ", "_").casefold()
    close = difflib.get_close_matches(wanted, zones, n=1)
    return f"did you mean {zones[close[0]]!r}?" if close else 'write a city, such as "Europe/Paris"'


def _nearest(key: str, known: Any) -> str:
    close = difflib.get_close_matches(key, list(known), n=1, cutoff=0.5)
    return f"did you mean {close[0]!r}?" if close else f"known keys: {', '.join(sorted(known))}"
