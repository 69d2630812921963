"""A trained ghost, and a place to rehearse in: invented chats as `ghostprep build` writes them."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from ghostprep.config import PrepConfig
from ghostprep.recipes import session_rows
from ghostprep.records import Session, Turn
from ghostprep.rows import Row, to_jsonl
from ghostprep.serving.rehearsal.hub_server import TOKEN, HubServer, Repo
from ghostprep.windows import Part
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


def _rows(sessions: list[Session], part: Part) -> dict[str, list[Row]]:
    """Path below data/, without its suffix → rows. No row nears the limit of 1,024 tokens."""
    rows: dict[str, list[Row]] = {}
    for folder, recipe in (("processed", "ghostprep"), ("processed_seed", "seed")):
        for session in sessions:
            written = session_rows(session, part, PrepConfig(recipe=recipe), lambda text: len(text.split()))
            for name, own in written.rows.items():
                rows.setdefault(f"{folder}/{name}", []).extend(own)
    return rows


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
    parts: dict[Part, int] = {"train": 60, "val": 8}
    for part, count in parts.items():
        for name, rows in _rows([_session(rng, 1000 * n) for n in range(count)], part).items():
            path = root / "data" / f"{name}.jsonl"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(to_jsonl(rows))
    for other in ("processed_nemo", "processed_small"):
        (root / "data" / other).symlink_to("processed", target_is_directory=True)
    return root
