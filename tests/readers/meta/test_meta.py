"""Messenger and Instagram: one conversation in every dialect gives the same messages; and the traps."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import meta, reasons
from ghostprep.readers.input.sources import find_sources
from ghostprep.readers.meta.mojibake import heal
from ghostprep.records import Conversation, Message
from tests.readers.damage import ANY_DAMAGE, Damage, a_hundred_times, read_damaged

ME, FRIEND = "Zoé Bernat", "Björk Ferrand"
SAID = [  # (millisecond, me, text), oldest first
    (1_583_000_000_123, False, "salut Zoé, ça va ?"),
    (1_583_000_040_000, True, "ouiii 😂\nà demain"),
    (1_583_000_040_000, True, "« ok » ½ é\u202f!"),
    (1_583_000_100_999, False, "👩‍👩‍👧 déjà"),
    (1_583_009_000_000, True, "."),
]
BOX = "your_facebook_activity/messages/inbox/bjorkferrand_77"
CUT_OVER = "your_facebook_activity/messages/e2ee_cutover/bjorkferrand_77"


def mojibake(text: str) -> str:
    return text.encode().decode("latin-1")


def classic(said: Any = SAID, garble: Any = mojibake, title: str = FRIEND, **fields: Any) -> dict[str, Any]:
    return {
        "participants": [{"name": garble(FRIEND)}, {"name": garble(ME)}],
        "messages": [
            {
                "sender_name": garble(ME if me else FRIEND),
                "timestamp_ms": ms,
                "content": garble(text),
                "is_geoblocked_for_viewer": False,
            }
            for ms, me, text in reversed(said)
        ],
        "title": garble(title),
        "is_still_participant": True,
        "thread_path": "inbox/bjorkferrand_77",
        "magic_words": [],
        **fields,
    }


def end_to_end(said: Any = SAID, order: int = -1) -> dict[str, Any]:
    return {
        "participants": [ME, FRIEND],
        "threadName": f"{FRIEND}_12",
        "messages": [
            {
                "isUnsent": False,
                "media": [],
                "reactions": [{"actor": ME, "reaction": "❤"}],
                "senderName": ME if me else FRIEND,
                "text": text,
                "timestamp": ms,
                "type": "text",
            }
            for ms, me, text in list(said)[::order]
        ],
    }


def thread(*messages: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A thread of the given messages, oldest first; the sender and the time are filled in."""
    filled = [
        {"sender_name": mojibake(ME), "timestamp_ms": 1000 * i} | message
        for i, message in enumerate(messages, 1)
    ]
    return classic([]) | {"messages": filled[::-1]} | fields


def write(folder: Path, files: dict[str, Any]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            content if isinstance(content, str) else json.dumps(content, indent=2), encoding="utf-8"
        )
    return folder


def read(*paths: Path) -> list[Conversation]:
    sources = find_sources(list(paths))
    assert all(meta.recognises(source) for source in sources), [source.name for source in sources]
    return list(meta.read(sources, None))


def read_one(path: Path) -> list[Message]:
    (conversation,) = read(path)
    return list(conversation.messages)


