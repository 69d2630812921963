"""Telegram: one conversation in every dialect gives the same messages; each trap has its fixture."""

import json
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import reasons, telegram
from ghostprep.readers.input import json_stream
from ghostprep.readers.input.sources import find_sources
from ghostprep.records import Conversation, Message

FIXTURES = Path(__file__).parents[1] / "fixtures" / "telegram"
OWNER, FRIEND = 4100, 5200
SAID = [  # (id, second, me, text)
    (11, 1_583_000_000, False, "salut Zoé, ça va ?"),
    (12, 1_583_000_040, True, "ouiii 😂\net toi"),
    (14, 1_583_000_041, True, '« ok » ½ \\ " / é\u202f!'),
    (15, 1_583_000_100, False, "👩‍👩‍👧"),
    (19, 1_583_009_000, True, "."),
]
NAMES = {True: "Zoé Bernat", False: "Milo Ferrand"}


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(telegram.recognises(source) for source in sources)
    return list(telegram.read(sources, None))


def said(conversation: Conversation) -> list[tuple[int, bool, str]]:
    return [(m.place, m.sender == NAMES[True], m.text) for m in conversation.messages if not m.reason]


def new_message(number: int, second: int, me: bool, text: str) -> dict[str, Any]:
    return {
        "id": number,
        "type": "message",
        "date": datetime.fromtimestamp(second + 3600, UTC).strftime("%Y-%m-%dT%H:%M:%S"),
        "date_unixtime": str(second),
        "from": NAMES[me],
        "from_id": f"user{OWNER if me else FRIEND}",
        "text": text,
        "text_entities": [{"type": "plain", "text": text}],
    }


def old_message(number: int, second: int, me: bool, text: str) -> dict[str, Any]:
    message = new_message(number, second - 3600, me, text)
    del message["date_unixtime"], message["text_entities"]
    return message | {"from_id": OWNER if me else FRIEND, "edited": "1970-01-01T01:00:00"}


def listed_message(number: int, second: int, me: bool, text: str) -> dict[str, Any]:
    parts: list[Any] = [text[:2], {"type": "bold", "text": text[2:4]}, text[4:]]
    return new_message(number, second, me, "") | {"text": parts}


def chat(make: Any = new_message, said: Any = SAID, **fields: Any) -> dict[str, Any]:
    messages = [make(*line) for line in said]
    return {"name": NAMES[False], "type": "personal_chat", "id": FRIEND, **fields, "messages": messages}


def account(*chats: dict[str, Any], left: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": OWNER, "first_name": "Zoé"},
        "contacts": {"about": "", "list": [{"first_name": "x", "deep": [[[[{"messages": []}]]]]}] * 3},
        "chats": {"about": "", "list": list(chats)},
        "left_chats": {"about": "", "list": list(left)},
    }


def pretty(export: Any) -> bytes:
    return json.dumps(export, ensure_ascii=False, indent=1).encode()


DIALECTS = {
    "one chat": pretty(chat()),
    "one chat, old schema": pretty(chat(old_message)),
    "text as lists": pretty(chat(listed_message)),
    "no text, only entities": pretty(
        chat(lambda *line: {k: v for k, v in new_message(*line).items() if k != "text"})
    ),
    "account": pretty(account(chat())),
    "account, left chats": pretty(account(left=(chat(),))),
    "account, old schema": pretty(account(chat(old_message))),
    "sorted keys": json.dumps(account(chat()), sort_keys=True, indent=2).encode(),
    "one chat, sorted keys, one line": json.dumps(chat(), sort_keys=True, separators=(",", ":")).encode(),
    "byte order mark": b"\xef\xbb\xbf" + pretty(chat()),
    "Windows line ends": pretty(account(chat())).replace(b"\n", b"\r\n"),
    "newest first": pretty(chat(said=SAID[::-1])),
    "ASCII escapes": json.dumps(chat()).encode(),
}


