"""Files, folders and zips; and whatever is wrong with them is one clear line that names the file."""

import os
import struct
import unicodedata
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghostprep.errors import InputError
from ghostprep.readers import read_exports
from ghostprep.readers.input import sources
from ghostprep.readers.input.sources import Source, find_sources


def zipped(path, members, compression=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for member, data in members.items():
            archive.writestr(member, data)
    return path


def content(source):
    with source.open() as stream:
        return stream.read()


def refused(paths):
    """The error of finding and reading everything under `paths`: a single line."""
    with pytest.raises(InputError) as error:
        for source in find_sources(paths):
            content(source)
    assert str(error.value).isprintable()
    return str(error.value)


def test_files_folders_and_zips_are_read_alike_in_a_fixed_order(tmp_path):
    (tmp_path / "b" / "deep").mkdir(parents=True)
    (tmp_path / "b" / "deep" / "two.txt").write_bytes(b"2")
    (tmp_path / "a.txt").write_bytes(b"1")
    zipped(tmp_path / "c.zip", {"z/4.txt": b"4", "3.txt": b"3"})
    found = find_sources([tmp_path])
    assert [(s.name, s.relative, content(s), s.head(9)) for s in found] == [
        ("a.txt", "a.txt", b"1", b"1"),
        ("b/deep/two.txt", "b/deep/two.txt", b"2", b"2"),
        ("c.zip: 3.txt", "3.txt", b"3", b"3"),
        ("c.zip: z/4.txt", "z/4.txt", b"4", b"4"),
    ]
    assert find_sources([tmp_path]) == found


def test_a_path_given_twice_or_inside_another_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"1")
    archive = zipped(tmp_path / "c.zip", {"3.txt": b"3"})
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    found = find_sources([tmp_path / "a.txt", tmp_path, archive])
    assert [source.name for source in found] == ["a.txt", "c.zip: 3.txt"]


