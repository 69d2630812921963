"""JSON is decoded window by window: nothing is lost between two, and damage is an error that names its line.

Seen through the readers, mostly Telegram's.
"""

import json
import re
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import read_exports
from ghostprep.readers.input import json_stream
from tests.readers.meta.exports import classic
from tests.readers.telegram.exports import LINES, account, chat, pretty, read


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
def test_no_chat_is_passed_over(
    layout: str, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", block)
    tricky = [
        (i, 1_583_000_000 + i, False, text) for i, text in enumerate(["messages", '"messages": [', "]", "},"])
    ]
    chats = [chat(id=number, lines=LINES[: number % 6]) for number in range(1, 12)]
    chats = [one | {"aside": {"a": 1}, "end": 0} for one in [*chats, chat(id=99, lines=tricky)]]
    export = account(*chats, left=(chat(id=200), chat(id=201))) | {
        "sessions": {"list": [{"a": [{"b": 1}] * 5}] * 5}
    }
    (tmp_path / "result.json").write_bytes(layouts(export)[layout])
    found = {c.key: [m.text for m in c.messages] for c in read(tmp_path)}
    expected = {f"user{c['id']}": [m["text"] for m in c["messages"]] for c in chats if c["messages"]}
    whole = [line[3] for line in LINES]
    assert found == expected | {"user200": whole, "user201": whole}


@pytest.mark.parametrize("block", [97, 700, 1 << 20])
def test_damage_that_ends_the_messages_early_is_an_error(
    block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", block)
    raw = pretty(chat())
    damaged = raw.replace(b'"text": "ouiii', b'"text": "" } ], "text": "ouiii', 1)
    (tmp_path / "result.json").write_bytes(damaged)
    with pytest.raises(InputError, match=r"result\.json, line \d+: not valid JSON"):
        read(tmp_path)


@pytest.mark.parametrize("number", [0, 1, 1500, 2999])
@pytest.mark.parametrize("indent", [1, None], ids=["indented", "one line"])
def test_damage_in_the_middle_of_a_large_file_is_an_error_that_names_its_line(
    number: int, indent: int | None, tmp_path: Path
) -> None:
    lines = [(i, 1_583_000_000 + i, False, f"le numéro {i} 😂, dit-il") for i in range(3000)]
    raw = json.dumps(account(chat(lines=lines)), ensure_ascii=False, indent=indent).encode()
    start = raw.index(f'"text": "le numéro {number} '.encode())
    (tmp_path / "result.json").write_bytes(raw[:start] + raw[start + 1 :])  # a quotation mark less
    line = raw.count(b"\n", 0, start) + 1
    with pytest.raises(InputError, match=rf"^result\.json, line {line}: not valid JSON; export it again"):
        read(tmp_path)


@pytest.mark.parametrize("letters", ["x" * (2**24 + 100_000), "x," * 2**24], ids=["no comma", "commas"])
def test_a_value_larger_than_any_message_is_refused(letters: str, tmp_path: Path) -> None:
    """Else a file that is one endless string would fill the memory before it is found out."""
    export = chat(lines=[(1, 5, True, "ok"), (2, 6, True, "")])
    export["messages"][1]["text_entities"] = letters
    (tmp_path / "result.json").write_bytes(pretty(export))
    with pytest.raises(InputError, match=r"^result\.json.*: .* more than 16 MB in one value"):
        read(tmp_path)


GOOGLE = {"created_date": "Friday, May 29, 2026 at 3:00:29 PM UTC", "creator": {"name": "Léa"}}
DOCUMENTS: dict[str, tuple[str, dict[str, Any]]] = {
    "telegram": ("result.json", chat(lines=[(i, i, True, f"{i}") for i in range(5000)])),
    "messenger": ("message_1.json", classic([(i, True, f"{i}") for i in range(5000)])),
    "discord": (
        "dm.json",
        {
            "guild": {},
            "channel": {"name": "x"},
            "messages": [
                {"timestamp": "2024-02-13T14:23:00", "author": {"name": "Léa"}, "content": f"{i}"}
                for i in range(5000)
            ],
        },
    ),
    "google_chat": (
        "messages.json",
        {"messages": [GOOGLE | {"text": f"{i}"} for i in range(5000)]},
    ),
}


@pytest.mark.parametrize("platform", DOCUMENTS)
def test_a_large_file_is_never_whole_in_memory(platform: str, tmp_path: Path) -> None:
    name, export = DOCUMENTS[platform]
    with_padding = [message | {"padding": "x, " * 700} for message in export["messages"]]
    path = tmp_path / name
    path.write_text(json.dumps(export | {"messages": with_padding}, indent=1), encoding="utf-8")
    tracemalloc.start()
    try:
        exports = read_exports([path])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert sum(len(conversation.messages) for conversation in exports.conversations) == 5000
    assert peak < path.stat().st_size / 2


@pytest.mark.parametrize("damage", [b"{}", b"]", b'"'])
@pytest.mark.parametrize("platform", DOCUMENTS)
def test_what_follows_the_document_is_an_error(platform: str, damage: bytes, tmp_path: Path) -> None:
    name, export = DOCUMENTS[platform]
    (tmp_path / name).write_bytes(json.dumps(export, indent=1).encode() + damage)
    with pytest.raises(InputError, match=r"not valid JSON|ends in the middle"):
        read_exports([tmp_path / name])


@pytest.mark.parametrize("platform", DOCUMENTS)
def test_messages_that_are_no_list_are_an_error(platform: str, tmp_path: Path) -> None:
    name, export = DOCUMENTS[platform]
    text = json.dumps(export | {"messages": {}, "aside": export["messages"][:3]})
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=rf"^{name}: .* export (it )?again"):
        read_exports([tmp_path / name])


@pytest.mark.parametrize("backslashes", range(1, 9))
@pytest.mark.parametrize("block", [5, 7, 64, 1 << 20])
def test_control_characters_are_mended_after_an_even_run_of_backslashes_only(
    backslashes: int, block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_stream, "BLOCK_BYTES", block)
    raw = pretty(chat(lines=[(1, 1_583_000_000, True, "a,MARK,b")]))
    (tmp_path / "r.json").write_bytes(raw.replace(b"MARK", b"\\" * backslashes + b"x0B"))
    ((message,),) = (c.messages for c in read(tmp_path / "r.json"))
    mended = "\x0b" if backslashes % 2 else "x0B"
    assert message.text == "a," + "\\" * (backslashes // 2) + mended + ",b"


@pytest.mark.parametrize("cut", [0.2, 0.5, 0.9, 0.999])
@pytest.mark.parametrize("export", [chat(), account(chat(), chat(id=8))], ids=["one chat", "account"])
def test_a_cut_file_is_an_error_that_names_the_line(export: Any, cut: float, tmp_path: Path) -> None:
    raw = pretty(export)[:-1]
    (tmp_path / "result.json").write_bytes(raw[: int(len(raw) * cut)])
    with pytest.raises(
        InputError, match=r"^result\.json, line \d+: the file ends in the middle; export it again"
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


@given(text=st.text(max_size=200), block=st.integers(1, 60))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_comes_through_as_written(text: str, block: int, tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(pretty(chat(lines=[(1, 5, True, text), (2, 6, False, "fin")])))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "BLOCK_BYTES", block)
        (conversation,) = read(tmp_path / "r.json")
    assert [m.text for m in conversation.messages] == [text, "fin"]


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
def test_the_size_of_the_windows_changes_nothing(
    chats: Any, aside: Any, indent: Any, block: int, tmp_path: Path
) -> None:
    """Fields that look like the frame of the file, inside and outside of messages, mislead nobody."""
    several = []
    for number, extras in enumerate(chats, 1):
        several.append(chat(id=number, lines=LINES[: len(extras)]))
        for message, extra in zip(several[-1]["messages"], extras, strict=True):
            message["extra"] = extra
    export = account(chat(id=90), *several, {"aside": aside}, left=(chat(id=91),)) | {"sessions": aside}
    (tmp_path / "r.json").write_text(json.dumps(export, indent=indent), encoding="utf-8")
    in_one_window = {c.key: c.messages for c in read(tmp_path)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_stream, "BLOCK_BYTES", block)
        assert {c.key: c.messages for c in read(tmp_path)} == in_one_window
    assert sum(map(len, in_one_window.values())) == sum(map(len, chats)) + 2 * len(LINES)
