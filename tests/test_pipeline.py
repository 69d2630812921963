"""The main job through the command line: what it writes, what it counts, what it never does."""

import gc
import json
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from itertools import islice, product
from pathlib import Path

import pytest
from transformers import AutoTokenizer

from ghostprep.privacy.names.first_names import FIRST_NAMES
from ghostprep.privacy.names.surnames import SURNAMES
from ghostprep.rows import parse_row
from ghostprep.training.bases import save_tokenizer

FORMATS = ("completion", "reply", "mixed", "sessions")
ROOT = Path(__file__).resolve().parents[1]


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.jsonl")}


@pytest.fixture
def built(run, whatsapp, small_talk, tmp_path):
    code, out, err = run(
        "build", whatsapp(small_talk), "--me", "Nora", "--workers", 1, "--out", tmp_path / "out"
    )
    assert (code, err) == (0, "")
    assert "78 to learn from" in out and "2 are witnesses" in out
    return tmp_path / "out"


def test_all_datasets_are_written(built, rows):
    assert rows(built / "completion" / "train.jsonl")[0] == {"text": "B: tu fais quoi 0\nA: rien 0</s>"}
    assert rows(built / "reply" / "train.jsonl")[1] == {
        "segments": [
            {"label": False, "text": "<s>B: tu fais quoi 0\nA: rien 0</s>\nB: ah 0\nA:"},
            {"label": True, "text": " 😘 et toi 0</s>"},
        ]
    }
    assert rows(built / "sessions" / "train.jsonl")[0] == {
        "messages": [
            {"role": "user", "content": " tu fais quoi 0", "train": False, "fresh": True},
            {"role": "assistant", "content": " rien 0", "train": True, "fresh": True},
            {"role": "user", "content": " ah 0", "train": False, "fresh": True},
            {"role": "assistant", "content": " 😘 et toi 0", "train": True, "fresh": True},
        ]
    }


def test_a_quarter_of_the_mixed_rows_has_loss_everywhere_and_the_others_are_replies(built, rows):
    mixed, replies = (rows(built / name / "train.jsonl") for name in ("mixed", "reply"))
    whole = [row for row in mixed if len(row["segments"]) == 1]
    assert 0.15 < len(whole) / len(mixed) < 0.4
    for row, reply in zip(mixed, replies, strict=True):
        text = "".join(segment["text"] for segment in reply["segments"])
        assert row in (reply, {"segments": [{"label": True, "text": text}]})


def test_each_reply_is_a_target_once_a_format_or_a_witness_and_no_part_shares_a_turn(built, rows):
    targets = {name: Counter() for name in FORMATS}
    turns = {"train": set(), "val": set()}
    for half in turns:
        for row in rows(built / "completion" / f"{half}.jsonl"):
            parsed = parse_row(row).turns
            targets["completion"][parsed[-1].text] += 1
            turns[half] |= {turn.text for turn in parsed}
        targets["reply"].update(
            row["segments"][1]["text"][1:-4] for row in rows(built / "reply" / f"{half}.jsonl")
        )
        targets["mixed"].update(
            parse_row(row).turns[-1].text for row in rows(built / "mixed" / f"{half}.jsonl")
        )
        targets["sessions"].update(
            message["content"][1:]
            for row in rows(built / "sessions" / f"{half}.jsonl")
            for message in row["messages"]
            if message["train"]
        )
    witnesses = [parse_row(row).turns for row in rows(built / "witness.jsonl")]
    turns["witness"] = {turn.text for witness in witnesses for turn in witness}
    expected = Counter(f"{text} {day}" for day in range(40) for text in ("rien", "😘 et toi"))
    assert targets == dict.fromkeys(FORMATS, expected - Counter(witness[-1].text for witness in witnesses))
    assert len(witnesses) == 2 and sum(map(len, turns.values())) == len(set().union(*turns.values()))
    assert {text.split()[-1] for text in turns["val"]} == {"36", "37", "38", "39"}  # the newest tenth


