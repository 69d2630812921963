"""WhatsApp's words in English."""

from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALE = Locale(
    omitted=(
        "image omitted", "video omitted", "audio omitted", "sticker omitted", "GIF omitted",
        "document omitted", "video note omitted", "media omitted", "voice message omitted",
    ),
    contact=("Contact card omitted",),
    placeholder=("Media omitted",),
    attached=("file attached", "attached"),
    edited=("This message was edited",),
    deleted=(
        "This message was deleted", "You deleted this message", "This message was deleted by admin",
        "You deleted this message as admin",
    ),
    missed=(
        "Missed voice call", "Missed video call", "Missed group voice call", "Missed group video call",
        "Missed group call",
    ),
    calls=(
        "Voice call", "Video call", "Silenced voice call", "Silenced video call", "Group call",
        "Group voice call", "Group video call", "No answer",
    ),
    place=("location",),
    live_place=("live location shared",),
    poll=("POLL:",),
    encryption=(
        "Messages and calls are end-to-end encrypted",
        "Messages to this chat and calls are now secured with end-to-end encryption",
        "Messages to this group are now secured with end-to-end encryption",
        "Messages you send to this chat and calls are now secured with end-to-end encryption",
        "Messages you send to this group are now secured with end-to-end encryption",
    ),
    events=(
        r"Your security code with .+ changed",
        r"You're (now|no longer) ",
        r"You (were (added|removed)|joined|left|created|added|removed|changed|deleted this group's|"
        r"turned|pinned|started|blocked|unblocked|reset|set|updated)\b",
        r"(Disappearing|disappearing) messages (were|was) ", r"This (chat is with a|business) ",
        r"Only (admins|messages that mention) ", r"Group (creator|was) ", r"This group (has|was|is) ",
        "Tap to ",
    ),
    deeds=(
        r"(created|deleted) (this |the )?group", r"added (?!.*\?$).+", r"removed .+", "left",
        r"was (added|removed)", r"joined (using|from|via|the group|this group)",
        r"changed (the|this|their|to|your)\b", r"changed (his|her) ", "deleted this group's",
        "pinned a message", r"turned (on|off) ", r"(is|are) (now|no longer) (an )?(group )?admins?",
        "is a contact", "requested to join", "updated the message timer", r"set (the|messages) ",
        r"started a (video |voice )?call", "reset this group's",
    ),
    view_once=(
        "View once voice message omitted", "Video note omitted", "View once photo omitted",
        "View once video omitted", "View once message omitted",
    ),
    waiting=("Waiting for this message. This may take a while", "Waiting for this message"),
)  # fmt: skip
