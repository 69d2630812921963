"""A base model small enough for a CPU, with the real tokenizer: what rehearsals and tests train.

Two layers, 64 wide, random weights, no download. The tokenizer is the one of Mistral-7B-v0.3.

    python -m ghostprep.serving.tiny_base FOLDER
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ghostprep import script
from ghostprep.training.bases import save_tokenizer


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


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("folder", type=Path, help="where to write the model")
    print(make_tiny_base(parser.parse_args(argv).folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
