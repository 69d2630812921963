"""Bases with another tokenizer: byte-level BPE, an end token of their own, nothing that begins a text."""

import json
from pathlib import Path

import pytest
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors
from transformers import AutoTokenizer, PreTrainedTokenizerFast

from ghostprep.prompt import END, cut_reply, make_prompt, with_end
from ghostprep.serving import merge, preflight
from ghostprep.serving.local import LocalModel
from ghostprep.serving.model import Sampling, stream_reply
from ghostprep.serving.modelfile import modelfile
from ghostprep.serving.tiny_base import make_tiny_base

QWEN = "<|endoftext|>"


def byte_level(bos: str | None, end: str) -> PreTrainedTokenizerFast:
    """Every byte is a token, as in Tekken and Qwen before their merges; special tokens are the base's."""
    specials = ["<unk>", *([bos] if bos else []), end]
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    tokenizer = Tokenizer(models.BPE({name: id for id, name in enumerate([*specials, *letters])}, []))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(specials)
    if bos:
        tokenizer.post_processor = processors.TemplateProcessing(
            single=f"{bos} $A", special_tokens=[(bos, specials.index(bos))]
        )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, bos_token=bos, eos_token=end, pad_token="<unk>", unk_token="<unk>"
    )


@pytest.fixture(params=[("<s>", END), (None, QWEN)], ids=["tekken", "qwen"])
def merged(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A merged model of such a base, with random weights."""
    bos, end = request.param
    folder = tmp_path / "merged"
    tokenizer = byte_level(bos, end)
    ids = {"bos_token_id": tokenizer.bos_token_id, "eos_token_id": tokenizer.eos_token_id}
    make_tiny_base(folder, vocab_size=len(tokenizer), initializer_range=0.4, **ids)
    for path in folder.glob("tokenizer*"):
        path.unlink()
    tokenizer.save_pretrained(folder)
    (folder / "tekken.json").write_text("{}")
    merge.finish({"base_model": "tiny"}, "tiny", folder, folder)
    return folder


@pytest.mark.parametrize("merged", [("<s>", END)], indirect=True)
def test_a_tekken_file_is_left_out(merged: Path) -> None:
    assert not (merged / "tekken.json").exists()
    tokenizer = AutoTokenizer.from_pretrained(merged)
    assert tokenizer(f"a{END}", add_special_tokens=False).input_ids[-1] == tokenizer.eos_token_id


def test_a_chat_server_builds_our_prompts_and_preflight_agrees(merged: Path) -> None:
    assert preflight.problems(merged) == []
    tokenizer = AutoTokenizer.from_pretrained(merged)
    said = [{"role": "user", "content": "salut"}, {"role": "assistant", "content": "oui"}]
    served = tokenizer.apply_chat_template(said, tokenize=False, add_generation_prompt=True)
    assert served == f"{tokenizer.bos_token or ''}B: salut\nA: oui{tokenizer.eos_token}\nA:"


def test_the_base_ends_by_its_own_token_and_we_read_ours(merged: Path) -> None:
    model = LocalModel(merged)
    prompt = make_prompt(preflight.HISTORY)
    seen = model.tokenizer.decode(model._tokens([prompt])["input_ids"][0])
    assert seen.endswith(with_end(prompt, model.tokenizer.eos_token))
    model.network.generate = lambda **_: model._tokens(
        [with_end(f"{prompt} ok{END}{END}", model.tokenizer.eos_token)]
    )["input_ids"]
    (written,) = model.write([prompt], Sampling())
    assert (written, cut_reply(written)) == (f" ok{END}", ("ok", True))


def test_a_stream_ends_there_too(merged: Path) -> None:
    model = LocalModel(merged)
    sampling = Sampling(temperature=0, max_new_tokens=8)
    streamed = "".join(stream_reply(model, preflight.HISTORY, sampling))
    assert streamed == cut_reply(model.write([make_prompt(preflight.HISTORY)], sampling)[0])[0]


def test_ollama_gets_the_end_token_and_needs_no_sentencepiece(merged: Path) -> None:
    end = json.loads((merged / "tokenizer_config.json").read_text())["eos_token"]
    written = modelfile(merged)
    assert f'PARAMETER stop "{end}"' in written
    assert f"A: {{{{ .Content }}}}{end}" in written
