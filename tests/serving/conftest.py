"""A trained ghost, and a place to rehearse in: invented chats as `ghostprep build` writes them."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ghostprep import emit
from ghostprep.records import Session, Turn
from ghostprep.serving.rehearsal.hub_server import TOKEN, HubServer, Repo
from ghostprep.windows import chunk_session, make_windows, seed_windows
from tests.serving.ghost import Trained, rehearse_once
from tests.serving.merged import make_scripted

WORDS = [
    "salut",
    "ça va",
    "oui",
    "non",
    "demain",
    "ce soir",
    "ok",
    "merci",
    "tu viens",
    "où",
    "quand",
    "😘",
    "👍",
]


def _session(rng: random.Random, start: int) -> Session:
    texts = (" ".join(rng.choices(WORDS, k=rng.randint(1, 8))) for _ in range(rng.randint(4, 16)))
    return Session(tuple(Turn(i % 2 == 1, text, start + i, start + i) for i, text in enumerate(texts)))


def _rows(sessions: list[Session]) -> dict[str, list[emit.Row]]:
    """Path below data/ → rows. Sizes of turns are upper bounds: no row nears the limit of 1,024 tokens."""
    sized = [(session, [40] * len(session.turns)) for session in sessions]
    windows = [window for session, sizes in sized for window in make_windows(session, sizes, 1024, 6, 12)]
    chunks = [chunk for session, sizes in sized for chunk in chunk_session(session, sizes, 1024)]
    return {
        "processed/completion": [emit.completion_row(*emit.prompt_and_reply(window)) for window in windows],
        "processed/reply": [emit.reply_row(*emit.prompt_and_reply(window)) for window in windows],
        "processed/sessions": [emit.session_row(chunk) for chunk in chunks],
        "processed_seed/completion": [emit.seed_row(turns) for s in sessions for turns in seed_windows(s)],
    }


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    return rehearse_once(tmp_path_factory.getbasetemp() / "rehearsal")


@pytest.fixture(scope="session")
def scripted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A merged model that always answers SCRIPT. Not to be changed."""
    return make_scripted(tmp_path_factory.mktemp("scripted"))


@pytest.fixture
def hub(scripted: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HubServer]:
    """A stand-in for the Hub that has `scripted` as nora/ghost, and a file that is no part of a model."""
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    with HubServer() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        files = {path.name: (path.read_bytes(), path.suffix == ".safetensors") for path in scripted.iterdir()}
        files["train.jsonl"] = (b"secret", False)
        server.repos["nora/ghost"] = Repo(private=True, files=files)
        yield server


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the repository's root is after a build: data/processed, data/processed_seed, …"""
    root = tmp_path_factory.mktemp("project")
    rng = random.Random(7)
    for half, count in (("train", 60), ("val", 8)):
        for name, rows in _rows([_session(rng, 1000 * n) for n in range(count)]).items():
            path = root / "data" / name / f"{half}.jsonl"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(emit.to_jsonl(rows))
    for other in ("processed_nemo", "processed_small"):
        (root / "data" / other).symlink_to("processed", target_is_directory=True)
    return root
