"""The kinds of strings that WhatsApp itself writes into an export."""

from typing import NamedTuple


class Locale(NamedTuple):
    """The strings of one language."""

    omitted: tuple[str, ...] = ()
    """iOS, in the place of media that was left out."""
    contact: tuple[str, ...] = ()
    """iOS, in the place of a contact card."""
    placeholder: tuple[str, ...] = ()
    """Android, in angle brackets, in the place of any media."""
    attached: tuple[str, ...] = ()
    """"F (file attached)" on Android and "<attached: F>" on iOS."""
    edited: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    deleted_by: tuple[str, ...] = ()
    """Beginnings of "deleted by admin Léa"."""
    missed: tuple[str, ...] = ()
    """Missed calls."""
    calls: tuple[str, ...] = ()
    """Beginnings of other calls: details may follow after a full stop or a comma."""
    place: tuple[str, ...] = ()
    """The word before a map link."""
    live_place: tuple[str, ...] = ()
    poll: tuple[str, ...] = ()
    encryption: tuple[str, ...] = ()
    """Beginnings of the notice that opens a chat."""
    events: tuple[str, ...] = ()
    """Beginnings of other notices without an actor, as regexes."""
    acts: tuple[str, ...] = ()
    """Notices that name their actor where the language puts the name, as regexes of their beginnings."""
    deeds: tuple[str, ...] = ()
    """What a group member did, as regexes that follow the member's name."""
    timers: tuple[str, ...] = ()
    """What an actor did to the chat's settings, in sentences that nobody types, as regexes after the name."""
    view_once: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
