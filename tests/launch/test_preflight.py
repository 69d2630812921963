"""The preflight names what is wrong with a merged model, the pinned download what was swapped on the way."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from safetensors.torch import load_file, save_file

from launch.replicate.preflight import main as preflight
from launch.replicate.stage import main as stage
from launch.replicate.weights import main as weights
from tests.launch.hub_server import TOKEN, HubServer, Repo
from tests.launch.served import make_scripted


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_scripted(tmp_path_factory.mktemp("merged"))


@pytest.fixture
def model(whole: Path, tmp_path: Path) -> Path:
    """A copy to break."""
    return Path(shutil.copytree(whole, tmp_path / "model"))


def test_a_good_model_is_ready(whole: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preflight([str(whole)]) == 0
    said, complained = capsys.readouterr()
    assert said.endswith("ready\n") and "stopped by itself" in said
    assert "ouiii" not in said + complained


def edit(name: str, **changes: object) -> Callable[[Path], None]:
    def change(model: Path) -> None:
        settings = json.loads((model / name).read_text())
        (model / name).write_text(json.dumps(settings | changes))

    return change


def remove(name: str) -> Callable[[Path], None]:
    return lambda model: (model / name).unlink()


def cut_weights(model: Path) -> None:
    path = model / "model.safetensors"
    path.write_bytes(path.read_bytes()[:-1000])


def drop_tensor(model: Path) -> None:
    tensors = load_file(model / "model.safetensors")
    del tensors["model.layers.1.mlp.up_proj.weight"]
    save_file(tensors, model / "model.safetensors")


def add_tensor(model: Path) -> None:
    tensors = load_file(model / "model.safetensors")
    tensors["model.layers.0.lora_A.weight"] = tensors["model.norm.weight"].clone()
    save_file(tensors, model / "model.safetensors")


def split_and_lose(model: Path) -> None:
    names = load_file(model / "model.safetensors").keys()
    shards = ["model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors"]
    (model / "model.safetensors").rename(model / shards[0])
    index = {"weight_map": {name: shards[number % 2] for number, name in enumerate(names)}}
    (model / "model.safetensors.index.json").write_text(json.dumps(index))


def no_weights(model: Path) -> None:
    (model / "model.safetensors").write_text("<html>Not Found</html>")


def other_template(model: Path) -> None:
    (model / "chat_template.jinja").write_text(
        "{% for m in messages %}[INST] {{ m.content }} [/INST]{% endfor %}"
    )


def split_end_token(model: Path) -> None:
    for name in ("tokenizer.json", "tokenizer_config.json"):
        (model / name).write_text((model / name).read_text().replace('"</s>"', '"</x>"'))


BROKEN = {
    "no tokenizer": (remove("tokenizer.json"), "tokenizer.json: missing"),
    "no template": (remove("chat_template.jinja"), "chat_template.jinja: missing"),
    "no config": (remove("config.json"), "config.json: missing"),
    "weights cut short": (cut_weights, "its header says"),
    "weights that are a page": (no_weights, "no safetensors file"),
    "a tensor less": (drop_tensor, "model.layers.1.mlp.up_proj.weight is missing"),
    "a tensor more": (add_tensor, "model.layers.0.lora_A.weight is not of this model"),
    "a shard less": (split_and_lose, "model-00002-of-00002.safetensors"),
    "another width": (edit("config.json", intermediate_size=256), "the config says (256, 64)"),
    "more layers": (edit("config.json", num_hidden_layers=3), "model.layers.2.mlp.up_proj.weight is missing"),
    "another end in the config": (edit("config.json", eos_token_id=0), "eos_token_id is 0"),
    "another end in generation": (edit("generation_config.json", eos_token_id=[3]), "eos_token_id is [3]"),
    "another end in the tokenizer": (split_end_token, "end token"),
    "another template": (other_template, "renders another prompt"),
    "a broken config": (lambda model: (model / "config.json").write_text("{"), "config.json"),
}


@pytest.mark.parametrize("how", BROKEN)
def test_what_is_broken_is_named(how: str, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_it, named = BROKEN[how]
    break_it(model)
    assert preflight([str(model)]) == 1
    said, complained = capsys.readouterr()
    assert named in complained
    assert "ready" not in said


def test_a_mute_model_is_not_ready(model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tensors = load_file(model / "model.safetensors")
    head = tensors["lm_head.weight"]
    head[2], head[(head != 0).any(dim=1)] = head.abs().sum(dim=0), 0.0
    embeddings = tensors["model.embed_tokens.weight"]
    head[2] = embeddings[29515] * 100  # the colon of the prompt calls for the end token
    save_file(tensors, model / "model.safetensors")
    assert preflight([str(model)]) == 1
    assert "the reply is empty" in capsys.readouterr().err


@pytest.fixture
def hub(whole: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[HubServer]:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.setenv("HF_TOKEN", TOKEN)
    with HubServer() as server:
        monkeypatch.setenv("HF_ENDPOINT", server.url)
        files = {path.name: (path.read_bytes(), path.suffix == ".safetensors") for path in whole.iterdir()}
        files["train.jsonl"] = (b"secret", False)
        server.repos["nora/ghost"] = Repo(private=True, files=files)
        yield server


def test_weights_come_from_one_commit_and_are_verified(
    hub: HubServer, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit = hub.repos["nora/ghost"].sha
    for _ in range(2):  # safe to run twice
        assert weights(["nora/ghost", commit, str(tmp_path / "weights")]) == 0
        assert f"at {commit}, verified" in capsys.readouterr().out
    got = {path.name: path.read_bytes() for path in (tmp_path / "weights").iterdir()}
    assert got == {path.name: path.read_bytes() for path in whole.iterdir()}


@pytest.mark.parametrize("commit", ["main", "v1", "0" * 39, "0" * 40, "../../etc/passwd"])
def test_a_branch_or_an_unknown_commit_is_refused(
    commit: str, hub: HubServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert weights(["nora/ghost", commit, str(tmp_path / "weights")]) == 1
    said, complained = capsys.readouterr()
    assert complained.count("\n") == 1
    assert "verified" not in said
    assert not list((tmp_path).glob("weights/*.safetensors"))


def test_a_swapped_file_is_named(hub: HubServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit = hub.repos["nora/ghost"].sha
    folder = str(tmp_path / "weights")
    assert weights(["nora/ghost", commit, folder]) == 0
    config = tmp_path / "weights/config.json"
    config.write_bytes(config.read_bytes()[::-1])  # the same size
    (tmp_path / "weights/adapter_model.safetensors").write_bytes(b"left from before")
    capsys.readouterr()
    weights(["nora/ghost", commit, folder])
    said, complained = capsys.readouterr()
    assert "adapter_model.safetensors" in complained
    assert "verified" not in said


def test_an_image_is_laid_out_from_the_hub_twice(
    hub: HubServer, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = f"nora/ghost@{hub.repos['nora/ghost'].sha}"
    for _ in range(2):
        assert stage([model, "--out", str(tmp_path / "out")]) == 0
    assert "cog push" in capsys.readouterr().out
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"cog.yaml", "run.py", "requirements.txt", "weights"} < names
    assert {path.name for path in (tmp_path / "out/weights").iterdir()} == {p.name for p in whole.iterdir()}


def test_a_broken_model_gets_no_image(
    model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut_weights(model)
    assert stage([str(model), "--out", str(tmp_path / "out")]) == 1
    said, complained = capsys.readouterr()
    assert "its header says" in complained
    assert "cog push" not in said
