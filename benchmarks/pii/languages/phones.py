"""Phone numbers by country, in the ways that they are written there."""

import random

from benchmarks.pii.languages.kit import shaped


def german(rng: random.Random) -> str:
    return rng.choice((german_mobile, german_landline, austrian, swiss))(rng)


def german_mobile(rng: random.Random) -> str:
    prefix = rng.choice(("151", "160", "162", "170", "171", "172", "175", "176", "177", "178", "179"))
    long = prefix in ("151", "176")
    tail = shaped(rng, "########" if long else "#######")
    return rng.choice(
        (
            f"0{prefix}{tail}",
            f"0{prefix} {tail}",
            f"0{prefix}/{tail}",
            f"0{prefix}-{tail}",
            f"0{prefix} {tail[:3]} {tail[3:5]} {tail[5:]}",
            f"0{prefix} {tail[:4]} {tail[4:]}",
            f"+49 {prefix} {tail}",
            f"+49{prefix}{tail}",
            f"0049 {prefix} {tail}",
            f"+49 (0) {prefix} {tail}",
        )
    )


def german_landline(rng: random.Random) -> str:
    area = rng.choice(("30", "40", "89", "69", "221", "711", "341", "8121", "6221"))
    tail = shaped(rng, "23125###") if len(area) == 2 else shaped(rng, "4710###", "471####")
    return rng.choice(
        (
            f"0{area} {tail}",
            f"0{area}/{tail}",
            f"(0{area}) {tail}",
            f"0{area} - {tail}",
            f"0{area} {tail[:3]} {tail[3:]}",
            f"0{area}/{tail[:5]}-{tail[5:]}",
            f"+49 {area} {tail}",
        )
    )


def austrian(rng: random.Random) -> str:
    return shaped(rng, "0664 #######", "0664/2######", "0660 2### ###", "+43 664 2######", "01 8901###")


def swiss(rng: random.Random) -> str:
    return shaped(rng, "079 2## ## ##", "0792######", "076/3## ## ##", "+41 79 2## ## ##", "044 668 ## ##")


def spanish(rng: random.Random) -> str:
    return shaped(
        rng,
        "6## ## ## ##", "6########", "6## ### ###", "7#1 ## ## ##", "6##-##-##-##", "6##.###.###",
        "91 4## ## ##", "93 2## ## ##", "954 ## ## ##", "914######", "+34 6## ### ###", "+346########",
        "0034 6## ## ## ##", "(+34) 6## ### ###",
    )  # fmt: skip


def italian(rng: random.Random) -> str:
    return shaped(
        rng,
        "33# #######", "34########", "32#-#######", "333 ## ## ###", "34# ### ####", "328/#######",
        "02 4#######", "06/6######", "055 2######", "011 5######", "064#######", "+39 34# #######",
        "+3933########", "0039 32# #######", "+39 06 4#######",
    )  # fmt: skip


def portuguese(rng: random.Random) -> str:
    return rng.choice((of_portugal, of_brazil))(rng)


def of_portugal(rng: random.Random) -> str:
    return shaped(
        rng,
        "91# ### ###", "96#######", "92# ## ## ##", "93#-###-###", "21 3## ## ##", "213 ### ###",
        "22 2######",
        "+351 91# ### ###", "00351 96# ### ###",
    )  # fmt: skip


def of_brazil(rng: random.Random) -> str:
    return shaped(
        rng,
        "(11) 9####-####", "(21) 9########", "11 9####-####", "119########", "(31) 3###-####", "9####-####",
        "+55 11 9####-####", "+55 (21) 9####-####", "21 9#### ####", "(11) 9 ####-####",
    )  # fmt: skip


def dutch(rng: random.Random) -> str:
    return shaped(
        rng,
        "06-########", "06 ########", "061#######", "06 1# ## ## ##", "06 2### ####", "06-2#######",
        "020-6######", "020 6## ## ##", "010 4## ####", "0172-4#####", "+31 6 2#######", "0031 6 1#######",
        "0470 ## ## ##", "0470/##.##.##", "02 5## ## ##", "+32 470 ## ## ##", "09 2## ## ##",
    )  # fmt: skip