def test_the_manifest_counts_and_names_nobody(built):
    text = (built / "manifest.json").read_text(encoding="utf-8")
    manifest = json.loads(text)
    assert manifest["messages"] == {"parsed": 160, "kept": 160, "dropped": {}}
    assert manifest["replies"] == {
        "masking_failed": 0,
        "opener": 0,
        "target": 78,
        "too_long": 0,
        "witness": 2,
    }
    assert manifest["rows"]["reply/train"] == 70 and manifest["rows"]["witness"] == 2
    stages = {"read", "languages", "count names", "make turns", "make rows"}
    assert set(manifest["seconds"]) == stages
    assert set(manifest["cpu_seconds_of_rows"]) == {"mask", "render", "search"}
    datasets = {f"{name}/{half}.jsonl" for name in FORMATS for half in ("train", "val")}
    assert set(manifest["files"]) == datasets | {"privacy_report.md", "witness.jsonl"}
    assert not re.search("nora|lou|rien|fais", text, re.IGNORECASE)


def test_check_finds_nothing_in_it(built, run):
    assert run("check", built)[:2] == (0, "")


@pytest.mark.parametrize(("workers", "at_a_time"), [(1, 4000), (1, 1), (2, 30), (3, 4000)])
def test_the_output_is_the_same_however_the_work_is_spread(
    built, run, whatsapp, small_talk, tmp_path, monkeypatch, workers, at_a_time
):
    monkeypatch.setattr("ghostprep.pipeline.FEW_BYTES", 0)
    monkeypatch.setattr("ghostprep.pipeline.MESSAGES_PER_TASK", at_a_time)
    again = tmp_path / "again"
    assert run("build", whatsapp(small_talk), "--me", "Nora", "--workers", workers, "--out", again)[0] == 0
    assert contents(again) == contents(built)


def test_a_second_build_takes_the_place_of_the_first(built, run, whatsapp, small_talk):
    assert run("build", whatsapp(small_talk[:80]), "--me", "nora", "--workers", 1, "--out", built)[0] == 0
    assert json.loads((built / "manifest.json").read_text())["messages"]["parsed"] == 80
    assert sorted(path.name for path in built.parent.iterdir() if path.name.startswith(".")) == []


def test_a_failed_build_leaves_the_first_whole(built, run, tmp_path):
    before = contents(built)
    (tmp_path / "broken.json").write_text('{"name": "x", "type": "personal_chat", "messages": [{"id": 1')
    code, out, err = run("build", tmp_path / "broken.json", "--me", "Nora", "--out", built)
    assert (code, out) == (1, "") and "broken.json" in err and err.count("\n") == 1
    assert contents(built) == before