@pytest.mark.parametrize("packed", [False, True], ids=["file", "zip"])
@pytest.mark.parametrize(
    ("held", "block"), [(0, 97), (0, 1 << 20), (1 << 30, 97)], ids=["read anew", "in one window", "held"]
)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_gives_the_same_messages(
    dialect: str, packed: bool, held: int, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "HELD_BYTES", held)
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", block)
    path = tmp_path / "result.json"
    path.write_bytes(DIALECTS[dialect])
    if packed:
        with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
            archive.write(path, "DataExport/result.json")
        path = tmp_path / "export.zip"
    (conversation,) = read(path)
    old, has_owner = "old" in dialect, "account" in dialect or dialect in ("sorted keys", "Windows line ends")
    expected = [
        Message(NAMES[me], second, text, "", number, has_owner and me, not old)
        for number, second, me, text in SAID
    ]
    assert list(conversation.messages) == expected
    assert list(conversation.messages) == expected, "messages must be readable twice"
    assert (conversation.platform, conversation.title) == ("telegram", "Milo Ferrand")


def test_traps() -> None:
    found = {
        conversation.title: list(conversation.messages) for conversation in read(FIXTURES / "traps.json")
    }
    milo = {m.place: m for m in found["Milo Ferrand"]}
    assert {n: m.reason for n, m in milo.items() if m.reason} == {
        1: reasons.CALL,
        2: reasons.SYSTEM,
        5: reasons.MEDIA,
        6: reasons.FORWARDED,
        7: reasons.VIA_BOT,
        8: reasons.MEDIA,
        9: reasons.POLL,
        10: reasons.LOCATION,
        11: reasons.CONTACT,
        12: reasons.VIEW_ONCE,
        13: reasons.UNSUPPORTED,
        14: reasons.EMPTY,
        18: reasons.UNSUPPORTED,
    }
    assert {n: m.text for n, m in milo.items() if not m.reason} == {
        3: "regarde https://example.org/a et dis-moi",
        4: "la légende reste",
        15: "je suis parti",
        16: "Courses\npain, lait",
        17: "un\x0bdeux \\x0B \\\x0ctrois",
        19: "sans type",
    }
    assert milo[15].sender == "user9999"
    assert {m.sender for m in milo.values() if m.mine} == {"Zoé Bernat"}
    for title in ("Replies", "Verification Codes", "Un bot", "Une chaîne"):
        assert [m.reason for m in found.pop(title)] == [reasons.NOT_A_CONVERSATION]
    assert [(m.text, m.reason) for m in found["Saved Messages"]] == [
        ("acheter du pain", ""),
        ("transféré", reasons.FORWARDED),
    ]
    assert [(m.text, m.reason) for m in found["Forum"]] == [("", reasons.SYSTEM), ("qui vient ?", "")]
    assert [m.sender for m in found["user9999"]] == ["user9999"], "a group of that id is another chat"
    assert [m.sender for m in found["Ancien groupe"]] == ["Ana B"]


def test_overlapping_exports_keep_each_message_once_and_the_latest_edit(tmp_path: Path) -> None:
    edited = new_message(*SAID[1][:3], "oui, et toi ?") | {"edited_unixtime": "1583000500"}
    older_edit = new_message(*SAID[1][:3], "oui") | {"edited_unixtime": "1583000300"}
    for first, second in ([edited, older_edit], [older_edit, edited]):
        early = chat(said=SAID[:1])
        early["messages"] += [first, new_message(*SAID[2])]
        late = chat(said=SAID[2:])
        late["messages"].insert(0, second)
        (tmp_path / "a.json").write_bytes(pretty(early))
        (tmp_path / "b.json").write_bytes(pretty(account(late)))
        (conversation,) = read(tmp_path / "a.json", tmp_path / "b.json")
        messages = list(conversation.messages)
        assert [m.text for m in messages if not m.reason] == [
            SAID[0][3], "oui, et toi ?", SAID[2][3], SAID[3][3], SAID[4][3],
        ]  # fmt: skip
        assert sorted(m.place for m in messages if m.reason == reasons.DUPLICATE) == [12, 14]
        assert conversation.files == ("a.json", "b.json")
        assert [m.time for m in messages] == sorted(m.time for m in messages)


