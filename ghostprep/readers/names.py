"""How a sender or a title is spelled out of an export: one helper, called once for each distinct name."""

import re

# Bidi controls, control characters, lone surrogates: nothing that a person sees in a name.
_UNSEEN = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x1f\x7f-\x9f\ud800-\udfff]")


def clean_name(name: object) -> str:
    """`name` without unseen characters, NBSP and U+202F as spaces, no leading "~ "; "" if no string."""
    if not isinstance(name, str):
        return ""
    name = _UNSEEN.sub("", name).replace("\u00a0", " ").replace("\u202f", " ").strip()
    return name[2:].strip() if name.startswith("~ ") else name