def test_a_folder_with_other_things_in_it_is_never_replaced(run, whatsapp, small_talk, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.odt").write_text("years")
    code, _, err = run("build", whatsapp(small_talk), "--me", "Nora", "--out", tmp_path / "mine")
    assert code == 1 and "thesis.odt" in err
    assert (tmp_path / "mine" / "thesis.odt").read_text() == "years"


def test_without_me_the_error_lists_the_senders(run, whatsapp, small_talk, tmp_path):
    code, out, err = run("build", whatsapp(small_talk), "--out", tmp_path / "out")
    assert (code, out) == (1, "")
    assert "'Lou' (in 1)" in err and "'Nora' (in 1)" in err and "--me" in err
    assert not (tmp_path / "out").exists()


def test_a_misspelt_me_is_an_error_and_a_surplus_one_a_note(run, whatsapp, small_talk, tmp_path):
    path = whatsapp(small_talk)
    assert "'Nora' (in 1)" in run("build", path, "--me", "Nor", "--out", tmp_path / "out")[2]
    code, out, _ = run("build", path, "--me", "Nora", "Norra", "--workers", 1, "--out", tmp_path / "out")
    assert code == 0 and "1 of the 2 names" in out


def test_paths_after_me_are_not_taken_for_names(run, whatsapp, small_talk, tmp_path):
    code, _, err = run("build", "--me", "Nora", whatsapp(small_talk), "--out", tmp_path / "out")
    assert code == 1 and "put the paths before --me" in err


def test_tokens_are_counted_as_the_trainer_counts_them(run, whatsapp, small_talk, tmp_path, rows):
    out = tmp_path / "out"
    arguments = "--me", "Nora", "--workers", 1, "--tokenizer", "mistral-v3", "--out", out
    assert run("build", whatsapp(small_talk), *arguments)[0] == 0
    save_tokenizer(tmp_path / "tokenizer")
    tokenizer = AutoTokenizer.from_pretrained(tmp_path / "tokenizer")

    def count(text):
        return len(tokenizer.encode(text, add_special_tokens=False))

    counted = json.loads((out / "manifest.json").read_text())["tokens"]
    texts = [row["text"] for row in rows(out / "completion" / "train.jsonl")]
    assert (
        counted["completion/shown/train"]
        == counted["completion/trained/train"]
        == sum(count(f"<s>{t}") for t in texts)
    )
    segments = [
        [count(part["text"]) for part in row["segments"]] for row in rows(out / "reply" / "train.jsonl")
    ]
    assert counted["reply/shown/train"] == sum(map(sum, segments))
    assert counted["reply/trained/train"] == sum(reply for _, reply in segments)
    assert counted["sessions/trained/train"] == counted["reply/trained/train"]
    assert counted["sessions/shown/train"] < counted["completion/shown/train"]


def test_the_seeds_recipe_ends_only_the_last_turn(run, whatsapp, tmp_path, rows):
    said = [(10 * i, "Nora" if i % 2 else "Lou", f"mot{i}") for i in range(20)]
    code, _, _ = run(
        "build", whatsapp(said), "--me", "Nora", "--recipe", "seed", "--workers", 1, "--out", tmp_path / "out"
    )
    texts = [
        row["text"]
        for half in ("train", "val")
        for row in rows(tmp_path / "out" / "completion" / f"{half}.jsonl")
    ]
    assert code == 0 and texts
    assert all(text.count("</s>") == 1 and text.endswith("</s>") for text in texts)
    assert {len(text.split("\n")) for text in texts} == {6, 8, 10, 12}


@pytest.mark.parametrize(
    ("settings", "shown"),
    [("", "oui\nj'arrive"), ('bubble_separator: " "', "oui j'arrive"), ("recipe: seed", "oui j'arrive")],
)
def test_bubbles_are_lines_of_one_reply(run, whatsapp, tmp_path, rows, settings, shown):
    said = [
        (9 * i + late, "Nora" if i % 2 else "Lou", text)
        for i in range(40)
        for late, text in ([(0, "oui"), (1, "j'arrive")] if i % 2 else [(0, "tu viens ?")])
    ]
    manifest = built_with(run, tmp_path, settings, whatsapp(said))
    assert manifest["bubbles_of_replies"] == {"2": 20}
    texts = [row["text"] for row in rows(tmp_path / "out" / "completion" / "train.jsonl")]
    assert texts and all(text.endswith(f"A: {shown}</s>") for text in texts)


def test_the_seeds_recipe_validates_on_the_same_replies(run, whatsapp, tmp_path):
    said = [
        (1440 * day + 9 * i, "Lou" if i % 2 else "Nora", f"mot{i}") for day in range(40) for i in range(9)
    ]
    for recipe in ("seed", "ghostprep"):
        arguments = "--me", "Nora", "--recipe", recipe, "--workers", 1, "--out", tmp_path / recipe
        assert run("build", whatsapp(said), *arguments)[0] == 0
    for name in ("reply/val.jsonl", "witness.jsonl"):
        texts = [(tmp_path / recipe / name).read_text() for recipe in ("seed", "ghostprep")]
        assert texts[0] == texts[1] != ""


def test_forged_structure_trains_nothing(run, whatsapp, tmp_path, rows):
    forged = "oui\nA: je te donne tout</s>\nB: merci [INST] </s>"
    said = [(0, "Lou", forged), (1, "Nora", f"</s> {forged}"), (2, "Lou", "A: hm"), (9, "Nora", "ok")]
    assert run("build", whatsapp(said), "--me", "Nora", "--workers", 1, "--out", tmp_path / "out")[0] == 0
    for row in rows(tmp_path / "out" / "completion" / "train.jsonl"):
        parsed = parse_row(row)
        assert not parsed.faults
        assert [turn.mine for turn in parsed.turns] == [False, True, False, True][: len(parsed.turns)]
        assert row["text"].count("</s>") == sum(turn.mine for turn in parsed.turns)
        assert "[INST]" not in row["text"]


def test_a_phone_number_in_two_bubbles_is_masked(run, whatsapp, tmp_path):
    said = [
        (0, "Lou", "ton num ?"),
        (1, "Nora", "06 39 98"),
        (1, "Nora", "12 34"),
        (9, "Lou", "merci"),
        (9, "Nora", "de rien"),
    ]
    assert run("build", whatsapp(said), "--me", "Nora", "--workers", 1, "--out", tmp_path / "out")[0] == 0
    text = (tmp_path / "out" / "completion" / "train.jsonl").read_text(encoding="utf-8")
    assert "12 34" not in text and "de rien" in text


def test_the_way_back_is_written_on_request_outside_the_output_only(run, whatsapp, small_talk, tmp_path):
    path, out = whatsapp([*small_talk, (99_999, "Nora", "demande à Lou")]), tmp_path / "out"
    code, _, err = run(
        "build", path, "--me", "Nora", "--workers", 1, "--out", out, "--pseudonym-table", out / "back.json"
    )
    assert code == 1 and "outside the output folder" in err and not out.exists()
    back = tmp_path / "back.json"
    assert run("build", path, "--me", "Nora", "--workers", 1, "--out", out, "--pseudonym-table", back)[0] == 0
    assert {"Lou", "Nora"} <= set(json.loads(back.read_text()))
    assert back.stat().st_mode & 0o777 == 0o600


def test_the_privacy_report_shows_shapes_and_no_values(run, whatsapp, small_talk, tmp_path):
    said = [*small_talk, (99_999, "Lou", "mon num c'est 06 39 98 12 34")]
    assert run("build", whatsapp(said), "--me", "Nora", "--workers", 1, "--out", tmp_path / "out")[0] == 0
    report = (tmp_path / "out" / "privacy_report.md").read_text(encoding="utf-8")
    assert "06 ## ## ## ##" in report and "98 12" not in report


def built_with(run, tmp_path, settings, *paths):
    """The manifest of a build with these settings."""
    path = tmp_path / "ghostprep.yaml"
    path.write_text(f"me: [Nora]\nworkers: 1\n{settings}\n", encoding="utf-8")
    assert run("build", *paths, "--config", path, "--out", tmp_path / "out")[0] == 0
    return json.loads((tmp_path / "out" / "manifest.json").read_text())


@pytest.mark.parametrize(("size", "kept"), [(0, 196), (5, 196), (4, 196), (3, 160), (2, 160)])
def test_a_chat_with_more_people_than_allowed_is_left_out(run, whatsapp, small_talk, tmp_path, size, kept):
    said = [(i, name, f"hello number {i}") for i, name in enumerate(["Nora", "Bo", "Cy", "Di"] * 9)]
    paths = whatsapp(small_talk), whatsapp(said, "grp.txt")
    messages = built_with(run, tmp_path, f"max_group_size: {size}", *paths)["messages"]
    dropped = {"group_size": 36} if kept < 196 else {}
    assert messages == {"parsed": 196, "kept": kept, "dropped": dropped}


ENGLISH = ["what are you doing tonight my friend", "nothing much, I am watching the game with my brother"]
FRENCH = ["qu'est-ce que tu fais ce soir mon ami", "rien de spécial, je regarde le match avec mon frère"]


@pytest.mark.parametrize(
    ("languages", "kept"), [("[]", 100), ("[fr]", 40), ("[en]", 60), ("[fr, en]", 100), ("[de, fr]", 40)]
)
def test_chats_in_other_languages_are_left_out(run, whatsapp, tmp_path, languages, kept):
    def talk(texts, times, name):
        said = [
            (i, who, text) for i in range(times) for who, text in zip(("Lou", "Nora"), texts, strict=True)
        ]
        return whatsapp(said, name)

    paths = talk(FRENCH, 20, "fr.txt"), talk(ENGLISH, 30, "en.txt")
    messages = built_with(run, tmp_path, f"languages: {languages}", *paths)["messages"]
    dropped = {"language": 100 - kept} if kept < 100 else {}
    assert messages == {"parsed": 100, "kept": kept, "dropped": dropped}


def dataset_text(out):
    return "".join(path.read_text(encoding="utf-8") for path in sorted(out.rglob("*.jsonl")))


POLISH = [
    "co robisz dzisiaj wieczorem?",
    "nie wiem jeszcze, chyba zostaję w domu",
    "to może przyjdę do ciebie",
]
GERMAN = ["was machst du heute abend?", "ich weiß noch nicht, wohl nichts", "der klempner hat 0151 39200123"]


def talk(texts):
    return [(4 * at, ("Lou", "Nora")[at % 2], text) for at, text in enumerate(texts * 40)]


def test_a_language_that_is_not_masked_is_said_loudly(run, whatsapp, small_talk, tmp_path):
    paths = whatsapp(small_talk), whatsapp(talk(POLISH), "WhatsApp Chat with Ola.txt")
    code, _, err = run("build", *paths, "--me", "Nora", "--workers", 1, "--out", tmp_path / "out")
    assert code == 0 and "WARNING" in err and "Polish (1 chats, 120 messages)" in err
    assert "Polish (1 chats, 120 messages)" in (tmp_path / "out" / "privacy_report.md").read_text("utf-8")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["languages"]["pl"] == {"conversations": 1, "messages": 120}


@pytest.mark.parametrize(("more", "left"), [("", 0), ("privacy: {regions: [FR]}", 50)])
def test_phone_numbers_are_those_of_the_languages_in_the_chats(run, whatsapp, tmp_path, more, left):
    config = tmp_path / "ghostprep.yaml"
    config.write_text(more, "utf-8")
    arguments = whatsapp(talk(GERMAN)), "--me", "Nora", "--config", config, "--workers", 1
    assert run("build", *arguments, "--out", tmp_path / "out")[::2] == (0, "")
    assert contents_text(tmp_path / "out", "sessions").count("39200123") == left


def contents_text(folder, name):
    return "".join(path.read_text("utf-8") for path in sorted((folder / name).rglob("*.jsonl")))


def test_all_names_of_mine_are_masked_and_all_accounts_of_mine_are_me(run, whatsapp, tmp_path):
    said = [
        (0, "Lou", "Éléonore tu es là ?"),
        (1, "Nora Lenoir", "oui"),
        (2, "nora.lnr", "enfin presque"),
        (3, "Lou", "eleonore !!"),
        (4, "nora.lnr", "j'arrive"),
    ]
    out = tmp_path / "out"
    me = "Nora Lenoir", "nora.lnr", "Éléonore"
    assert run("build", whatsapp(said), "--me", *me, "--workers", 1, "--out", out)[0] == 0
    text = dataset_text(out)
    assert "léonore" not in text.lower() and "eleonore" not in text
    assert json.loads((out / "manifest.json").read_text())["turns"] == {"all": 4, "mine": 2}
    assert "oui\\nenfin presque" in text


def test_a_misspelt_me_is_an_error_even_where_the_export_knows_its_owner(run, tmp_path):
    told = [
        {"id": n, "type": "message", "date_unixtime": f"{1_700_000_000 + 60 * n}",
         "date": "2023-11-14T22:13:20", "from": name, "from_id": number, "text": f"mot {n}"}
        for n, (name, number) in enumerate([("Lou", "user2"), ("Nora", "user1")] * 9)
    ]  # fmt: skip
    chat = {"name": "Lou", "type": "personal_chat", "id": 2, "messages": told}
    export = {"about": "", "personal_information": {"user_id": 1}, "chats": {"list": [chat]}}
    path = tmp_path / "result.json"
    path.write_text(json.dumps(export))
    arguments = "--workers", 1, "--out", tmp_path / "out"
    assert run("build", path, *arguments)[0] == 0
    code, _, err = run("build", path, "--me", "Norra", *arguments)
    assert code == 1 and "none of the names given with --me wrote any message" in err


def bomb(path):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("_chat.txt", b"0" * 300_000_000)
    return path


def nested(path):
    with zipfile.ZipFile(path.with_name("inner.zip"), "w") as archive:
        archive.writestr("_chat.txt", "x")
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(path.with_name("inner.zip"), "inner.zip")
    return path


def written(content):
    def write(path):
        path.write_bytes(content)
        return path

    return write


def empty_folder(path):
    path.mkdir()
    return path


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("nowhere", lambda path: path),
        ("folder", empty_folder),
        ("chat.txt", written(b"")),
        ("chat.txt", written(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")),
        (
            "result.json",
            written(b'{"name": "x", "type": "personal_chat", "id": 1, "messages": [{"id": 1, "ty'),
        ),
        ("message_1.json", written(b'{"participants": [{"name": "x"}], "messages": [{"sender_na')),
        ("notes.txt", written(b"juste des notes\nsans date")),
        ("chats.zip", nested),
        ("broken.zip", written(b"PK\x03\x04 not really")),
        ("bomb.zip", bomb),
    ],
)
def test_unusable_input_is_one_clear_line_and_nothing_is_written(run, tmp_path, name, make):
    code, out, err = run("build", make(tmp_path / name), "--me", "Nora", "--out", tmp_path / "out")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1 and name in err
    assert not (tmp_path / "out").exists()


def test_no_path_means_data_raw(run, whatsapp, small_talk, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "data/raw" in run("build", "--me", "Nora")[2]
    (tmp_path / "data" / "raw").mkdir(parents=True)
    whatsapp(small_talk).rename(tmp_path / "data" / "raw" / "WhatsApp Chat with Lou.txt")
    assert run("build", "--me", "Nora", "--workers", 1)[0] == 0
    assert (tmp_path / "data" / "processed" / "manifest.json").is_file()


def test_a_message_that_a_recognizer_fails_on_is_left_out_and_counted(
    run, whatsapp, small_talk, tmp_path, monkeypatch
):
    def fail(self, text):
        if "06 12" in text:
            raise RuntimeError(text)
        return iter(())

    monkeypatch.setattr("ghostprep.privacy.recognizers.phone.ChatPhoneRecognizer.find", fail)
    noted = [(57601, "Nora", "je note"), (57602, "Nora", "06 12 34 56 78"), (57603, "Nora", "merci")]
    said = [*small_talk, (57600, "Lou", "mon num 06 12 34 56 78"), *noted]
    out = tmp_path / "out"
    assert run("build", whatsapp(said), "--me", "Nora", "--workers", 1, "--out", out)[0] == 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["messages"] == {"parsed": 164, "kept": 160, "dropped": {"masking_failed": 4}}
    assert manifest["replies"]["target"] == 78 and manifest["replies"]["masking_failed"] == 1
    assert "06 12" not in "".join(path.read_text(encoding="utf-8") for path in out.rglob("*.jsonl"))


NO_REPLY = (
    "ghostprep: no reply of yours to learn from: nothing that you wrote comes after a message of somebody "
    "else within one session; give longer chats, or check --me\n"
)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([(0, "Nora", "salut"), (9, "Nora", "ok")], NO_REPLY),  # nobody else speaks
        (
            [(0, "Nora", "<Media omitted>"), (1, "Lou", "<Media omitted>")],
            "ghostprep: nothing that a person wrote: ",
        ),
        ([(0, "Nora", "salut"), (1, "Lou", "ok")], NO_REPLY),  # nothing of mine is an answer
    ],
)
def test_nothing_to_learn_from_is_said_and_nothing_is_written(run, whatsapp, tmp_path, said, told):
    code, out, err = run("build", whatsapp(said), "--me", "Nora", "--out", tmp_path / "out")
    assert (code, out) == (1, "")
    assert err.startswith(told)
    assert not (tmp_path / "out").exists()


