"""The example exports: fresh, complete, readable, and nothing private in what is built from them."""

import functools
import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import build_speed
from benchmarks.corpus import write_corpus
from benchmarks.texts import card, iban
from examples.make_exports import make_exports
from examples.script import read_dialogue
from ghostprep.cli import main
from ghostprep.config import PrepConfig, load_config
from ghostprep.readers import read_exports
from ghostprep.reference import yaml_reference

EXAMPLES = Path(__file__).parent.parent / "examples"
EXPORTS = EXAMPLES / "exports"
PLANTED = json.loads((EXAMPLES / "PLANTED.json").read_text(encoding="utf-8"))
ME = {
    "whatsapp": "Nora Lenoir",
    "telegram": "nora",
    "messenger": "Nora Lenoir-Petit",
    "instagram": "nora.lnr",
}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`, and every member of the zips there: zlib versions pack differently."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                found |= {f"{name}/{member}": archive.read(member) for member in archive.namelist()}
        elif path.is_file():
            found[name] = path.read_bytes()
    return found


@functools.cache
def messages() -> list[tuple[str, str, str, str]]:
    """(platform, sender, text, reason) of every message in the exports."""
    exports = read_exports([EXPORTS])
    return [
        (chat.platform, message.sender, message.text, message.reason)
        for chat in exports.conversations
        for message in chat.messages
    ]


def fold(text: str) -> str:
    return "".join(
        char for char in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(char)
    )


def dense(text: str) -> str:
    """Folded, without what may stand between the groups of a number."""
    return re.sub(r"[\s.\-]", "", fold(text))


def planted() -> list[str]:
    return [value for values in PLANTED["values"].values() for value in values]


def test_the_exports_are_what_the_dialogues_make(tmp_path: Path) -> None:
    make_exports(tmp_path)
    assert contents(tmp_path) == contents(EXPORTS)


def test_a_dialogue_line_that_follows_no_rule_is_named(tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text("format: telegram\nN = Nora\n\n== 2024-01-01 10:00\nN: fine\nwhat is this\n")
    with pytest.raises(ValueError, match=r"chat\.txt, line 6"):
        read_dialogue(path)


def test_every_platform_and_kind_of_message_is_there() -> None:
    platforms = Counter(platform for platform, *_ in messages())
    assert set(platforms) == set(ME)
    assert min(platforms.values()) >= 70
    assert sum(platforms.values()) >= 600
    reasons = {reason for *_, reason in messages()}
    assert {"", "system", "media", "deleted", "call", "forwarded", "poll", "not_a_conversation"} <= reasons


def test_the_same_person_writes_under_a_name_on_each_platform() -> None:
    for platform, name in ME.items():
        senders = Counter(
            sender for where, sender, _, reason in messages() if where == platform and not reason
        )
        assert senders[name] >= 25, platform
    partners = [
        {sender for where, sender, *_ in messages() if where == platform}
        for platform in ("whatsapp", "telegram")
    ]
    assert "Théo Vasseur" in partners[0] & partners[1]


def test_accents_emoji_and_marks_come_out_whole() -> None:
    texts = [text for *_, text, reason in messages() if not reason]
    for piece in (
        "👨‍👩‍👧‍👦",
        "💃🏽",
        "🇫🇷",
        "🏳️‍🌈",
        "👩🏼‍🎤👨🏻‍🍳",
        "À dimanche. Prends une écharpe.",
        "le chef-d'œuvre",
    ):
        assert any(piece in text for text in texts), piece
    assert not any("Ã" in text or "‎<Ce message" in text for text in texts)
    assert "dis lui que je lui paie une bière, même deux" in texts


def test_the_attachment_in_the_zip_is_no_chat() -> None:
    assert "Mémé" not in {sender for _, sender, *_ in messages()}


@pytest.mark.parametrize("value", planted())
def test_planted_values_stand_in_the_exports(value: str) -> None:
    assert any(value in text or value in sender for _, sender, text, _ in messages())


@pytest.mark.parametrize(
    "name", PLANTED["names"] + PLANTED["names_that_are_words"] + PLANTED["names_elongated"]
)
def test_planted_names_stand_in_the_exports(name: str) -> None:
    assert any(name in text or name in sender for _, sender, text, _ in messages())


def test_planted_numbers_have_valid_check_digits() -> None:
    for value in PLANTED["values"]["CREDIT_CARD"]:
        assert card(dense(value)[:-1]) == value
    for value in PLANTED["values"]["IBAN_CODE"]:
        moved = dense(value)[4:] + dense(value)[:4]
        assert int("".join(str(int(char, 36)) for char in moved)) % 97 == 1, value
    for value in PLANTED["values"]["FR_NIR"]:
        assert 97 - int(dense(value)[:13]) % 97 == int(dense(value)[13:])


def test_settings_example_documents_every_key_with_its_default(tmp_path: Path) -> None:
    path = EXAMPLES / "ghostprep.yaml"
    mine = load_config(path)
    assert mine == PrepConfig(me=list(ME.values()))
    assert path.read_text(encoding="utf-8") == yaml_reference(mine)
    uncommented = re.sub(
        r"^# ((?:  )?(\w+):( .*)?)$", r"\1", path.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    every = tmp_path / "every.yaml"
    every.write_text(uncommented, encoding="utf-8")
    assert load_config(every) == mine
    keys = set(re.findall(r"^ *(\w+):", uncommented, flags=re.MULTILINE))
    assert keys == PrepConfig.__dataclass_fields__.keys() | mine.privacy.__dataclass_fields__.keys()


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Name → text of each file that a build of the examples writes."""
    out = tmp_path_factory.mktemp("built") / "processed"
    assert main(["build", str(EXPORTS), "--config", str(EXAMPLES / "ghostprep.yaml"), "--out", str(out)]) == 0
    files = {str(path.relative_to(out)): path for path in out.rglob("*") if path.is_file()}
    return {name: path.read_text(encoding="utf-8") for name, path in files.items()}


def rows_text(name: str, text: str) -> str:
    """The rows of a JSONL file as people would read them, without JSON's escapes."""
    return "\n".join(map(str, map(json.loads, text.splitlines()))) if name.endswith(".jsonl") else text


def test_the_build_is_worth_training_on(dataset: dict[str, str]) -> None:
    for kind in ("completion", "reply", "sessions"):
        assert dataset[f"{kind}/train.jsonl"].count("\n") >= 20, kind
        assert dataset[f"{kind}/val.jsonl"].count("\n") >= 2, kind


def test_no_planted_value_is_in_the_build(dataset: dict[str, str]) -> None:
    built = {name: dense(rows_text(name, text)) for name, text in dataset.items()}
    leaks = {(name, value) for name, text in built.items() for value in planted() if dense(value) in text}
    assert not leaks


def test_no_participant_is_named_in_the_build(dataset: dict[str, str]) -> None:
    words = {name: rows_text(name, text) for name, text in dataset.items()}
    leaks = set()
    for file, text in words.items():
        folded = set(re.findall(r"\w+", fold(text)))
        leaks |= {
            (file, name) for name in PLANTED["names"] + PLANTED["names_elongated"] if fold(name) in folded
        }
        exact = set(re.findall(r"\w+", text))
        leaks |= {(file, name) for name in PLANTED["names_that_are_words"] if name in exact}
    assert not leaks


def test_style_survives_the_build(dataset: dict[str, str]) -> None:
    text = rows_text("rows.jsonl", dataset["completion/train.jsonl"])
    for piece in ("ptdrrrrr", "🎺", "happy new yeaaaar!!", "biensûûûr", "vélo rose", "hareng"):
        assert piece in text, piece


def test_corpus_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    first, again, other = (tmp_path / name for name in ("first", "again", "other"))
    write_corpus(first, 3000)
    write_corpus(again, 3000)
    write_corpus(other, 3000, seed=8)
    assert contents(first) == contents(again) != contents(other)


def test_corpus_is_read_back_and_has_the_shares_of_real_chats(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, 30_000)
    chats = read_exports([tmp_path]).conversations
    found = [message for chat in chats for message in chat.messages]
    texts = [message.text for message in found if not message.reason]
    names = {fold(message.sender).split()[0] for message in found if not message.reason}
    lengths = sorted(map(len, texts))
    digit = [any(char.isdigit() for char in text) for text in texts]
    address = [has or "@" in text or "://" in text for has, text in zip(digit, texts, strict=True)]
    named = [
        has or bool(names & set(re.findall(r"\w+", fold(text))))
        for has, text in zip(address, texts, strict=True)
    ]
    assert len(chats) == corpus.chats
    assert 0.96 < len(texts) / corpus.messages < 0.98
    assert 180 <= len({message.sender for message in found if not message.reason}) <= 201
    assert 0.14 <= sum(digit) / len(texts) <= 0.18
    assert 0.15 <= sum(address) / len(texts) <= 0.22
    assert 0.27 <= sum(named) / len(texts) <= 0.34  # by any participant's name, not only the chat's own
    assert 32 <= lengths[len(texts) // 2] <= 38
    assert lengths[-1] > 300
    assert len(set(texts)) / len(texts) > 0.75


@pytest.mark.parametrize("account", ["1" * 23, "20041010050500013026061"[:23], "0" * 23])
def test_generated_accounts_and_cards_are_valid(account: str) -> None:
    number = iban(account).replace(" ", "")
    assert int("".join(str(int(char, 36)) for char in number[4:] + number[:4])) % 97 == 1
    assert card("411111111111111") == "4111 1111 1111 1111"


def test_the_speed_benchmark_runs_from_corpus_to_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "sys.argv", ["build_speed", "--messages", "1200", "--folder", str(tmp_path), "--workers", "1"]
    )
    build_speed.main()
    rows = {line.split("  ")[0].strip() for line in capsys.readouterr().out.splitlines()}
    assert {"read", "make rows", "in all", "CPU seconds, mask", "ghostprep, read", "the whole build"} <= rows


def test_memory_counts_the_children_of_children() -> None:
    hold = "import sys; held = bytearray(b'x') * 90_000_000; print('held', flush=True); sys.stdin.read()"
    shell = f'"{sys.executable}" -c "{hold}"; true'
    cpu: dict[int, float] = {}
    with subprocess.Popen(shell, shell=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        memory = build_speed.look_at_tree(process.pid, cpu)
        process.communicate(b"")
    assert 90_000_000 < memory.pss <= memory.rss
    assert len(cpu) == 2 and all(spent >= 0 for spent in cpu.values())
    assert build_speed.look_at_tree(process.pid, {}).rss == 0
