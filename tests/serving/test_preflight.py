"""The preflight names what is wrong with a merged model."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from safetensors.torch import load_file, save_file

from launch.replicate.preflight import main as preflight


@pytest.fixture
def model(scripted: Path, tmp_path: Path) -> Path:
    """A copy to break."""
    return Path(shutil.copytree(scripted, tmp_path / "model"))


def test_a_good_model_is_ready(scripted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preflight([str(scripted)]) == 0
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


def other_end_token(model: Path) -> None:
    path = model / "tokenizer_config.json"
    path.write_text(path.read_text().replace('"</s>"', '"</x>"'))


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
    "another end in the tokenizer": (other_end_token, "eos_token_id is 2, </x> is 32768"),
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