def test_a_new_export_replaces_the_local_times_of_an_old_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(pretty(chat(old_message)))
    (tmp_path / "b.json").write_bytes(pretty(chat(new_message)))
    (conversation,) = read(tmp_path)
    assert all(m.utc for m in conversation.messages if not m.reason)
    assert [m.text for m in conversation.messages if not m.reason] == [line[3] for line in SAID]


def test_a_large_file_in_disorder_comes_out_in_time_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "HELD_BYTES", 0)
    shuffled = [SAID[3], SAID[0], SAID[4], SAID[1], SAID[2]]
    for make in (new_message, old_message):
        (tmp_path / "result.json").write_bytes(pretty(account(chat(make, shuffled))))
        (conversation,) = read(tmp_path)
        assert [m.text for m in conversation.messages] == [line[3] for line in SAID]


def without_array_indent(raw: bytes) -> bytes:
    """Only objects indent what they hold: messages stand no deeper than the array that holds them."""
    depth, lines = 0, []
    for line in map(str.strip, raw.decode().split("\n")):
        depth -= line.startswith("}")
        lines.append(" " * depth + line)
        depth += line.endswith("{")
    return "\n".join(lines).encode()


def layouts(export: Any) -> dict[str, bytes]:
    """The same export as different programs would write it."""
    flat = "\n".join(line.strip() for line in pretty(export).decode().split("\n"))
    return {
        "indented": pretty(export),
        "tabs": json.dumps(export, indent="\t").encode(),
        "one line": json.dumps(export).encode(),
        "no indent": flat.encode(),
        "arrays without indent": without_array_indent(pretty(export)),
        "brackets at line ends": re.sub(r"\s+([\]}])", r"\1", pretty(export).decode()).encode(),
        "commas at line starts": pretty(export).replace(b",\n", b"\n,"),
    }


@pytest.mark.parametrize("layout", layouts({}))
@pytest.mark.parametrize("block", [97, 700, 1 << 20])
def test_no_chat_of_a_large_file_is_passed_over(
    layout: str, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "HELD_BYTES", 0)
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", block)
    tricky = [
        (i, 1_583_000_000 + i, False, text) for i, text in enumerate(["messages", '"messages": [', "]", "},"])
    ]
    chats = [chat(id=number, said=SAID[: number % 6]) for number in range(1, 12)] + [chat(id=99, said=tricky)]
    chats = [one | {"aside": {"a": 1}, "end": 0} for one in chats]
    export = account(*chats, left=(chat(id=200), chat(id=201))) | {
        "sessions": {"list": [{"a": [{"b": 1}] * 5}] * 5}
    }
    (tmp_path / "result.json").write_bytes(layouts(export)[layout])
    found = {c.key: [m.text for m in c.messages] for c in read(tmp_path)}
    expected = {f"user{c['id']}": [m["text"] for m in c["messages"]] for c in chats if c["messages"]}
    whole = [line[3] for line in SAID]
    assert found == expected | {"user200": whole, "user201": whole}


def test_a_message_without_utc_time_is_sorted_in_a_large_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "HELD_BYTES", 0)
    one = chat()
    del one["messages"][2]["date_unixtime"]
    (tmp_path / "result.json").write_bytes(pretty(one))
    (conversation,) = read(tmp_path)
    assert [m.place for m in conversation.messages] == [11, 12, 15, 14, 19]


def test_damage_that_ends_the_messages_early_is_an_error_in_a_large_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telegram, "HELD_BYTES", 0)
    raw = pretty(chat())
    damaged = raw.replace(b'"text": "ouiii', b'"text": "" } ], "text": [ { "text": "ouiii', 1)
    (tmp_path / "result.json").write_bytes(damaged)
    with pytest.raises(InputError, match=r"result\.json, line \d+: not valid JSON"):
        [list(c.messages) for c in read(tmp_path)]


