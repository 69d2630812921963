"""Why a message is no conversation: the closed list that readers choose from."""

SYSTEM = "system"
MEDIA = "media"
DELETED = "deleted"
CALL = "call"
POLL = "poll"
LOCATION = "location"
CONTACT = "contact"
VIEW_ONCE = "view_once"
EMPTY = "empty"
FORWARDED = "forwarded"
VIA_BOT = "via_bot"
NOT_A_CONVERSATION = "not_a_conversation"
DUPLICATE = "duplicate"
UNSUPPORTED = "unsupported"
UNDATED = "undated"
SENDERLESS = "senderless"
UNDECODABLE = "undecodable"

REASONS = frozenset(
    {
        SYSTEM,
        MEDIA,
        DELETED,
        CALL,
        POLL,
        LOCATION,
        CONTACT,
        VIEW_ONCE,
        EMPTY,
        FORWARDED,
        VIA_BOT,
        NOT_A_CONVERSATION,
        DUPLICATE,
        UNSUPPORTED,
        UNDATED,
        SENDERLESS,
        UNDECODABLE,
    }
)
