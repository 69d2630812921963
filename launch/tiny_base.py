"""A base model small enough for a CPU, with the real tokenizer: what rehearsals and launch tests train.

Two layers, 64 wide, random weights, no download. The tokenizer is the one of Mistral-7B-v0.3, whose
SentencePiece model ships inside `mistral-common`, and behaves as the published one does: `<s>` comes first.

    python launch/tiny_base.py FOLDER
"""

import argparse
import importlib.resources
import sys
from pathlib import Path
from typing import Any

TOKENIZER = "mistral_instruct_tokenizer_240323.model.v3"


def make_tiny_base(folder: Path, seed: int = 0, **sizes: Any) -> Path:
    """Write model and tokenizer into `folder` and return it.

    `sizes` overrides fields of `MistralConfig` (hidden_size, num_hidden_layers, …).
    """
    import torch
    from transformers import GenerationConfig, MistralConfig, MistralForCausalLM

    save_tokenizer(folder)
    shape = {
        "vocab_size": 32768,
        "hidden_size": 64,
        "intermediate_size": 128,
        "num_hidden_layers": 2,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": 2048,
        "sliding_window": None,  # as published; MistralConfig's own default is 4096
        "bos_token_id": 1,
        "eos_token_id": 2,
    }
    torch.manual_seed(seed)
    model = MistralForCausalLM(MistralConfig(**(shape | sizes)))
    model.generation_config = GenerationConfig(bos_token_id=1, eos_token_id=2)
    model.save_pretrained(folder)
    return folder


def save_tokenizer(folder: Path) -> None:
    """Write the tokenizer of Mistral-7B-v0.3 into `folder`, in the published form."""
    from transformers import LlamaTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    pieces = importlib.resources.files("mistral_common").joinpath("data", TOKENIZER)
    (folder / "tokenizer.model").write_bytes(pieces.read_bytes())
    # add_bos_token: the published tokenizer.json puts <s> first, the bare SentencePiece model does not.
    LlamaTokenizer.from_pretrained(folder, add_bos_token=True, legacy=False).save_pretrained(folder)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="where to write the model")
    print(make_tiny_base(parser.parse_args().folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
