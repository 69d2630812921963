"""Which chats are in Telegram's files, whose messages are the owner's, and exports of one chat merged."""

from pathlib import Path
from typing import Any

import pytest

from ghostprep.errors import InputError
from ghostprep.readers import reasons
from tests.readers.telegram.exports import LINES, account, chat, new_message, old_message, pretty, read


@pytest.mark.parametrize("make", [new_message, old_message])
def test_a_chat_in_disorder_comes_out_in_time_order(make: Any, tmp_path: Path) -> None:
    shuffled = [LINES[3], LINES[0], LINES[4], LINES[1], LINES[2]]
    (tmp_path / "result.json").write_bytes(pretty(account(chat(make, shuffled))))
    (conversation,) = read(tmp_path)
    assert [m.text for m in conversation.messages] == [line[3] for line in LINES]


def test_a_message_without_utc_time_is_sorted_too(tmp_path: Path) -> None:
    one = chat()
    del one["messages"][2]["date_unixtime"]
    (tmp_path / "result.json").write_bytes(pretty(one))
    (conversation,) = read(tmp_path)
    assert [m.place for m in conversation.messages] == [11, 12, 15, 14, 19]


@pytest.mark.parametrize("section", ["chats", "left_chats"])
def test_the_owner_is_found_wherever_the_export_names_them(section: str, tmp_path: Path) -> None:
    export = account(chat()) if section == "chats" else account(left=(chat(),))
    for keys in (list(export), sorted(export), list(export)[::-1]):
        (tmp_path / "result.json").write_bytes(pretty({key: export[key] for key in keys}))
        (conversation,) = read(tmp_path)
        assert [m.mine for m in conversation.messages] == [me for _, _, me, _ in LINES]


def test_a_kind_that_stands_after_the_messages_counts_too(tmp_path: Path) -> None:
    export = chat(type="bot_chat")
    (tmp_path / "result.json").write_bytes(pretty({key: export[key] for key in sorted(export)}))
    (conversation,) = read(tmp_path)
    assert {m.reason for m in conversation.messages} == {reasons.NOT_A_CONVERSATION}


def test_overlapping_exports_keep_each_message_once_and_the_latest_edit(tmp_path: Path) -> None:
    edited = new_message(*LINES[1][:3], "oui, et toi ?") | {"edited_unixtime": "1583000500"}
    older_edit = new_message(*LINES[1][:3], "oui") | {"edited_unixtime": "1583000300"}
    for first, second in ([edited, older_edit], [older_edit, edited]):
        early = chat(lines=LINES[:1])
        early["messages"] += [first, new_message(*LINES[2])]
        late = chat(lines=LINES[2:])
        late["messages"].insert(0, second)
        (tmp_path / "a.json").write_bytes(pretty(early))
        (tmp_path / "b.json").write_bytes(pretty(account(late)))
        (conversation,) = read(tmp_path / "a.json", tmp_path / "b.json")
        messages = list(conversation.messages)
        assert [m.text for m in messages if not m.reason] == [
            LINES[0][3], "oui, et toi ?", LINES[2][3], LINES[3][3], LINES[4][3],
        ]  # fmt: skip
        assert sorted(m.place for m in messages if m.reason == reasons.DUPLICATE) == [12, 14]
        assert conversation.files == ("a.json", "b.json")
        assert [m.time for m in messages] == sorted(m.time for m in messages)


def test_a_new_export_replaces_the_local_times_of_an_old_one(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(pretty(chat(old_message)))
    (tmp_path / "b.json").write_bytes(pretty(chat(new_message)))
    (conversation,) = read(tmp_path)
    assert all(m.utc for m in conversation.messages if not m.reason)
    assert [m.text for m in conversation.messages if not m.reason] == [line[3] for line in LINES]


@pytest.mark.parametrize("user_id", ["²", "", None, True, -1, [4100], "9" * 5000])
def test_an_owner_id_that_is_none_is_nobody(user_id: object, tmp_path: Path) -> None:
    export = account(chat()) | {"personal_information": {"user_id": user_id}}
    (tmp_path / "result.json").write_bytes(pretty(export))
    assert not any(m.mine for c in read(tmp_path) for m in c.messages)


def test_chats_of_other_ids_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(pretty(account(chat(), chat(id=1), chat(type="private_group"))))
    assert [c.messages for c in read(tmp_path)] == [read(tmp_path)[0].messages] * 3


@pytest.mark.parametrize("export", [chat(lines=[]), account(), account(chat(lines=[]))])
def test_an_export_without_messages_says_so(export: Any, tmp_path: Path) -> None:
    (tmp_path / "result.json").write_bytes(pretty(export))
    with pytest.raises(InputError, match=r"result\.json: a Telegram export without a single message"):
        read(tmp_path / "result.json")
