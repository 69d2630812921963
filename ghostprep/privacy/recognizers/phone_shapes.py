"""How numbers are written in the countries of the other languages, and the words that announce a number."""

import re

_START = r"(?<![^\W_]|\+)(?<!\d[.,:/-])"
_END = r"(?![^\W_])(?![.,:/-]\d)"


def _compiled(*shapes: str) -> re.Pattern[str]:
    return re.compile(f"{_START}(?:{'|'.join(shapes)}){_END}")


_GERMAN = _compiled(
    r"[(]?0[2-9]\d{1,4}[)]?(?:[ ]?[/-][ ]?|[ ])?\d{3,8}(?:[ -]\d{1,5}){0,3}",
    r"0[ ]?1[5-7]\d(?:[ ]?[/-][ ]?|[ ])?\d{2,8}(?:[ -]?\d{2,5}){0,3}",
    r"01[ /-]\d{3,8}(?:[ -]\d{2,4}){0,2}",
)
SHAPES = {
    "DE": _GERMAN,
    "AT": _GERMAN,
    "ES": _compiled(
        r"[67]\d{8}|9[1-8]\d{7}",
        r"[67]\d\d(?P<a>[ .-])\d{3}(?P=a)\d{3}",
        r"[89]\d\d(?P<b>[ -])\d{3}(?P=b)\d{3}",
        r"[6-9]\d\d(?P<c>[ .-])\d\d(?P=c)\d\d(?P=c)\d\d",
        r"9\d(?P<d>[ .-])\d{3}(?P=d)\d\d(?P=d)\d\d",
    ),
    "IT": _compiled(
        r"3[1-9]\d[ ./-]?\d{7}",
        r"3[1-9]\d(?P<a>[ .-])\d{2,3}(?P=a)\d{2,4}(?:(?P=a)\d{2,3})?",
        r"0\d{1,3}[ ./-]?\d{5,8}",
        r"0\d{1,3}(?:[ ]\d{2,4}){2,4}",
    ),
    "PT": _compiled(
        r"9[1236]\d{7}",
        r"(?:9[1236]\d|2\d\d)(?P<a>[ .-])\d{3}(?P=a)\d{3}",
        r"9[1236]\d(?P<c>[ .-])\d\d(?P=c)\d\d(?P=c)\d\d",
        r"(?:9[1236]|2\d)(?P<b>[ .-])\d{3}(?P=b)\d\d(?P=b)\d\d",
        r"2\d[ -]\d{7}",
    ),
    "BR": _compiled(
        r"(?:[(][1-9]\d[)][ ]?|[1-9]\d[ -]?)9[ ]?\d{4}[ .-]?\d{4}",
        r"[(][1-9]\d[)][ ]?[2-5]\d{3}[ .-]?\d{4}",
        r"9\d{4}-\d{4}",
    ),
}
"""Country → its national numbers. Dutch, Belgian and Swiss ones have the shapes of French ones."""
DIGITS = range(9, 13)
"""How many a number has that nothing announces."""

_CALLED = r"""
meine (?:neue )?(?:handy)?(?:nummer|nr\.?)
(?:handy|telefon|mobil|festnetz)(?:nummer|nr\.?)?|neue (?:nummer|nr\.?)
ruf\w{0,3}|anrufen|erreichbar|meld\w{0,2}|schreib mir auf
(?:mi|nuevo|mi nuevo) n[uú]mero|ll[aá]ma(?:me|r|rme|rle|lo|la)?|llamas|m[oó]vil|tel[eé]fono|fijo|cel(?:ular)?
escr[ií]beme|w[aá]ts[aá]pp?|wasap|n[uú]mero, ahora
(?:il mio|mio|nuovo) numero|chiama(?:mi|re|lo|la)?|cell(?:ulare)?|telefono|fisso|scrivimi|mi trovi al
(?:o )?meu (?:novo )?n[uú]mero|n[uú]mero novo|liga(?:-me|r)?|telem[oó]vel|telefone|zap|me chama|fixo
mijn (?:nieuwe )?(?:nummer|nr)|nieuwe? (?:nummer|nr)|bel(?:len)?(?: me| hem| haar)?|gsm|mobiel|app me
bereik\w{0,5}|vast nummer|tel
"""


def _any_of(block: str) -> str:
    return "|".join(block.split("\n")).strip("|")


ANNOUNCED = re.compile(rf"(?<![^\W_])(?:{_any_of(_CALLED)})(?![^\W_])[^\n\d]{{0,20}}\Z", re.IGNORECASE)
"""Right before a number: then it is one to call, in whatever country."""
