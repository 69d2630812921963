"""What Messenger and Instagram write in English, as regexes of whole messages."""

from ghostprep.readers import reasons

SENTENCES = {
    reasons.MEDIA: (
        r"{who} (?:sent|shared) (?:an? (?:attachment|photo|video|sticker|GIF|link|voice message|"
        r"voice clip|audio clip|file|post|reel|story|profile|album|contact|note|song)|[0-9]+ "
        r"(?:photos|videos))\.?",
        r"You (?:sent|shared) (?:an? (?:attachment|photo|video|sticker|GIF|link|voice message|"
        r"voice clip|audio clip|file|post|reel|story|profile|album|contact|note|song)|[0-9]+ "
        r"(?:photos|videos))\.?",
        r"{who} (?:mentioned you|replied|reacted(?: to)?|shared).{0,20} (?:in|to) (?:their|his|"
        r"her|your) (?:story|note)\.?",
        r"Mentioned you in their story",
        r"You mentioned {who} in your story",
        r"Replied to your (?:story|note)",
        r"You replied to their (?:story|note)",
        r"Shared (?:a|an|your) (?:story|post|reel|profile)",
        r"Sent (?:a|an) (?:attachment|photo|video|reel|voice message)\.?",
    ),
    reasons.LOCATION: (
        r"{who} (?:sent|shared) (?:a|their|your|his|her) (?:live )?location\.?",
        r"{who} (?:started|stopped) sharing (?:a |their |your |his |her )?(?:live )?location\.?",
        r"You (?:sent|shared) (?:a|your) (?:live )?location\.?",
        r"You (?:started|stopped) sharing (?:a |your )?(?:live )?location\.?",
    ),
    reasons.CALL: (
        r"You missed an? (?:(?:video|voice|audio) )?(?:call|chat)(?: (?:from|with) {who})?\.?",
        r"{who} missed (?:your|an?) (?:(?:video|voice|audio) )?(?:call|chat)\.?",
        r"{who} called you\.",
        r"You called {who}\.",
        r"{who} (?:started|joined|left) (?:an?|the) (?:(?:video|voice|audio) )?(?:call|chat)\.?",
        r"You (?:started|joined|left) (?:an?|the) (?:(?:video|voice|audio) )?(?:call|chat)\.?",
        r"The (?:(?:video|voice|audio) )?(?:call|chat) ended\.?",
        r"Video (?:call|chat) ended\.?",
        r"video (?:call|chat) ended\.?",
        r"Audio (?:call|chat) ended\.?",
        r"Voice call ended\.?",
        r"Call ended\.?",
        r"Missed (?:video |voice |audio )?(?:call|chat)\.?",
        r"{who} is calling you\.?",
    ),
    reasons.POLL: (
        r"{who} (?:created|updated) (?:a|the) poll(?::.{0,300}|\.)",
        r"You (?:created|updated) (?:a|the) poll(?::.{0,300}|\.)",
        r"{who} (?:voted for|(?:changed|removed) (?:their|his|her) vote).{0,300} (?:in the "
        r")?poll.{0,100}",
        r"You (?:voted for|(?:changed|removed) your vote).{0,300} (?:in the )?poll.{0,100}",
    ),
    reasons.DELETED: (
        r"{who} unsent a message\.?",
        r"You unsent a message\.?",
        r"This message (?:was|is) (?:unsent|no longer available|unavailable)(?: .{0,100})?\.?",
        r"Message unavailable\.?",
        r"{who} deleted a message\.?",
    ),
    reasons.SYSTEM: (
        r"Reacted (?:with )?[^\x00-\x7f]\S{0,12} to your message ?",
        r"{who} reacted (?:with )?[^\x00-\x7f]\S{0,12} to (?:your|an?) message ?",
        r"Reacted [^\x00-\x7f]\S{0,12}",
        r"You reacted (?:with )?[^\x00-\x7f]\S{0,12} to .{0,60}",
        r"Liked a message\.?",
        r"{who} liked (?:a|your) message\.?",
        r"You liked a message\.?",
        r"Liked your message\.?",
        r"{who} (?:was|were)n['’]t notified about this message because (?:they['’]re|he['’]s|"
        r"she['’]s|{whom} is) in quiet mode\.?",
        r"{who} (?:is|are) in quiet mode\.?",
        r"{who} (?:has|have) quiet mode (?:turned )?on\.?",
        r"{who} turned (?:on|off) quiet mode\.?",
        r"{who} added {whom} to the (?:group|chat|conversation)\.",
        r"You added {who} to the (?:group|chat|conversation)\.",
        r"{who} added you to the (?:group|chat|conversation)\.",
        r"{who} removed {whom} from the (?:group|chat|conversation)\.",
        r"You removed {who} from the (?:group|chat|conversation)\.",
        r"{who} (?:left|created|joined) the (?:group|chat|conversation)(?: .{0,60})?\.",
        r"You (?:left|created|joined) the (?:group|chat|conversation)(?: .{0,60})?\.",
        r"{who} named the (?:group|chat|conversation) .{1,200}",
        r"You named the (?:group|chat|conversation) .{1,200}",
        r"{who} (?:changed|removed|updated) the (?:group|chat) (?:photo|name|picture|"
        r"description)(?: to .{1,200})?\.?",
        r"You (?:changed|removed|updated) the (?:group|chat) (?:photo|name|picture|"
        r"description)(?: to .{1,200})?\.?",
        r"{who} (?:set|cleared|changed|removed) (?:the|your|his|her|their|his own|her own|their "
        r"own|own) nickname.{0,200}\.",
        r"You (?:set|cleared|changed|removed) (?:the|your|your own) nickname.{0,200}\.",
        r"{who} changed the (?:chat )?(?:theme|colors?)(?: to .{1,200})?\.?",
        r"You changed the (?:chat )?(?:theme|colors?)(?: to .{1,200})?\.?",
        r"{who} (?:set|changed) the (?:quick reaction|emoji) to .{1,60}",
        r"You (?:set|changed) the (?:quick reaction|emoji) to .{1,60}",
        r"{who} (?:un)?pinned a message\.?",
        r"You (?:un)?pinned a message\.?",
        r"{who} made {whom} (?:a group )?admin\.",
        r"You made {who} (?:a group )?admin\.",
        r"{who} turned (?:on|off) .{0,60}(?:disappearing messages|vanish mode|approval).{0,300}",
        r"You(?:['’]ve)? turned (?:on|off) .{0,60}(?:disappearing messages|vanish mode|"
        r"approval).{0,300}",
        r"{who} took a screenshot.{0,60}",
        r"You took a screenshot.{0,60}",
        r"{who} waved at {whom}[.!]?(?: \S{1,8})?",
        r"You waved at {who}[.!]?(?: \S{1,8})?",
        r"You and {who} waved at each other[.!]?",
        r"You (?:are|can) now (?:connected on Messenger|message and call each other.{0,200}|"
        r"call each other.{0,200})\.?",
        r"You['’]re now connected on Messenger\.?",
        r"Say hi to your new Facebook friend, {who}\.",
        r"Messages and calls are (?:secured with )?end-to-end encrypt.{0,300}",
        r"{who} accepted your (?:message )?request\.?",
        r"You accepted {who}['’]s (?:message )?request\.?",
        r"{who} (?:mentioned|tagged) you in .{0,100}",
        r"{who} replied to your (?:story|note)\.?",
    ),
}
