"""Text is read in blocks, seen through the WhatsApp reader."""

import pytest

from tests.readers.whatsapp.exports import CHAT, only


@pytest.mark.parametrize("offset", range(13))
def test_line_ends_and_letters_that_two_blocks_share_are_whole(offset, tmp_path):
    opening, ending = f"{CHAT}13/02/2024, 14:25 - Max: ", "\r\n😂\r\né\r\n"
    filler = "x" * (2**18 - len(opening.encode()) - offset)
    path = tmp_path / "WhatsApp Chat with Max.txt"
    path.write_bytes((opening + filler + ending + CHAT).encode())
    messages = sorted(only(path).messages, key=lambda message: message.place)
    assert messages[2].text == f"{filler}\n😂\né"
    assert len(messages) == 5
