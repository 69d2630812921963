"""The profile in a download tells whose messages are the owner's."""

from pathlib import Path

import pytest

from tests.readers.meta.exports import BOX, LINES, ME, classic, mojibake, read, read_one, write

PROFILES = {
    "personal_information/profile_information/profile_information.json": {
        "profile_v2": {"name": {"full_name": mojibake(ME), "first_name": mojibake("Zoé")}, "emails": {}}
    },
    "profile_information/profile_information.json": {"profile": {"name": mojibake(ME)}},
    "personal_information/personal_information/personal_information.json": {
        "profile_user": [
            {
                "string_map_data": {
                    "Email": {"href": "", "value": "zoe@example.org", "timestamp": 0},
                    "Nom d\u00e2\u0080\u0099utilisateur": {"value": "zoe.b"},
                    "Nom": {"href": "", "value": mojibake(ME), "timestamp": 0},
                }
            }
        ]
    },
}


@pytest.mark.parametrize("profile", PROFILES)
def test_the_owner_of_the_profile_is_me(profile: str, tmp_path: Path) -> None:
    is_instagram = "profile_user" in PROFILES[profile]
    box = BOX.replace("facebook", "instagram") if is_instagram else BOX
    write(tmp_path, {profile: PROFILES[profile], f"{box}/message_1.json": classic()})
    (conversation,) = read(tmp_path)
    assert [m.mine for m in conversation.messages] == [me for _, me, _ in LINES]
    assert len(conversation.files) == 2, "the profile was read too"


def test_a_broken_profile_costs_nothing_but_the_owner(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"profile_information.json": '{"profile_v2": {"name', f"{BOX}/message_1.json": classic()},
    )
    assert not any(m.mine for m in read_one(tmp_path))
