"""What WhatsApp itself writes into an export, as data: a new language is one more module, listed here.

Phrases stand as the app writes them, without the final full stop and without direction controls.
They are compared with whole bodies or whole marked parts of bodies, never looked for inside a text
that a person wrote.
"""

from ghostprep.readers.whatsapp.phrases import de, en, es, fr, it, nl, pt_br, pt_pt
from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALES: tuple[Locale, ...] = (
    de.LOCALE,
    en.LOCALE,
    es.LOCALE,
    fr.LOCALE,
    it.LOCALE,
    nl.LOCALE,
    pt_br.LOCALE,
    pt_pt.LOCALE,
)
