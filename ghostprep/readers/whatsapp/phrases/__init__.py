"""What WhatsApp itself writes into an export, as data: a new language is one more module, listed here.

Phrases stand as the app writes them, without the final full stop and without direction controls.
They are compared with whole bodies or whole marked parts of bodies, never looked for inside a text
that a person wrote.
"""

from ghostprep.readers.whatsapp.phrases import (
    ar,
    de,
    en,
    es,
    fr,
    hi,
    id,
    it,
    ja,
    nl,
    nordic,
    pt_br,
    pt_pt,
    ru,
    smaller,
    tr,
    zh,
)
from ghostprep.readers.whatsapp.phrases.locale import Locale

LOCALES: tuple[Locale, ...] = (
    *(en.LOCALE, fr.LOCALE, de.LOCALE, es.LOCALE, it.LOCALE, nl.LOCALE, pt_br.LOCALE, pt_pt.LOCALE),
    *(tr.LOCALE, ru.LOCALE, zh.LOCALE, ja.LOCALE, ar.LOCALE, hi.LOCALE, id.LOCALE),
    *nordic.LOCALES,
    *smaller.LOCALES,
)
