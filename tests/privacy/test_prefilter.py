"""The pre-filter is sound: what a recognizer can find, however rare its signs, it lets through.

That it equals plain Presidio on any text is held in test_masker.py.
"""

import pytest

from ghostprep.records import BUBBLE_BREAK


@pytest.mark.parametrize(
    "text",
    [
        "marie chez gmail point com", "https:\u200b//intranet", "lockcode 451", "12 ch.  des Pins",
        "ip a:b:c:d:e:f:a:1", "l\u02bcLéa", "plaque a1 bcd", "1°2'N 3°4'W", "abc#1234", "otp 451",
        "AB 123 CD", "1234 AB 75", "sw1a 1aa SW1A 1AA", "FR 14 2004 1010 0505 0001 3M02 606",
        "NL91 ABNA 0417 1643 00", "nl91abna0417164300", "mot depasse: azerty", "phrase de passe : azerty",
        "12 Elm Oak Ash Yew Road", "GB46 ABCD 12 EFGHIJ 34 KLMN", "GB 46 ABCD 12 EFGHIJ 34 KLMN",
        "12 , rue des Lilas", "12 bis rue des Lilas", "3 Broadway",
        "06 - 39 - 98 - 12 - 34", "o6 39 98 12 34", "rose martin",
        "Avenida de los Reyes Católicos de la Cruz de Mayo, nº 12", "c/Serrano 12",
        "V.le Europa 10", "Meir 12 bus 3 , 2000 Antwerpen", "hauptstraße 12", "R. Bela Cintra 9",
        "pº del Prado 3", "Perso LXC0K1N9V",
    ],
)  # fmt: skip
def test_rare_signs_pass(masker, text):
    assert masker.mask(text).spans == masker.mask_plainly(text).spans != ()
    apart = text.replace(" ", BUBBLE_BREAK)
    assert masker.mask_many([apart]) == [masker.mask_plainly(apart)]
