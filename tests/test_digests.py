"""What a build makes of the examples and of the benchmark's corpus, to the byte.

A change that moves a row changes a digest here and says why below.

- 0.2: rows of completion and reply, because how many turns a reply gets is drawn from its own second; in the
  corpus also 4 windows and 1 session, because bubbles are masked with a line break between them.
"""

import hashlib
from pathlib import Path

from benchmarks.corpus import ME, write_corpus

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

OF_EXAMPLES = {
    "completion/train.jsonl": "9880205cba1b5d4a",
    "completion/val.jsonl": "16097258a83596cc",
    "reply/train.jsonl": "c26301081a1ef150",
    "reply/val.jsonl": "a8d85dff5d93d2fc",
    "sessions/train.jsonl": "af98ab2d3ab89ff9",
    "sessions/val.jsonl": "7189d904d5909a30",
}
OF_CORPUS = {
    "completion/train.jsonl": "3c455577b33e9e92",
    "completion/val.jsonl": "cd2e3353ad744d94",
    "reply/train.jsonl": "563bcc3af7d60994",
    "reply/val.jsonl": "48955fbc64a9d69c",
    "sessions/train.jsonl": "9a5cf589f22dce59",
    "sessions/val.jsonl": "9d919edbcb1ad1e9",
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
