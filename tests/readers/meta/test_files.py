"""What a message holds decides whether it is kept, and as what."""

from pathlib import Path
from typing import Any

from ghostprep.readers import reasons
from tests.readers.meta.exports import BOX, FRIEND, ME, end_to_end, mojibake, read_one, thread, write

BODIES: list[tuple[dict[str, Any], str, str]] = [
    ({"content": "gardé", "is_unsent": True}, "", reasons.DELETED),
    ({"content": "gardé", "is_taken_down": True}, "", reasons.DELETED),
    ({"content": "dit", "is_unsent": False, "is_taken_down": False}, "dit", ""),
    ({"content": mojibake("légende"), "photos": [{"uri": "p.jpg"}]}, "légende", ""),
    ({"photos": [{"uri": "p.jpg"}]}, "", reasons.MEDIA),
    ({"videos": [{}]}, "", reasons.MEDIA),
    ({"audio_files": [{}]}, "", reasons.MEDIA),
    ({"files": [{}]}, "", reasons.MEDIA),
    ({"gifs": [{}]}, "", reasons.MEDIA),
    ({"sticker": {"uri": "s.png"}}, "", reasons.MEDIA),
    ({"share": {"link": "https://example.org", "share_text": "not mine"}}, "", reasons.MEDIA),
    ({"content": "https://example.org", "share": {"link": "https://example.org"}}, "https://example.org", ""),
    ({}, "", reasons.EMPTY),
    ({"content": ""}, "", reasons.EMPTY),
    ({"call_duration": 0, "missed": True, "content": f"{ME} called you."}, "", reasons.CALL),
    ({"type": "Call", "content": "x"}, "", reasons.CALL),
    ({"type": "Subscribe", "users": []}, "", reasons.SYSTEM),
    ({"content": ["x"]}, "", reasons.UNSUPPORTED),
    ({"content": "ça va \ud83d ok"}, "ça va  ok", ""),
    ({"content": "déjà " + mojibake("déjà")}, "déjà déjà", ""),
]


def test_what_a_message_holds_decides_whether_it_is_kept(tmp_path: Path) -> None:
    write(tmp_path, {f"{BOX}/message_1.json": thread(*(body for body, _, _ in BODIES))})
    assert [(m.text, m.reason) for m in read_one(tmp_path)] == [(text, reason) for _, text, reason in BODIES]


def test_end_to_end_messages_without_words(tmp_path: Path) -> None:
    export = end_to_end([])
    common = {"senderName": FRIEND, "reactions": [], "isUnsent": False, "media": [], "type": "text"}
    export["messages"] = [
        common | {"timestamp": 1000, "isUnsent": True, "text": "x"},
        common | {"timestamp": 2000, "type": "media", "text": "", "media": [{"uri": "a.jpg"}]},
        common | {"timestamp": 3000, "type": "media", "text": "légende Ã©", "media": [{"uri": "a.jpg"}]},
        common | {"timestamp": 4000, "type": "link", "text": "https://example.org"},
        common | {"timestamp": 5000, "type": "placeholder", "text": "?"},
        common | {"timestamp": 6000, "text": ""},
    ]
    write(tmp_path, {f"{FRIEND}_12.json": export})
    assert [(m.text, m.reason) for m in read_one(tmp_path)] == [
        ("", reasons.DELETED),
        ("", reasons.MEDIA),
        ("légende Ã©", ""),  # proper UTF-8: nothing to heal
        ("https://example.org", ""),
        ("", reasons.UNSUPPORTED),
        ("", reasons.EMPTY),
    ]
