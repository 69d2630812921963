"""What a build makes of the examples and of the benchmark's corpus, to the byte.

A change that moves a row changes a digest here and says why below.

- 0.2: third parties are masked, and pseudonyms are drawn so that one more person renames few others.
- 0.2: rows of completion and reply, because how many turns a reply gets is drawn from its own second; in the
  corpus also 4 windows and 1 session, because bubbles are masked with a line break between them.
- 0.2: a twentieth of the replies that trained are witnesses; no row changed.
- 0.2: the messages of a turn are lines; they were joined by a space.
- 0.2: eight links of the corpus whose scheme is drawn out ("httppps://") are masked whole.
- 0.2: 1 row of the corpus, because an amount is no password ("le mot de passe est revenu 12,50€").
- 0.2: `mixed` is new; `fresh` stands in the messages of sessions, for who trains on both sides.
"""

import hashlib
from pathlib import Path

from benchmarks.corpus import ME, write_corpus

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"

OF_EXAMPLES = {
    "completion/train.jsonl": "341f93a5c6e7ebd4",
    "completion/val.jsonl": "0ca834cdfe5a1e4e",
    "mixed/train.jsonl": "b142cfafb69c4044",
    "mixed/val.jsonl": "57b7b8555840cb67",
    "reply/train.jsonl": "8a69a352708a1d1d",
    "reply/val.jsonl": "6a4441f0d9251efd",
    "sessions/train.jsonl": "d9f87e51c4d8e50c",
    "sessions/val.jsonl": "9d7be432fd2a20c3",
    "witness.jsonl": "82e542a3b6364e00",
}
OF_CORPUS = {
    "completion/train.jsonl": "502dae70c4b7a8ee",
    "completion/val.jsonl": "867024a2288741f0",
    "mixed/train.jsonl": "69487493f95ede8c",
    "mixed/val.jsonl": "1b332d8c7d7d7a0f",
    "reply/train.jsonl": "2b242270a977ae70",
    "reply/val.jsonl": "b4ee6ed69ee0bab9",
    "sessions/train.jsonl": "858209e5268f072e",
    "sessions/val.jsonl": "c7007f4fccfce255",
    "witness.jsonl": "e2804cddf0bd8103",
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