def test_hidden_files_and_what_a_mac_adds_are_left_out(tmp_path):
    (tmp_path / ".DS_Store").write_bytes(b"x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_bytes(b"x")
    zipped(tmp_path / "c.zip", {"__MACOSX/._a.txt": b"x", ".b": b"x", "a.txt": b"1"})
    assert [source.name for source in find_sources([tmp_path])] == ["c.zip: a.txt"]


def test_names_are_composed_whatever_the_system_or_the_zip_wrote(tmp_path):
    nfd = unicodedata.normalize("NFD", "Léa.txt")
    (tmp_path / nfd).write_bytes(b"1")
    path = zipped(tmp_path / "c.zip", {nfd: b"2"})
    data = path.read_bytes().replace(b"PK\x03\x04\x14\x00\x00\x08", b"PK\x03\x04\x14\x00\x00\x00")
    path.write_bytes(
        data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x08", b"PK\x01\x02\x14\x03\x14\x00\x00\x00")
    )
    assert not zipfile.ZipFile(path).infolist()[0].flag_bits & 0x800
    found = find_sources([tmp_path])
    assert [(source.relative, content(source)) for source in found] == [("Léa.txt", b"1"), ("Léa.txt", b"2")]


def test_a_zip_without_the_suffix_is_known_by_its_content(tmp_path):
    path = zipped(tmp_path / "export", {"a.txt": b"1"})
    assert [source.name for source in find_sources([path])] == ["export: a.txt"]


def test_member_paths_are_names_only_and_nothing_is_ever_written(tmp_path):
    members = {"../../etc/passwd": b"a", "/etc/shadow": b"b", "C:\\x\\chat.txt": b"c"}
    (tmp_path / "deep" / "er").mkdir(parents=True)
    path = zipped(tmp_path / "deep" / "er" / "c.zip", members)
    before = sorted(tmp_path.rglob("*"))
    assert [content(source) for source in find_sources([path])] == [b"a", b"b", b"c"]
    assert sorted(tmp_path.rglob("*")) == before


def test_linked_folders_are_followed_once_so_that_loops_end(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "chat.txt").write_bytes(b"1")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert len(find_sources([tmp_path])) == 1


def test_a_link_to_itself_is_an_error(tmp_path):
    (tmp_path / "me.txt").symlink_to(tmp_path / "me.txt")
    assert "me.txt" in refused([tmp_path])
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert "gone.txt" in refused([tmp_path / "sub"])


def test_what_is_no_file_is_an_error_or_passed_over(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert "pipe.txt" in refused([tmp_path / "pipe.txt"])
    (tmp_path / "a.txt").write_bytes(b"1")
    assert [source.name for source in find_sources([tmp_path])] == ["a.txt"]


@pytest.mark.parametrize("path", ["missing.txt", "a\0b", "x" * 5000, "a.txt/b"])
def test_a_path_that_is_not_there_is_an_error(path, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"1")
    assert "check the path" in refused([tmp_path / path])


def test_no_path_and_an_empty_folder_are_errors(tmp_path):
    assert "no path given" in refused([])
    (tmp_path / ".hidden").write_bytes(b"x")
    assert f"{tmp_path}: holds no files" in refused([tmp_path])


def test_a_file_that_goes_away_or_becomes_a_folder_is_an_error(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"1")
    (source,) = find_sources([path])
    path.unlink()
    with pytest.raises(InputError, match=r"a\.txt"):
        source.open()
    path.mkdir()
    with pytest.raises(InputError, match=r"a\.txt"):
        content(source)


def test_control_characters_of_a_name_never_reach_the_terminal(tmp_path):
    nasty = "a\x1b[31m\u202etxt.gpj"
    (tmp_path / nasty).write_bytes(b"1")
    archive = zipped(tmp_path / "c.zip", {"b\x1b]0;x\x07.txt": b"1"})
    names = [source.name for source in find_sources([tmp_path / nasty, archive])]
    assert names == ["a[31mtxt.gpj", "c.zip: b]0;x.txt"]


def test_a_broken_zip_is_an_error_that_names_it(tmp_path):
    whole = zipped(tmp_path / "whole.zip", {"a.txt": os.urandom(999)}).read_bytes()
    for number, data in enumerate([b"", b"PK\x03\x04 no more", whole[:-30], whole[:500]]):
        path = tmp_path / f"broken{number}.zip"
        path.write_bytes(data)
        assert path.name in refused([path])


def test_a_damaged_member_is_an_error_while_it_is_read(tmp_path):
    path = zipped(tmp_path / "c.zip", {"a.txt": os.urandom(9999)}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    data[5000] ^= 0xFF
    path.write_bytes(data)
    assert "c.zip: a.txt" in refused([path])


def test_an_encrypted_member_is_an_error_with_the_mend(tmp_path):
    path = zipped(tmp_path / "c.zip", {"a.txt": b"secret"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "encrypted" in refused([path])


def test_a_zip_bomb_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "FREE_BYTES", 2**20)
    path = zipped(tmp_path / "bomb.zip", {"_chat.txt": bytes(8 * 2**20)})
    assert "bomb.zip: _chat.txt" in refused([path])
    assert "bomb" in refused([path])


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_claims(tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "FREE_BYTES", 2**20)
    path = zipped(tmp_path / "bomb.zip", {"_chat.txt": bytes(8 * 2**20)})
    data = path.read_bytes().replace(struct.pack("<L", 8 * 2**20), struct.pack("<L", 10))
    path.write_bytes(data)
    assert "bomb.zip: _chat.txt: broken zip" in refused([path])


def test_a_bomb_that_claims_to_be_packed_into_more_than_the_whole_zip_is_refused(tmp_path):
    """The bound is a multiple of the packed size, which a forged header can make as large as it likes."""
    text = b"13/02/2024, 14:23 - b: a\n" + bytes(sources.FREE_BYTES)
    path = zipped(tmp_path / "bomb.zip", {"_chat.txt": text})
    packed = path.stat().st_size
    central = path.read_bytes().index(b"PK\x01\x02")
    data = bytearray(path.read_bytes())
    data[central + 20 : central + 24] = struct.pack("<L", 2**31 - 1)
    path.write_bytes(data)
    assert packed * sources.MAX_RATIO < len(text)
    with pytest.raises(InputError, match=r"bomb\.zip: _chat\.txt: unpacks to an absurd size"):
        read_exports([path])


def test_a_small_zip_that_claims_ten_gigabytes_is_refused_unread(tmp_path):
    path = zipped(tmp_path / "c.zip", {"_chat.txt": b"13/02/2024, 14:23 - a: b\n"})
    central = path.read_bytes().index(b"PK\x01\x02")
    data = bytearray(path.read_bytes())
    data[central + 24 : central + 28] = struct.pack("<L", 0xFFFFFFF0)
    path.write_bytes(data)
    assert "absurd size" in refused([path])


def test_text_that_packs_well_is_no_bomb(tmp_path):
    text = "".join(f"13/02/2024, 14:{number % 60:02} - Léa: ok\n" for number in range(60_000)).encode()
    path = zipped(tmp_path / "c.zip", {"_chat.txt": text})
    assert path.stat().st_size * 50 < len(text)
    assert content(find_sources([path])[0]) == text


def test_a_stream_can_be_read_line_by_line_and_opened_again(tmp_path):
    (source,) = find_sources([zipped(tmp_path / "c.zip", {"a.txt": b"1\n2\n"})])
    for _ in range(2):
        with source.open() as stream:
            assert list(stream) == [b"1\n", b"2\n"]


def test_a_rewritten_zip_is_read_anew(tmp_path):
    path = zipped(tmp_path / "c.zip", {"a.txt": b"old"})
    assert content(find_sources([path])[0]) == b"old"
    zipped(path, {"a.txt": b"newer"})
    assert content(find_sources([path])[0]) == b"newer"
    zipped(path, {"b.txt": b"x"})
    with pytest.raises(InputError, match=r"a\.txt"):
        content(Source(path, "a.txt", "a.txt"))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_zip_with_any_bytes_changed_gives_bytes_or_an_input_error(data, tmp_path):
    path = zipped(tmp_path / "c.zip", {"a.txt": zlib.compress(b"hello") * 3, "d/b.txt": b"x" * 99})
    raw = bytearray(path.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=8)):
        raw[place] = data.draw(st.integers(0, 255))
    path.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    try:
        for source in find_sources([Path(path)]):
            content(source)
    except InputError as error:
        assert "c.zip" in str(error)
