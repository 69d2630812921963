"""The base models of the config pack: what is known about each without downloading it."""

import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from ghostprep.prompt import END
from ghostprep.tokens import MISTRAL_V3, Count, load_tokenizer


@dataclass(frozen=True, slots=True)
class Base:
    """Widths of a model, in numbers, and its tokenizer, for `tokens.load_tokenizer` ("": it is not here)."""

    tokenizer: str
    layers: int
    hidden: int
    mlp: int
    queries: int
    keys: int
    vocabulary: int
    activation_bytes: int
    """Kept for the backward pass, a position and layer: counted on a CPU, plain LoRA with dropout; of EuroLLM
    and Qwen reckoned from the others' widths."""
    end: str = END
    """The token that ends a text."""

    @property
    def linear_parameters(self) -> int:
        """Weights of the matrices inside the layers: what is quantized and what adapters are put beside."""
        attention = 2 * self.hidden * self.queries + 2 * self.hidden * self.keys
        return self.layers * (attention + 3 * self.hidden * self.mlp)

    @property
    def embedding_parameters(self) -> int:
        """Weights of the embeddings and of the output layer: never quantized."""
        return 2 * self.vocabulary * self.hidden

    @property
    def parameters(self) -> int:
        return self.linear_parameters + self.embedding_parameters

    def adapter_parameters(self, rank: int) -> int:
        """Trained weights of a LoRA of this rank on all linear layers."""
        attention = 2 * (self.hidden + self.queries) + 2 * (self.hidden + self.keys)
        return rank * self.layers * (attention + 3 * (self.hidden + self.mlp))


TEKKEN = "tekken_240718.json"

MISTRAL_7B = "mistralai/Mistral-7B-v0.3"

BASES = {
    MISTRAL_7B: Base("mistral-v3", 32, 4096, 14336, 4096, 1024, 32768, 373096),
    "mistralai/Mistral-Nemo-Base-2407": Base(TEKKEN, 40, 5120, 14336, 4096, 1024, 131072, 412008),
    "mistralai/Mistral-Small-24B-Base-2501": Base(TEKKEN, 40, 5120, 32768, 4096, 1024, 131072, 633192),
    "utter-project/EuroLLM-9B": Base("", 42, 4096, 12288, 4096, 1024, 128000, 348520),
    "Qwen/Qwen3-8B-Base": Base("", 36, 4096, 12288, 4096, 1024, 151936, 379240, "<|endoftext|>"),
}

OTHER_ENDS = (
    "<|im_end|>",
    "<|eot_id|>",
    "<|end_of_text|>",
    "<|endoftext|>",
    "<eos>",
    "<end_of_turn>",
    "<｜end▁of▁sentence｜>",
)
"""End tokens of other families: a row that ends in one was made for another base."""


def end_token(base_model: Any) -> str | None:
    """What ends a text of a `base_model:` of a config; None where it is not known here."""
    if base_model in BASES:
        return BASES[base_model].end
    settings = Path(str(base_model)) / "tokenizer_config.json"
    if not settings.is_file():
        return None
    end = json.loads(settings.read_text(encoding="utf-8")).get("eos_token")
    return end.get("content") if isinstance(end, dict) else end


def load_count(base_model: Any) -> Count | None:
    """What counts tokens for a `base_model:` of a config; None where its tokenizer is not here."""
    if not isinstance(base_model, str):
        return None
    name = BASES[base_model].tokenizer if base_model in BASES else base_model
    if name == TEKKEN:
        return _count_tekken()
    if not name or (base_model not in BASES and not Path(base_model).is_dir()):
        return None
    encode = load_tokenizer(name)
    return lambda text: len(encode(text))


def save_tokenizer(folder: Path) -> None:
    """Write the tokenizer of Mistral-7B-v0.3 into `folder`, in the published form. Needs transformers."""
    from transformers import LlamaTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    model = files("mistral_common").joinpath("data", MISTRAL_V3)
    (folder / "tokenizer.model").write_bytes(model.read_bytes())
    # The published tokenizer.json puts <s> first, the bare SentencePiece model does not.
    LlamaTokenizer.from_pretrained(folder, add_bos_token=True, legacy=False).save_pretrained(folder)


def _count_tekken() -> Count:
    """Tekken as it ships inside `mistral-common`: the vocabulary of Nemo and of Small."""
    from mistral_common.tokens.tokenizers.tekken import Tekkenizer

    tokenizer = Tekkenizer.from_file(str(files("mistral_common") / "data" / TEKKEN))
    return lambda text: len(tokenizer.encode(text, bos=False, eos=False))
