"""The tokenizer of Mistral-7B-v0.3 as it is published: it puts `<s>` first, which the bare model does not."""

import shutil
import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any


@cache
def published_v3() -> Any:
    from transformers import LlamaTokenizer

    with tempfile.TemporaryDirectory() as folder:
        source = files("mistral_common") / "data" / "mistral_instruct_tokenizer_240323.model.v3"
        shutil.copy(str(source), Path(folder) / "tokenizer.model")
        return LlamaTokenizer.from_pretrained(folder, add_bos_token=True, legacy=False)
