"""Small merged models, for the tests of what loads and serves them."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from ghostprep.serving import merge
from ghostprep.serving.tiny_base import make_tiny_base

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = " ouiii j'arrive 👍"


def make_merged(folder: Path, **sizes: Any) -> Path:
    """A merged model as launch/merge.sh leaves it, with random weights.

    They are large enough for every token of the prompt to change the reply.
    """
    make_tiny_base(folder, **({"initializer_range": 0.4} | sizes))
    finish(folder)
    return folder


def finish(folder: Path) -> None:
    merge.finish({"base_model": "tiny"}, "tiny", folder, folder)


def make_scripted(folder: Path) -> Path:
    """A merged model that always answers SCRIPT and then stops: each token calls for the next one.

    So no token may stand twice in SCRIPT.
    """
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    make_merged(folder)
    model, tokenizer = AutoModelForCausalLM.from_pretrained(folder), AutoTokenizer.from_pretrained(folder)
    chain = tokenizer(f"A:{SCRIPT}</s>").input_ids[2:]  # from the colon on
    with torch.no_grad():
        for layer in model.model.layers:
            layer.self_attn.o_proj.weight.zero_()
            layer.mlp.down_proj.weight.zero_()
        model.lm_head.weight.zero_()
        for token, following in pairwise(chain):
            vector = model.model.embed_tokens.weight[token]
            model.lm_head.weight[following] += 10 * vector / vector.norm()
    model.save_pretrained(folder)
    finish(folder)
    return folder