@pytest.mark.parametrize("user_id", ["²", "", None, True, -1, [4100], "9" * 5000])
def test_an_owner_id_that_is_none_is_nobody(user_id: object, tmp_path: Path) -> None:
    export = account(chat()) | {"personal_information": {"user_id": user_id}}
    (tmp_path / "result.json").write_bytes(pretty(export))
    assert not any(m.mine for c in read(tmp_path) for m in c.messages)


def test_chats_of_other_ids_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(pretty(account(chat(), chat(id=1), chat(type="private_group"))))
    assert [said(c) for c in read(tmp_path)] == [said(read(tmp_path)[0])] * 3


@pytest.mark.parametrize("backslashes", range(1, 9))
@pytest.mark.parametrize("block", [5, 7, 64, 1 << 20])
def test_control_characters_are_mended_after_an_even_run_of_backslashes_only(
    backslashes: int, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", block)
    raw = pretty(chat(said=[(1, 1_583_000_000, True, "a,MARK,b")]))
    (tmp_path / "r.json").write_bytes(raw.replace(b"MARK", b"\\" * backslashes + b"x0B"))
    ((message,),) = (list(c.messages) for c in read(tmp_path / "r.json"))
    mended = "\x0b" if backslashes % 2 else "x0B"
    assert message.text == "a," + "\\" * (backslashes // 2) + mended + ",b"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("export", [chat(), account(chat(), chat(id=8))], ids=["one chat", "account"])
def test_a_cut_file_is_an_error_that_names_the_line(export: Any, cut: float, tmp_path: Path) -> None:
    raw = pretty(export)[:-1]
    (tmp_path / "result.json").write_bytes(raw[: int(len(raw) * cut)])
    with pytest.raises(
        InputError, match=r"^result\.json, line \d+: the file ends in the middle: export it again"
    ):
        read(tmp_path / "result.json")


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda raw: raw.replace(b'"from":', b'"from"', 1), "line 11: not valid JSON"),
        (lambda raw: raw.replace(b'"text": "salut', b'"text": ' + b"[" * 100_000, 1), "nested too deeply"),
        (lambda raw: raw + b"{}", "not valid JSON"),
        (lambda raw: raw.replace(b'"messages": [', b'"messages": [,', 1), "not valid JSON"),
    ],
)
def test_a_damaged_file_is_an_error(damage: Any, message: str, tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(damage(pretty(chat())))
    with pytest.raises(InputError, match=message):
        read(tmp_path / "result.json")


@pytest.mark.parametrize("export", [chat(said=[]), account(), account(chat(said=[]))])
def test_an_export_without_messages_says_so(export: Any, tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(pretty(export))
    with pytest.raises(InputError, match=r"result\.json: a Telegram export without a single message"):
        read(tmp_path / "result.json")


@pytest.mark.parametrize("digits", [39, 5000])
def test_a_number_of_absurd_length_costs_nothing_but_its_field(digits: int, tmp_path: Path) -> None:
    raw = pretty(chat()).replace(b'"id": 12,', b'"id": ' + b"9" * digits + b",")
    (tmp_path / "r.json").write_bytes(raw)
    (conversation,) = read(tmp_path / "r.json")
    assert [m.text for m in conversation.messages if not m.reason] == [line[3] for line in SAID]


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"\xff\xfe{\x00",
        b"PK\x03\x04",
        b"[1, 2]",
        b'{"messages": [{"sender_name": "x", "timestamp_ms": 1}], "participants": []}',
        b'{"guild": {}, "channel": {"type": "DirectTextChat"}, "messages": []}',
        b'{"about": "a page", "messages": "hello"}',
        b"[12/03/2024, 14:23:11] x: y",
    ],
)
def test_other_files_are_not_taken_for_telegram(other: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(other)
    assert not telegram.recognises(find_sources([tmp_path])[0])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
FIELDS = [
    "id",
    "type",
    "date",
    "date_unixtime",
    "from",
    "from_id",
    "text",
    "text_entities",
    "edited_unixtime",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.integers(0, 4), st.sampled_from([*FIELDS, "rich_message"]), JSON), max_size=6
    ),
    gone=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(FIELDS)), max_size=4),
    chat_field=st.tuples(st.sampled_from(["name", "type", "id"]), JSON),
    information=JSON,
    junk=JSON,
)
def test_wrong_types_and_missing_keys_lose_no_message(
    changes: Any, gone: Any, chat_field: Any, information: Any, junk: Any, tmp_path: Path
) -> None:
    one = chat()
    for index, key, value in changes:
        one["messages"][index][key] = value
    for index, key in gone:
        one["messages"][index].pop(key, None)
    one["messages"].append(junk)
    one[chat_field[0]] = chat_field[1]
    export = account(one, junk) | {"personal_information": information}
    (tmp_path / "r.json").write_text(json.dumps(export), encoding="utf-8")
    conversations = list(telegram.read(find_sources([tmp_path / "r.json"]), None))
    messages = [m for c in conversations for m in c.messages]
    assert len(messages) == len(SAID) + 1
    assert all(m.reason in reasons.REASONS | {""} and 0 <= m.time < 1 << 40 for m in messages)
    assert [m.time for m in messages] == sorted(m.time for m in messages)
    json.dumps(messages)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.floats(0, 1),
    length=st.integers(0, 40),
    junk=st.binary(max_size=30) | st.sampled_from([b"[" * 3000, b'{"a":' * 3000, b"\\" * 50, b"9" * 5000]),
)
def test_damaged_bytes_give_messages_or_an_input_error(
    where: float, length: int, junk: bytes, tmp_path: Path
) -> None:
    raw = pretty(account(chat(), chat(id=3)))
    start = int(where * len(raw))
    (tmp_path / "r.json").write_bytes(raw[:start] + junk + raw[start + length :])
    (source,) = find_sources([tmp_path / "r.json"])
    telegram.recognises(source)
    try:
        count = sum(1 for c in telegram.read([source], None) for _ in c.messages)
    except InputError:
        return
    assert count > 0


