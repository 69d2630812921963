"""Which files are one thread, and which messages of theirs are the same."""

from pathlib import Path
from typing import Any

import pytest

from ghostprep.readers import reasons
from tests.readers.meta.exports import (
    BOX,
    FRIEND,
    LINES,
    ME,
    classic,
    end_to_end,
    read,
    read_one,
    thread,
    write,
)


def test_two_downloads_of_one_thread_keep_each_message_once(tmp_path: Path) -> None:
    twice = [*LINES, LINES[4]]
    write(
        tmp_path, {f"a/{BOX}/message_1.json": classic(LINES[:4]), f"b/{BOX}/message_1.json": classic(twice)}
    )
    messages = read_one(tmp_path)
    assert sorted(m.text for m in messages if not m.reason) == sorted(text for _, _, text in twice)
    assert len([m for m in messages if m.reason == reasons.DUPLICATE]) == 4


def test_threads_stay_apart_and_so_do_platforms(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            f"{BOX}/message_1.json": classic(),
            f"{BOX}8/message_1.json": classic(thread_path="inbox/bjorkferrand_778"),
            "your_instagram_activity/messages/inbox/bjorkferrand_77/message_1.json": classic(),
            "plain/message_1.json": thread(
                {"share": {"link": "https://example.org", "original_content_owner": "x"}},
                thread_path="inbox/someone_1",
            ),
        },
    )
    assert sorted(c.platform for c in read(tmp_path)) == ["instagram", "instagram", "messenger", "messenger"]
    assert len({(c.platform, c.key) for c in read(tmp_path)}) == 4


def test_end_to_end_files_join_only_the_thread_of_the_same_people(tmp_path: Path) -> None:
    other = classic(thread_path="e2ee_cutover/other_1")
    other["participants"][0]["name"] = "Somebody Else"
    deleted = classic(thread_path="e2ee_cutover/gone_2")
    deleted["participants"][0]["name"] = "Facebook user"
    gone = end_to_end() | {"participants": [ME, "Facebook user"], "threadName": "Facebook user_3"}
    write(
        tmp_path,
        {
            "messages/e2ee_cutover/other_1/message_1.json": other,
            "messages/e2ee_cutover/gone_2/message_1.json": deleted,
            f"{FRIEND}_12.json": end_to_end(),
            "Facebook user_3.json": gone,
        },
    )
    assert sorted(len(c.messages) for c in read(tmp_path)) == [len(LINES)] * 4


def two_threads(first: dict[str, Any], second: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Two threads of the same people, which an end-to-end file may continue."""
    return {
        "a_1/message_1.json": classic(LINES[:1], **first),
        "b_2/message_1.json": classic(LINES[:1], **second),
    }


INBOX, CUT_OVER = {"thread_path": "inbox/a_1"}, {"thread_path": "e2ee_cutover/b_2"}


@pytest.mark.parametrize(
    ("first", "second", "box", "joined"),
    [
        (INBOX, CUT_OVER, "", "b_2"),
        (INBOX, CUT_OVER | {"thread_path": "inbox/b_2"}, "", ""),
        (INBOX | {"title": "Amis"}, INBOX | {"thread_path": "inbox/b_2"}, "", "b_2"),
        (INBOX, INBOX | {"thread_path": "inbox/b_2", "title": "Amis"}, "", "a_1"),
        (INBOX, CUT_OVER, "your_instagram_activity/messages/", ""),
    ],
    ids=[
        "the one cut over",
        "none of two equals",
        "the second by title",
        "the first by title",
        "no Instagram",
    ],
)
def test_an_end_to_end_file_joins_the_likeliest_thread_of_its_people(
    first: dict[str, Any], second: dict[str, Any], box: str, joined: str, tmp_path: Path
) -> None:
    write(tmp_path, {box + name: content for name, content in two_threads(first, second).items()})
    write(tmp_path, {f"end_to_end/{FRIEND}_12.json": end_to_end(LINES[1:])})
    lengths = {c.key.rpartition("/")[2]: len(c.messages) for c in read(tmp_path)}
    assert [key for key in ("a_1", "b_2") if lengths[key] == len(LINES)] == [joined] * bool(joined)
    assert len(lengths) == (2 if joined else 3)


def test_empty_names_and_titles_become_the_folder(tmp_path: Path) -> None:
    nameless = thread({"sender_name": "", "content": "a"}, {"sender_name": None, "content": "b"}, title="")
    write(tmp_path, {f"{BOX}/message_1.json": nameless})
    (conversation,) = read(tmp_path)
    assert conversation.title == "bjorkferrand_77"
    assert [m.sender for m in conversation.messages] == ["bjorkferrand_77"] * 2