EXPECTED = [Message(ME if me else FRIEND, ms // 1000, text, utc=True) for ms, me, text in SAID]
DIALECTS: dict[str, dict[str, Any]] = {
    "one file": {f"{BOX}/message_1.json": classic()},
    "two files": {f"{BOX}/message_1.json": classic(SAID[3:]), f"{BOX}/message_2.json": classic(SAID[:3])},
    "a file for each message": {
        f"{BOX}/message_{n}.json": classic([line]) for n, line in enumerate(reversed(SAID), 8)
    },
    "2018": {"messages/bjorkferrand_77/message.json": classic()},
    "archived": {"messages/archived_threads/bjorkferrand_77/message_1.json": classic()},
    "across Facebook": {"your_activity_across_facebook/messages/inbox/x_7/message_1.json": classic()},
    "cut over": {f"{CUT_OVER}/message_1.json": classic(thread_path="e2ee_cutover/bjorkferrand_77")},
    "inbox, then cut over": {
        f"{BOX}/message_1.json": classic(SAID[:2]),
        f"{CUT_OVER}/message_1.json": classic(SAID[2:], thread_path="e2ee_cutover/bjorkferrand_77"),
    },
    "cut over, then end to end": {
        f"{CUT_OVER}/message_1.json": classic(SAID[:3], thread_path="e2ee_cutover/bjorkferrand_77"),
        f"{FRIEND}_12.json": end_to_end(SAID[3:]),
    },
    "end to end": {f"{FRIEND}_12.json": end_to_end()},
    "end to end, oldest first": {f"{FRIEND}_12.json": end_to_end(order=1)},
    "one file by itself": {"message_1.json": classic()},
    "no thread path": {"bjorkferrand_77/message_1.json": {**classic(), "thread_path": None}},
    "sorted keys": {f"{BOX}/message_1.json": json.dumps(classic(), sort_keys=True)},
    "one line": {f"{BOX}/message_1.json": json.dumps(classic(), separators=(",", ":"))},
    "already healed": {f"{BOX}/message_1.json": json.dumps(classic(garble=str), ensure_ascii=False)},
    "byte order mark": {f"{BOX}/message_1.json": "\ufeff" + json.dumps(classic())},
    "oldest first": {f"{BOX}/message_1.json": {**classic(), "messages": classic()["messages"][::-1]}},
}


@pytest.mark.parametrize("packed", [False, True], ids=["folder", "zips in parts"])
@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_dialect_gives_the_same_messages(dialect: str, packed: bool, tmp_path: Path) -> None:
    folder = write(tmp_path / "export", DIALECTS[dialect])
    if packed:
        (tmp_path / "zips").mkdir()
        for number, name in enumerate(DIALECTS[dialect]):
            with zipfile.ZipFile(tmp_path / "zips" / f"part-{number}.zip", "w") as archive:
                archive.write(folder / name, name)
        folder = tmp_path / "zips"
    (conversation,) = read(folder)
    for _ in range(2):
        assert [m._replace(place=0) for m in conversation.messages] == EXPECTED
    assert conversation.platform == "messenger"
    assert conversation.title == FRIEND
    assert len(conversation.files) == len(DIALECTS[dialect])


def test_two_downloads_of_one_thread_keep_each_message_once(tmp_path: Path) -> None:
    twice = [*SAID, SAID[4]]
    write(tmp_path, {f"a/{BOX}/message_1.json": classic(SAID[:4]), f"b/{BOX}/message_1.json": classic(twice)})
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
    assert sorted(len(list(c.messages)) for c in read(tmp_path)) == [len(SAID)] * 4


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
    assert [m.mine for m in conversation.messages] == [me for _, me, _ in SAID]
    assert len(conversation.files) == 2, "the profile was read too"


def test_a_broken_profile_costs_nothing_but_the_owner(tmp_path: Path) -> None:
    write(
        tmp_path,
        {"profile_information.json": '{"profile_v2": {"name', f"{BOX}/message_1.json": classic()},
    )
    assert not any(m.mine for m in read_one(tmp_path))


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


NOTICES = [
    (f"{FRIEND} sent an attachment.", reasons.MEDIA),
    ("Björk sent an attachment.", reasons.MEDIA),
    ("You sent an attachment.", reasons.MEDIA),
    (f"{FRIEND} a envoyé une pièce jointe.", reasons.MEDIA),
    ("Vous avez envoyé une pièce jointe.", reasons.MEDIA),
    (f"{FRIEND} sent a location.", reasons.LOCATION),
    (f"You missed a call from {FRIEND}.", reasons.CALL),
    (f"You missed a video call from {FRIEND}.", reasons.CALL),
    (f"{FRIEND} missed your call.", reasons.CALL),
    (f"{FRIEND} called you.", reasons.CALL),
    (f"You called {FRIEND}.", reasons.CALL),
    ("The video call ended.", reasons.CALL),
    ("Video chat ended", reasons.CALL),
    (f"{FRIEND} started an audio call", reasons.CALL),
    (f"{FRIEND} a manqué votre appel.", reasons.CALL),
    ("Reacted 😂 to your message ", reasons.SYSTEM),
    ("A réagi 😮 à votre message", reasons.SYSTEM),
    ("Liked a message", reasons.SYSTEM),
    ("A aimé un message", reasons.SYSTEM),
    (f"{FRIEND} added Ana to the group.", reasons.SYSTEM),
    (f"{FRIEND} a ajouté Ana au groupe.", reasons.SYSTEM),
    (f"{FRIEND} a quitté le groupe.", reasons.SYSTEM),
    (f"{ME} left the group.", reasons.SYSTEM),
    (f"{ME} named the group Vacances.", reasons.SYSTEM),
    (f"{ME} removed Ana from the group.", reasons.SYSTEM),
    (f"{ME} created the group.", reasons.SYSTEM),
    (f"{ME} changed the group photo.", reasons.SYSTEM),
    (f"{ME} set the nickname for {FRIEND} to Bibi.", reasons.SYSTEM),
    (f"{ME} changed the theme to Love.", reasons.SYSTEM),
    (f"{ME} set the emoji to 🍕.", reasons.SYSTEM),
    (f"{ME} pinned a message.", reasons.SYSTEM),
    (f"{ME} created a poll: On mange où ?", reasons.POLL),
    ("You are now connected on Messenger", reasons.SYSTEM),
    (f"{FRIEND} waved at you!", reasons.SYSTEM),
    # what people type
    ("Somebody sent an attachment.", ""),
    (f"{FRIEND} sent an attachment. lol", ""),
    (f"he said: {FRIEND} sent an attachment.", ""),
    ("Reacted badly to your message", ""),
    ("Liked a message of yours", ""),
    ("I left the group.", ""),
    ("Mom called you.", ""),
    ("You called me a liar", ""),
    ("the video call ended badly", ""),
    (f"{FRIEND} left the group. Finally!", ""),
    ("image omitted lol", ""),
    (f"{FRIEND} " + "voted for a in the poll, " * 20_000 + "oui\n", ""),
]


@pytest.mark.parametrize("flat", [False, True], ids=["classic", "end to end"])
def test_only_whole_sentences_of_the_app_that_name_a_participant_are_notices(
    flat: bool, tmp_path: Path
) -> None:
    said = [(1000 * i, True, text) for i, (text, _) in enumerate(NOTICES, 1)]
    write(tmp_path, {"x_1.json": end_to_end(said) if flat else classic(said)})
    assert [(m.text, m.reason) for m in read_one(tmp_path)] == NOTICES


def test_who_is_not_among_the_participants_is_still_a_sender(tmp_path: Path) -> None:
    left = {"sender_name": "Ana Ruiz", "content": "Ana Ruiz left the group."}
    write(tmp_path, {f"{BOX}/message_1.json": thread({"sender_name": "Ana Ruiz", "content": "bye"}, left)})
    assert [(m.sender, m.text, m.reason) for m in read_one(tmp_path)] == [
        ("Ana Ruiz", "bye", ""),
        ("Ana Ruiz", "Ana Ruiz left the group.", reasons.SYSTEM),
    ]


def test_empty_names_and_titles_become_the_folder(tmp_path: Path) -> None:
    nameless = thread({"sender_name": "", "content": "a"}, {"sender_name": None, "content": "b"}, title="")
    write(tmp_path, {f"{BOX}/message_1.json": nameless})
    (conversation,) = read(tmp_path)
    assert conversation.title == "bjorkferrand_77"
    assert [m.sender for m in conversation.messages] == ["bjorkferrand_77"] * 2


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


@pytest.mark.parametrize("cut", [0.1, 0.3, 0.6, 0.98])
def test_a_cut_file_is_an_error_that_names_the_line(cut: float, tmp_path: Path) -> None:
    text = json.dumps(classic(), indent=1)
    write(tmp_path, {f"{BOX}/message_1.json": text[: int(len(text) * cut)]})
    with pytest.raises(
        InputError, match=r"message_1\.json, line \d+: the file ends in the middle: export it"
    ):
        list(meta.read(find_sources([tmp_path]), None))


@pytest.mark.parametrize("bomb", ["[" * 100_000, '{"a":' * 100_000, "9" * 10_000 + "}}}"])
def test_bombs_are_input_errors(bomb: str, tmp_path: Path) -> None:
    text = json.dumps(classic()).replace('"content": "', '"photos": ' + bomb + ', "content": "', 1)
    write(tmp_path, {f"{BOX}/message_1.json": text})
    with pytest.raises(InputError):
        [list(c.messages) for c in meta.read(find_sources([tmp_path]), None)]


@given(st.text(alphabet=st.characters(exclude_categories=[])))
@example("\xc3")
@example("é\xc3\xa9\ud83d")
def test_any_text_survives_or_heals(text: str) -> None:
    healed = heal(text)
    healed.encode()  # no lone surrogate is left
    assert heal(text.encode("ascii", "ignore").decode()) == text.encode("ascii", "ignore").decode()


@given(st.lists(st.text(alphabet="aé à😂\u202f’日", max_size=6)), st.data())
def test_garbled_and_clean_runs_heal_in_any_mixture(parts: list[str], data: st.DataObject) -> None:
    garbled = [mojibake(part) if data.draw(st.booleans()) else part for part in parts]
    # A letter between the runs keeps a clean one from looking like the tail of a garbled one.
    assert heal("|".join(garbled)) == "|".join(parts)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = [
    "sender_name",
    "timestamp_ms",
    "content",
    "type",
    "photos",
    "is_unsent",
    "senderName",
    "text",
    "timestamp",
]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    flat=st.booleans(),
    changes=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(KEYS), JSON), max_size=6),
    frame=st.dictionaries(st.sampled_from(["participants", "title", "thread_path", "threadName"]), JSON),
    junk=JSON,
)
def test_wrong_types_and_missing_keys_lose_no_message(
    flat: bool, changes: Any, frame: Any, junk: Any, tmp_path: Path
) -> None:
    export = (end_to_end() if flat else classic()) | frame
    for index, key, value in changes:
        export["messages"][index][key] = value
        export["messages"][4 - index].pop(key, None)
    export["messages"].append(junk)
    write(tmp_path, {f"{BOX}/message_1.json": json.dumps(export)})
    (source,) = find_sources([tmp_path])
    meta.recognises(source)
    messages = [m for c in meta.read([source], None) for m in c.messages]
    assert len(messages) == len(SAID) + 1
    assert all(m.reason in reasons.REASONS | {""} and 0 <= m.time < 1 << 40 for m in messages)
    assert [m.time for m in messages] == sorted(m.time for m in messages)


@a_hundred_times
@given(flat=st.booleans(), damage=ANY_DAMAGE)
def test_damaged_bytes_give_messages_or_an_input_error(flat: bool, damage: Damage, tmp_path: Path) -> None:
    raw = json.dumps(end_to_end() if flat else classic(), indent=1).encode()
    read_damaged(meta, tmp_path / "message_1.json", raw, damage)


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"[]",
        b'{"messages": [{"id": 1, "from_id": "user1", "text": "x"}], "type": "personal_chat"}',
        b'{"guild": {}, "channel": {}, "messages": []}',
        b'{"messages": [{"creator": {"name": "x"}, "created_date": "x"}]}',
        b"sender_name",
    ],
)
def test_other_files_are_not_taken_for_metas(other: bytes, tmp_path: Path) -> None:
    (tmp_path / "message_1.json").write_bytes(other)
    assert not meta.recognises(find_sources([tmp_path])[0])
