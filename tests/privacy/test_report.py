"""What the owner sees: counts and shapes, never a value; the way back only where it is safe."""

import json
import pickle
import stat

import pytest

from benchmarks import pii
from ghostprep.config import PrivacyConfig
from ghostprep.errors import InputError
from ghostprep.privacy import (
    ShapeCounts,
    build_name_table,
    count_shapes,
    count_types,
    privacy_report,
    write_pseudonym_table,
)
from ghostprep.privacy.masker import Masker

CONFIG = PrivacyConfig()


@pytest.fixture(scope="module")
def names():
    return build_name_table(["Léa Dupont", "karim_b75"], [], CONFIG, b"secret")


def shapes_of(names, texts) -> ShapeCounts:
    masker = Masker(CONFIG, names)
    total: ShapeCounts = ShapeCounts()
    for text in texts:
        total.update(count_shapes(text, masker.mask(text).spans))
    return total


def test_shapes_of_workers_add_up(names):
    one = pickle.loads(pickle.dumps(shapes_of(names, ["06 39 98 12 34", "Léa"])))
    both = one + shapes_of(names, ["06 39 98 55 55", "0639981234"])
    assert both[("PHONE_NUMBER", "06 ## ## ## ##")] == 2
    assert count_types(both) == {"PERSON": 1, "PHONE_NUMBER": 3}


def test_report_shows_types_counts_shapes_and_blind_spots(names):
    shapes = shapes_of(names, ["06 39 98 12 34", "a.b@exemple.fr", "Léa", "mdp: Soleil2024!"])
    report = privacy_report(shapes, messages=1234, dropped=2, blind=["Names of others stay.", "Polish too."])
    for expected in (
        "| PHONE_NUMBER | `[PHONE]` | 1 | `06 ## ## ## ##` 1 |",
        "PERSON",
        "1,234",
        "2 were dropped",
        "Names of others stay.\n\nPolish too.",
    ):
        assert expected in report


def test_report_holds_no_value(names):
    samples = list(pii.generate(8, 12))
    report = privacy_report(shapes_of(names, [sample.text for sample in samples]), 1, 0, [])
    for sample in samples:
        for start, end, _ in sample.spans:
            assert sample.text[start:end] not in report


def test_a_number_over_two_bubbles_keeps_to_its_row_of_the_table(names):
    report = privacy_report(shapes_of(names, ["tel 0612\v345678"]), 1, 0, [])
    assert "| PHONE_NUMBER | `[PHONE]` | 1 | `06## ######` 1 |" in report.splitlines()


def test_report_of_nothing():
    assert "Nothing was found" in privacy_report(ShapeCounts(), 0, 0, [])


def test_pseudonym_table_is_private_and_outside_the_output(names, tmp_path):
    out = tmp_path / "processed"
    out.mkdir()
    path = tmp_path / "table.json"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o644)
    write_pseudonym_table(path, names, out)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    table = json.loads(path.read_text("utf-8"))
    assert table["Léa"] == names.names["lea"].pseudonym and table["karim_b75"]


@pytest.mark.parametrize("inside", ["table.json", "deep/../table.json", "../processed/table.json"])
def test_pseudonym_table_inside_the_output_is_refused(names, tmp_path, inside):
    out = tmp_path / "processed"
    (out / "deep").mkdir(parents=True)
    with pytest.raises(InputError, match="outside the output folder"):
        write_pseudonym_table(out / inside, names, out)
    assert not (out / "table.json").exists()


def test_pseudonym_table_that_cannot_be_written(names, tmp_path):
    with pytest.raises(InputError, match="cannot be written"):
        write_pseudonym_table(tmp_path / "no" / "folder" / "table.json", names, tmp_path / "processed")
