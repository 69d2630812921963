"""Damage of every kind to exports of every platform: read, named or refused, never silent, never a defect.

Seeds are fixed. Inputs are a few kilobytes, so that none can take long.
"""

import contextlib
import io
import json
import zipfile
from pathlib import Path
from random import Random

import pytest

from ghostprep.cli import main
from tests.readers.imessage.databases import in_bytes
from tests.readers.meta.exports import classic, end_to_end
from tests.readers.telegram.exports import LINES
from tests.readers.telegram.html_exports import chat_pages
from tests.readers.whatsapp.dialects import DIALECTS, write

FIXTURES = Path(__file__).parent / "fixtures"
ANDROID, IOS = (next(d for d in DIALECTS if d.name.startswith(f"{os} fr, it")) for os in ("Android", "iOS"))
SAID = [(1000 * n, n % 2 == 0, f"déjà {n} 😀") for n in range(1, 8)]
SAMPLES = {
    "Discussion WhatsApp avec Zoé.txt": write(ANDROID).encode(),
    "_chat.txt": write(IOS, line_end="\r\n", bom=True).encode(),
    "result.json": (FIXTURES / "telegram" / "traps.json").read_bytes(),
    "inbox/lea_1/message_1.json": json.dumps(classic(SAID), indent=1).encode(),
    "Léa_12.json": json.dumps(end_to_end(SAID), ensure_ascii=False).encode(),
    "dm.json": (FIXTURES / "discord" / "dm.json").read_bytes(),
    "Milo/data.json": (FIXTURES / "signal" / "Milo Ferrand" / "data.json").read_bytes(),
    "Milo Ferrand.txt": (FIXTURES / "imessage" / "Milo Ferrand.txt").read_bytes(),
    "Groups/DM abc/messages.json": (FIXTURES / "google_chat" / "Groups/DM abc/messages.json").read_bytes(),
    "main.jsonl": (FIXTURES / "signal_native" / "main.jsonl").read_bytes(),
    "sms.xml": (FIXTURES / "sms" / "sms-20240312142311.xml").read_bytes(),
    "coloc/2024-03-12.json": (FIXTURES / "slack" / "coloc" / "2024-03-12.json").read_bytes(),
    "ChatExport/messages.html": chat_pages(LINES)[0].encode(),
    "chat.db": in_bytes([{"text": f"déjà {n}"} for n in range(40)]),
}


def truncated(raw, dice):
    return raw[: dice.randrange(len(raw))]


def flipped(raw, dice):
    data = bytearray(raw)
    for _ in range(dice.choice((1, 3, 40))):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def cut_out(raw, dice):
    start = dice.randrange(len(raw))
    return raw[:start] + raw[start + dice.randrange(300) :]


def doubled(raw, dice):
    return raw + raw[dice.randrange(len(raw)) :]


def shuffled(raw, dice):
    lines = raw.splitlines(keepends=True)
    dice.shuffle(lines)
    return b"".join(lines)


def without_lines(raw, dice):
    share = dice.choice((0.1, 0.5, 0.9))
    return b"".join(line for line in raw.splitlines(keepends=True) if dice.random() > share)


def encoded(raw, dice):
    name = dice.choice(
        ("cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "shift_jis", "utf-32")
    )
    return raw.decode(errors="ignore").encode(name, "replace")


def without_space(raw, dice):
    return raw.replace(
        dice.choice((b": ", b", ", b" - ", b"] ", b"\n", b"\r\n")), dice.choice((b"", b" ", b":"))
    )


def renamed_keys(raw, dice):
    old = dice.choice(
        (b'"text"', b'"content"', b'"date"', b'"sender_name"', b'"author"', b'"from"', b'"messages"')
    )
    return raw.replace(old, dice.choice((b'"other"', b'"id"', b'"participants"')))


def emptied_values(raw, dice):
    return raw.replace(
        dice.choice((b'": "', b": 1", b"2022", b"2024")), dice.choice((b'": null, "x": "', b": -1", b"9999"))
    )


def with_junk(raw, dice):
    start = dice.randrange(len(raw))
    return (
        raw[:start]
        + dice.choice((b"\0" * 9, b"\xff\xfe", b"\xed\xa0\x80", b"\x1b[2J", b"{" * 99))
        + raw[start:]
    )


def emptied(raw, dice):
    return dice.choice((b"", b"\n", b"{}", b"[]", b"\xef\xbb\xbf", b"null", b'{"messages": []}'))


MUTATIONS = (truncated, flipped, cut_out, doubled, shuffled, without_lines, encoded, without_space)
MUTATIONS += (renamed_keys, emptied_values, with_junk, emptied)


def as_file(folder, name, raw):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


def as_zip(folder, name, raw):
    with zipfile.ZipFile(folder / "export.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, raw)


def as_broken_zip(folder, name, raw):
    as_zip(folder, name, raw)
    path = folder / "export.zip"
    path.write_bytes(flipped(path.read_bytes(), Random(len(raw))))


def as_nested_zip(folder, name, raw):
    as_zip(folder, name, raw)
    inner = (folder / "export.zip").read_bytes()
    with zipfile.ZipFile(folder / "export.zip", "w") as archive:
        archive.writestr("inner.zip", inner)


def as_lzma_zip(folder, name, raw):
    with zipfile.ZipFile(folder / "export.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(name, raw)


PACKINGS = (as_file, as_file, as_file, as_zip, as_broken_zip, as_nested_zip, as_lzma_zip)
ROUNDS = 6
"""Of each mutation of each sample: 1,008 inputs, and some more beside a good file."""


def called(*arguments):
    out, err = io.StringIO(), io.StringIO()
    out.reconfigure = lambda **settings: None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    return code, out.getvalue(), err.getvalue()


def verdict(code, out, err):
    """What became of an input, by what a person sees."""
    if "a defect of ghostprep" in err or code not in (0, 1):
        return f"defect: {err}"
    if "\ufffd" in out:
        return "letters that nobody wrote"
    if code == 1:
        return "refused" if err.strip() and err.count("\n") == 1 and not out else f"unclear: {err}"
    return "read" if out else "silent"


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", SAMPLES)
def test_damage_is_read_named_or_refused(name, mutation, tmp_path):
    for number in range(ROUNDS):
        dice = Random(f"{name} {mutation.__name__} {number}")
        folder = tmp_path / str(number)
        folder.mkdir()
        dice.choice(PACKINGS)(folder, name, mutation(SAMPLES[name], dice))
        assert verdict(*called("messages", folder)) in ("read", "refused")


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_beside_a_good_one_takes_nothing_away(name, mutation, tmp_path):
    good = "13/03/2024, 10:00 - Ada: un\n13/03/2024, 10:01 - Bo: deux\n"
    (tmp_path / "WhatsApp Chat with Ada.txt").write_text(good, encoding="utf-8")
    dice = Random(f"{name} {mutation.__name__}")
    (tmp_path / "other").mkdir()
    dice.choice(PACKINGS)(tmp_path / "other", name, mutation(SAMPLES[name], dice))
    code, out, err = called("messages", tmp_path)
    assert (code, verdict(code, out, err)) == (0, "read")
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["text"] for row in rows if row["conversation"] == "Ada"] == ["un", "deux"]
    assert err or len(rows) > 2