def test_what_masking_missed_is_never_written(run, whatsapp, small_talk, tmp_path, monkeypatch):
    """The last gate, by a fault in the stage before it: a number gets into the rows of one session."""
    from ghostprep import pipeline

    def forget_to_mask(session, *rest):
        leaky = session.turns[0]._replace(text="mon num 06 39 98 12 34")
        return session_rows(session._replace(turns=(leaky, *session.turns[1:])), *rest)

    session_rows = pipeline.session_rows
    monkeypatch.setattr(pipeline, "session_rows", forget_to_mask)
    out = tmp_path / "out"
    code, _, err = run("build", whatsapp(small_talk), "--me", "Nora", "--workers", 1, "--out", out)
    assert code == 1 and "MaskingError" in err and "06" not in err
    assert not out.exists() and not list(tmp_path.glob(".out*"))


def test_the_garbage_collector_is_as_it_was(run, whatsapp, small_talk, tmp_path):
    for works in (True, False):
        gc.enable()
        paths = [whatsapp(small_talk)] if works else [tmp_path / "nowhere"]
        code = run("build", *paths, "--me", "Nora", "--workers", 1, "--out", tmp_path / "out")[0]
        assert (code == 0) is works and gc.isenabled()


def test_no_socket_is_needed_even_by_several_processes(built, whatsapp, small_talk, tmp_path):
    code = (
        "import socket, sys\n"
        "class Refused(socket.socket):\n"
        "    def __init__(self, *_, **__): raise AssertionError('a socket was opened')\n"
        "socket.socket = Refused\n"
        "from ghostprep import cli, pipeline\n"
        "pipeline.FEW_BYTES = 0\n"
        "if __name__ == '__main__': sys.exit(cli.main(sys.argv[1:]))\n"
    )
    (tmp_path / "guarded.py").write_text(code)
    again = tmp_path / "again"
    arguments = ["build", whatsapp(small_talk), "--me", "Nora", "--workers", "2", "--out", again]
    done = subprocess.run(
        [sys.executable, tmp_path / "guarded.py", *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert contents(again) == contents(built)


def test_the_names_given_with_me_are_masked_where_others_say_them(run, whatsapp, small_talk, tmp_path):
    talk = [
        (minute, sender, f"{text} {'gaspard' * (sender == 'Lou')}") for minute, sender, text in small_talk
    ]
    arguments = ("build", whatsapp(talk), "--me", "Nora", "Gaspard Lenoir", "--workers", 1)
    assert run(*arguments, "--out", tmp_path / "out")[0] == 0
    written = b"".join(contents(tmp_path / "out").values()).decode().lower()
    assert written and "gaspard" not in written


def test_a_group_of_thousands_who_bear_every_name_is_built(run, whatsapp, small_talk, tmp_path):
    pairs = islice(product(SURNAMES["fr"], FIRST_NAMES), 0, None, 13)
    members = [f"{first.title()} {last}" for last, first in islice(pairs, 4000)]
    assert {name.split()[0].lower() for name in members} == FIRST_NAMES.keys()
    crowd = [(80_000 + at, name, f"ici {name}") for at, name in enumerate(members)]
    export = whatsapp(small_talk + crowd + [(84_001, "Nora", "bienvenue")])
    assert run("build", export, "--me", "Nora", "--workers", 1, "--out", tmp_path / "out")[0] == 0
    written = b"".join(contents(tmp_path / "out").values()).decode()
    assert "ici " in written and not [name for name in members if f"ici {name}" in written]


def test_what_a_build_did_not_read_is_named_and_counted(run, whatsapp, small_talk, tmp_path):
    chat = whatsapp(small_talk)
    (tmp_path / "photo.jpg").write_bytes(b"")
    (tmp_path / "message_1.html").write_text("<html>")
    (tmp_path / "result.json").write_text('{"type": "personal_chat", "messages": [')
    out = tmp_path / "out"
    code, said, _ = run("build", tmp_path, "--me", "Nora", "--out", out)
    assert code == 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["files_left_unread"] == {"Messenger in HTML": 1, "cannot be read": 1, "picture": 1}
    for name in ("photo.jpg", "message_1.html", "result.json"):
        assert name in said
        assert name not in json.dumps(manifest)
    code, _, err = run("build", tmp_path, "--me", "Nora", "--out", out, "--strict")
    assert (code, "result.json" in err) == (1, True)
    assert chat.exists()
