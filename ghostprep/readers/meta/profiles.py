"""The profile in a download of Meta's: it tells who the owner is."""

import re
from collections.abc import Iterable, Iterator

from ghostprep.errors import InputError
from ghostprep.readers.input.json_document import load_json
from ghostprep.readers.input.sources import Source
from ghostprep.readers.meta.mojibake import heal
from ghostprep.readers.names import clean_name

_FILES = ("profile_information.json", "personal_information.json")
_HEAD = re.compile(rb'"(?:profile_v2|profile|profile_user)"\s*:\s*[{\[]')


def is_profile(source: Source) -> bool:
    """By its name alone: `tells_a_name` looks into it."""
    return source.relative.rpartition("/")[2].lower() in _FILES


def tells_a_name(head: bytes) -> bool:
    """Whether the first bytes of such a file open a profile."""
    return bool(_HEAD.search(head))


def owner_names(profiles: Iterable[Source]) -> frozenset[str]:
    """The names of the owner that the profiles of a platform give. A broken one gives none."""
    names = {clean_name(heal(name)) for name in _names(profiles) if isinstance(name, str)}
    return frozenset(names - {""})


def _names(profiles: Iterable[Source]) -> Iterator[object]:
    for source in profiles:
        try:
            yield from _names_in(load_json(source))
        except InputError:
            continue


def _names_in(document: object) -> list[object]:
    """Facebook: `profile_v2.name.full_name`. Instagram: every value, as its keys are in any language."""
    if not isinstance(document, dict):
        return []
    profile = document.get("profile_v2", document.get("profile"))
    if isinstance(profile, dict):
        name = profile.get("name")
        return [name.get("full_name") if isinstance(name, dict) else name]
    users = document.get("profile_user")
    user = users[0] if isinstance(users, list) and users else users
    values = user.get("string_map_data") if isinstance(user, dict) else None
    if not isinstance(values, dict):
        return []
    return [value.get("value") for value in values.values() if isinstance(value, dict)]