@given(text=st.text(max_size=200), block=st.integers(1, 60))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_through_as_written(text: str, block: int, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(pretty(chat(said=[(1, 5, True, text), (2, 6, False, "fin")])))
    size, json_stream.BLOCK_BYTES = json_stream.BLOCK_BYTES, block
    try:
        (conversation,) = read(tmp_path / "r.json")
        assert [m.text for m in conversation.messages] == [text, "fin"]
    finally:
        json_stream.BLOCK_BYTES = size


NESTED = st.recursive(
    st.sampled_from(["messages", "]", "},", 7, None]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["messages", "list", "a"]), inner, max_size=2)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chats=st.lists(st.lists(NESTED, max_size=4), max_size=4),
    aside=NESTED,
    indent=st.sampled_from([None, 0, 1, 4, "\t"]),
    block=st.integers(20, 2000),
)
def test_large_files_are_read_as_small_ones(
    chats: Any, aside: Any, indent: Any, block: int, tmp_path: Path
) -> None:
    """Fields that look like the frame of the file, inside and outside of messages, mislead nobody."""
    made = []
    for number, extras in enumerate(chats, 1):
        made.append(chat(id=number, said=SAID[: len(extras)]))
        for message, extra in zip(made[-1]["messages"], extras, strict=True):
            message["extra"] = extra
    export = account(chat(id=90), *made, {"aside": aside}, left=(chat(id=91),)) | {"sessions": aside}
    (tmp_path / "r.json").write_text(json.dumps(export, indent=indent), encoding="utf-8")
    sizes = telegram.HELD_BYTES, json_stream.BLOCK_BYTES
    small = {c.key: list(c.messages) for c in read(tmp_path)}
    try:
        telegram.HELD_BYTES, json_stream.BLOCK_BYTES = 0, block
        assert {c.key: list(c.messages) for c in read(tmp_path)} == small
    finally:
        telegram.HELD_BYTES, json_stream.BLOCK_BYTES = sizes
    assert sum(map(len, small.values())) == sum(map(len, chats)) + 2 * len(SAID)
