"""What a build makes of the examples and of the benchmark's corpus, to the byte.

A change that moves a row changes a digest here and says why below.

- 0.2: rows of completion and reply, because how many turns a reply gets is drawn from its own second; in the
  corpus also 4 windows and 1 session, because bubbles are masked with a line break between them.
- 0.2: a twentieth of the replies that trained are witnesses; no row changed.
"""

import hashlib
from pathlib import Path

from benchmarks.corpus import ME, write_corpus

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

OF_EXAMPLES = {
    "completion/train.jsonl": "954d8e3e52ec8efb",
    "completion/val.jsonl": "16097258a83596cc",
    "reply/train.jsonl": "1e73ab881b401da5",
    "reply/val.jsonl": "a8d85dff5d93d2fc",
    "sessions/train.jsonl": "7b76df0b99904fd9",
    "sessions/val.jsonl": "7189d904d5909a30",
    "witness.jsonl": "ec7ccfb6dfed31d0",
}
OF_CORPUS = {
    "completion/train.jsonl": "7801e12df35a66be",
    "completion/val.jsonl": "cd2e3353ad744d94",
    "reply/train.jsonl": "855e2b4d9349bf9c",
    "reply/val.jsonl": "48955fbc64a9d69c",
    "sessions/train.jsonl": "f49151d380f32634",
    "sessions/val.jsonl": "9d919edbcb1ad1e9",
    "witness.jsonl": "0975445aa6394ac6",
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
