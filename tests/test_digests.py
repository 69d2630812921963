"""What a build makes of the examples and of the benchmark's corpus, to the byte.

A change that moves a row changes a digest here and says why below.

- 0.2: rows of completion and reply, because how many turns a reply gets is drawn from its own second; in the
  corpus also 4 windows and 1 session, because bubbles are masked with a line break between them.
- 0.2: a twentieth of the replies that trained are witnesses; no row changed.
- 0.2: the messages of a turn are lines; they were joined by a space.
- 0.2: eight links of the corpus whose scheme is drawn out ("httppps://") are masked whole.
- 0.2: `mixed` is new; `fresh` stands in the messages of sessions, for who trains on both sides.
"""

import hashlib
from pathlib import Path

from benchmarks.corpus import ME, write_corpus

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

OF_EXAMPLES = {
    "completion/train.jsonl": "a4cd5462128b0461",
    "completion/val.jsonl": "fa6ce747c69f2f3d",
    "mixed/train.jsonl": "34591f51bbf4847f",
    "mixed/val.jsonl": "b4a4039aa4354886",
    "reply/train.jsonl": "4c314f9f42de0d13",
    "reply/val.jsonl": "63e279b97fb2b8d0",
    "sessions/train.jsonl": "54639ba24c13d002",
    "sessions/val.jsonl": "bd83b492e88d5209",
    "witness.jsonl": "d6a644ab64070792",
}
OF_CORPUS = {
    "completion/train.jsonl": "e8107d79347eb41d",
    "completion/val.jsonl": "ce35b3ec014cc105",
    "reply/train.jsonl": "b6f226fa4fb3f888",
    "reply/val.jsonl": "4711f1bfb88e7077",
    "sessions/train.jsonl": "1242b32321e7ffea",
    "sessions/val.jsonl": "f28246ad63be5bb6",
    "mixed/train.jsonl": "1790f31472f9564d",
    "mixed/val.jsonl": "0cf10516a43805b6",
    "witness.jsonl": "842a9c8aeec798e5",
}


def digests(out):
    return {
        path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in sorted(out.rglob("*.jsonl"))
    }


def test_the_examples(run, tmp_path):
    arguments = EXAMPLES / "exports", "--config", EXAMPLES / "ghostprep.yaml", "--out", tmp_path / "out"
    assert run("build", *arguments)[0] == 0
    assert digests(tmp_path / "out") == OF_EXAMPLES


def test_the_corpus(run, tmp_path):
    write_corpus(tmp_path / "exports", 100_000)
    arguments = tmp_path / "exports", "--me", ME, "--workers", 2, "--out", tmp_path / "out"
    assert run("build", *arguments)[0] == 0
    assert digests(tmp_path / "out") == OF_CORPUS
