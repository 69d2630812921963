"""Sentences that Messenger and Instagram write in a person's place, as data: one line each.

`{who}` and `{whom}` stand for people. A sentence counts only as a whole message, and only when the
first of them is a participant (or the owner, "You"), so that nothing a person typed is taken for one.
"""

import re
from collections.abc import Iterable

from ghostprep.readers import reasons

_OF_YOU = ("You", "Vous")
_CALL = "(?:(?:video|voice|audio|missed) )?(?:call|chat)"
_SENT = "(?:an? (?:attachment|photo|video|sticker|GIF|link|voice message|file|post|reel|story)|[0-9]+ photos)"
_ENVOYE = "(?:une pièce jointe|une photo|une vidéo|un sticker|un GIF|un lien|un message vocal|[0-9]+ photos)"

_SENTENCES = {
    reasons.MEDIA: (
        rf"{{who}} sent {_SENT}\.",
        rf"{{who}} shared {_SENT}\.",
        rf"{{who}} a envoyé {_ENVOYE}\.",
        rf"Vous avez envoyé {_ENVOYE}\.",
    ),
    reasons.LOCATION: (
        r"{who} (?:sent|shared) (?:a|their|your|his|her) (?:live )?location\.",
        r"{who} (?:started|stopped) sharing (?:a |their |your |his |her )?(?:live )?location\.",
        r"{who} a (?:envoyé|partagé) (?:une|sa) (?:position|localisation)\.",
        r"Vous avez (?:envoyé|partagé) (?:une|votre) (?:position|localisation)\.",
    ),
    reasons.CALL: (
        rf"You missed an? {_CALL} from {{who}}\.",
        rf"You missed an? {_CALL}\.?",
        rf"{{who}} missed (?:your|an?) {_CALL}\.?",
        r"{who} called you\.",
        r"You called {who}\.",
        rf"{{who}} (?:started|joined|left) (?:an?|the) {_CALL}\.?",
        rf"(?:The )?{_CALL} ended\.?".replace("video", "[Vv]ideo").replace("audio", "[Aa]udio"),
        r"{who} a manqué (?:votre|un) appel(?: vidéo| audio)?\.",
        r"{who} vous a appelée?\.",
        r"Vous avez appelé {who}\.",
        r"Vous avez manqué un appel(?: vidéo| audio)? de {who}\.",
        r"(?:L['’]appel|Le chat)(?: vidéo| audio)? (?:est|s['’]est) terminé\.",
    ),
    reasons.POLL: (
        r"{who} (?:created|updated) (?:a|the) poll(?::.*|\.)",
        r"{who} (?:voted for|(?:changed|removed) (?:their|his|her) vote).* (?:in the )?poll.*",
        r"{who} a créé un sondage(?: ?:.*|\.)",
    ),
    reasons.DELETED: (
        r"{who} unsent a message\.?",
        r"{who} a (?:retiré|supprimé) un message\.?",
        r"This message (?:was|is) (?:unsent|no longer available)\.?",
    ),
    reasons.SYSTEM: (
        r"Reacted [^\x00-\x7f]\S* to your message ?",
        r"{who} reacted [^\x00-\x7f]\S* to your message ?",
        r"(?:{who} l|L)iked a message",
        r"A réagi [^\x00-\x7f]\S* à votre message ?",
        r"A aimé un message",
        r"{who} added {whom} to the (?:group|chat|conversation)\.",
        r"{who} removed {whom} from the (?:group|chat|conversation)\.",
        r"{who} (?:left|created|joined) the (?:group|chat|conversation)\.",
        r"{who} named the (?:group|chat|conversation) .+",
        r"{who} (?:changed|removed|updated) the (?:group|chat) (?:photo|name|picture)(?: to .+)?\.",
        r"{who} (?:set|cleared|changed|removed) (?:the|your|his|her|their|his own|her own|their own|own)"
        r" nickname.*\.",
        r"{who} changed the (?:chat )?(?:theme|colors?)(?: to .+)?\.",
        r"{who} (?:set|changed) the (?:quick reaction|emoji) to .+",
        r"{who} (?:un)?pinned a message\.",
        r"{who} made {whom} (?:a group )?admin\.",
        r"{who} turned (?:on|off) .*(?:disappearing messages|vanish mode|approval).*",
        r"{who} waved at {whom}[.!]?(?: \S+)?",
        r"You and {who} waved at each other[.!]?",
        r"(?:You are|You're) now connected on Messenger\.?",
        r"Say hi to your new Facebook friend, {who}\.",
        r"You can now (?:message and )?call each other.*",
        r"{who} a ajouté {whom} au groupe\.",
        r"{who} a (?:supprimé|retiré|exclu) {whom} du groupe\.",
        r"{who} a (?:quitté|créé|rejoint) le groupe\.",
        r"Vous avez (?:quitté|créé|rejoint) le groupe\.",
        r"(?:{who} a|Vous avez) nommé le groupe .+",
        r"(?:{who} a|Vous avez) (?:modifié|changé|supprimé) (?:la photo|le nom|le thème|l['’]emoji).*",
        r"(?:{who} a|Vous avez) (?:épinglé|désépinglé) un message\.",
        r"Vous êtes (?:maintenant|désormais) en contact sur Messenger\.?",
        r"Vous êtes (?:maintenant|désormais) connectée?s? sur Messenger\.?",
    ),
}
_PATTERNS = [
    (re.compile(sentence.replace("{who}", "(?P<who>.+?)").replace("{whom}", "(?:.+)"), re.DOTALL), reason)
    for reason, sentences in _SENTENCES.items()
    for sentence in sentences
]
_LONGEST = 400  # characters; longer texts are no notice, and would only slow the patterns down
_FIRST_WORDS = (
    *("You ", "You'", "Vous ", "Reacted ", "Liked ", "A réagi ", "A aimé ", "The ", "Video ", "Audio "),
    *("video ", "audio ", "This message ", "Say hi ", "L'appel", "L’appel", "Le chat"),
)


class Notices:
    """The sentences that the app may have written in a thread of these people."""

    def __init__(self, people: Iterable[str]) -> None:
        self._names = set(_OF_YOU)
        self._openings: tuple[str, ...] = _FIRST_WORDS
        for name in people:
            self.add(name)

    def add(self, name: str) -> None:
        """One more person of the thread: notices use the full name or the first."""
        new = {name, *name.split()[:1]} - self._names - {""}
        self._names |= new
        self._openings += tuple(f"{part} " for part in sorted(new))

    def reason(self, text: str) -> str:
        """Why `text` is no message of a person; "" if it is one."""
        if len(text) > _LONGEST or not text.startswith(self._openings):
            return ""
        for pattern, reason in _PATTERNS:
            notice = pattern.fullmatch(text)
            if notice and ("who" not in pattern.groupindex or notice["who"] in self._names | {None}):
                return reason
        return ""
