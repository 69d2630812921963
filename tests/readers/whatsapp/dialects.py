"""One WhatsApp conversation, written out in every header layout."""

from datetime import UTC, datetime

from benchmarks.headers import DIALECTS, LRM, NBSP, NNBSP, Dialect, Said, header_of

__all__ = ["CONVERSATION", "DIALECTS", "Dialect", "header_of", "write"]


def _at(day: int, hour: int, minute: int, month: int = 3) -> datetime:
    return datetime(2024, month, day, hour, minute, tzinfo=UTC)


LEA, ZOE, PHONE, DOCTOR = "Léa Petit", "Zoé", "+33 6 39 98 12 34", "Dr: Martin"

# What people wrote. Each text is a trap that some parser falls into.
CONVERSATION = (
    Said(LEA, _at(9, 0, 5), "salut ! t'es là ?"),
    Said(DOCTOR, _at(9, 12, 30), "midi et demi"),
    Said(LEA, _at(9, 12, 30), "première ligne\n\ndeuxième, après une ligne vide\n- une liste"),
    Said(ZOE, _at(9, 13, 0), "½ ﬁn… « ça va » 👩‍👩‍👧 ❤️"),
    Said(LEA, _at(9, 23, 59), "[14:23, 12/03/2024] Max: collé depuis WhatsApp Web\n12\n2024\n14:23"),
    Said(LEA, _at(10, 0, 0), "image omitted lol"),
    Said(PHONE, _at(10, 0, 1), "I left my keys: <3"),
    Said(ZOE, _at(12, 11, 59), "<br> n'est pas un média"),
    Said(ZOE, _at(12, 11, 59), "ok"),
    Said(ZOE, _at(12, 11, 59), "ok"),
    Said(LEA, _at(13, 1, 7), "note: https://example.org/a?b=1: voilà"),
    Said(DOCTOR, _at(28, 18, 45), "Martin left the building"),
    Said(LEA, _at(1, 7, 0, 4), "This message was deleted, dit-il"),
    Said(PHONE, _at(2, 12, 0, 4), "?"),
)


def write(dialect: Dialect, *, line_end: str = "\n", bom: bool = False) -> str:
    """The conversation as the app exports it, with notices, media and an edited message in between."""
    lines = [_notice(dialect)]
    for number, said in enumerate(CONVERSATION):
        edited = f" {LRM}<This message was edited>" if number == 3 else ""
        lines.append(f"{header_of(dialect, said.time)}{_shown(said.sender)}: {said.text}{edited}")
        if number == 4:
            lines.append(_media(dialect, said))
    text = "\n".join(lines) + "\n"
    return ("\ufeff" if bom else "") + text.replace("\n", line_end)


def _shown(sender: str) -> str:
    return {PHONE: f"\u202a{PHONE.replace(' ', NBSP)}\u202c", ZOE: f"~{NNBSP}{ZOE}"}.get(sender, sender)


def _notice(dialect: Dialect) -> str:
    words = "Messages and calls are end-to-end encrypted. No one outside of this chat can read them."
    return header_of(dialect, CONVERSATION[0].time) + (f"Copains: {LRM}{words}" if dialect.ios else words)


def _media(dialect: Dialect, said: Said) -> str:
    if dialect.ios:
        return f"{LRM}{header_of(dialect, said.time)}{said.sender}: {LRM}image omitted"
    return f"{header_of(dialect, said.time)}{said.sender}: <Media omitted>"
