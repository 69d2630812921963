"""Where one message ends and the next begins, however long they are and wherever a block of the file ends."""

from tests.readers.whatsapp.dialects import CONVERSATION, DIALECTS, header_of
from tests.readers.whatsapp.exports import only


def test_a_message_longer_than_any_block_and_headers_across_blocks_are_whole(tmp_path):
    header = header_of(DIALECTS[0], CONVERSATION[0].time)
    texts = ["x" * (9 * 2**20), "é\n" * 2**17, *(f"{number}" for number in range(120_000)), "fin"]
    path = tmp_path / "WhatsApp Chat with Max.txt"
    path.write_text("".join(f"{header}Max: {text}\r\n" for text in texts), encoding="utf-8", newline="")
    messages = only(path).messages
    assert [message.text for message in messages] == texts
    assert messages[-1].place == len(texts) + 2**17


def test_a_line_without_a_sender_does_not_teach_that_its_words_are_one(tmp_path):
    path = tmp_path / "WhatsApp Chat with Max.txt"
    lines = ["Max", "Max: salut", "Léa:", "Léa: oui", ": a", "fin"]
    path.write_text("".join(f"13/02/2024, 14:23 - {line}\n" for line in lines), encoding="utf-8")
    assert [(m.sender, m.text, m.reason) for m in only(path).messages] == [
        ("", "Max", "system"),
        ("Max", "salut", ""),
        ("Léa", "", "empty"),
        ("Léa", "oui", ""),
        ("", ": a", "system"),
        ("", "fin", "system"),
    ]


def test_an_impossible_date_or_time_opens_nothing(tmp_path):
    body = "a\n45/02/2024, 14:23 - b\n13/02/2024, 25:23 - c"
    path = tmp_path / "WhatsApp Chat with Max.txt"
    path.write_text(f"13/02/2024, 14:23 - Max: {body}\n13/02/2024, 14:24 - Max: d\n", encoding="utf-8")
    assert [message.text for message in only(path).messages] == [body, "d"]


def test_a_date_that_the_order_of_the_file_makes_impossible_opens_nothing(tmp_path):
    """Whether it is possible comes out when the file has been read: it is then part of the message before."""
    lines = [f"{day}/02/2024, 14:23 - Max: {day}" for day in (13, 14, 15)]
    pasted = "02/29/2024, 14:23 - Zoé: collé"
    path = tmp_path / "WhatsApp Chat with Max.txt"
    path.write_text("\n".join([pasted, *lines[:2], pasted, "suite", *lines[2:]]), encoding="utf-8")
    conversation = only(path)
    assert [(m.place, m.sender, m.text) for m in conversation.messages] == [
        (2, "Max", "13"),
        (3, "Max", f"14\n{pasted}\nsuite"),
        (6, "Max", "15"),
    ]
    assert conversation.layout == "Android, day/month/year (certain)"
