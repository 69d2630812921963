"""Sentences that Messenger and Instagram write in a person's place, as data: one module a language.

`{who}` and `{whom}` stand for people; each sentence is a regex of a whole message. It begins with `{who}`, or
with letters of its own.
"""

from ghostprep.readers.meta.phrases import de, en, es, fr, it, nl, pt

SENTENCES = tuple(
    (sentence, reason)
    for language in (en, fr, de, es, it, nl, pt)
    for reason, sentences in language.SENTENCES.items()
    for sentence in sentences
)
YOU = ("You", "Vous", "Tu", "Du", "Tú", "Você", "Je", "Hai")
EDITED = tuple(
    f" ({word})"
    for word in ("edited", "modifié", "bearbeitet", "editado", "editada", "modificato", "bewerkt", "Edited")
)
"""What follows a text that was edited."""
