"""What Ollama needs to serve a merged model: a Modelfile.

Its template gives the prompts of ghostprep/prompt.py, its sampling is that of generation_config.json.
"""

import json
from pathlib import Path
from typing import Any

from ghostprep.errors import InputError
from ghostprep.prompt import END, ME, OTHER, with_end
from ghostprep.training.bases import end_token

# Go's text/template. Each turn is a line, and the last line opens the ghost's: what make_prompt writes.
TEMPLATE = f"""\
{{{{- range .Messages }}}}
{{{{- if eq .Role "user" }}}}{OTHER} {{{{ .Content }}}}
{{{{ else if eq .Role "assistant" }}}}{ME} {{{{ .Content }}}}{END}
{{{{ end }}}}
{{{{- end }}}}{ME}"""
# Ollama's name → transformers' name.
SAMPLING = {"temperature": "temperature", "top_p": "top_p", "num_predict": "max_new_tokens"}
CONTEXT = 4096


def modelfile(folder: Path) -> str:
    """The Modelfile of the merged model in `folder`. Raises InputError for what Ollama could not load."""
    for name in ("config.json", "generation_config.json", *tokenizer_files(folder)):
        if not (folder / name).is_file():
            raise InputError("missing, and Ollama reads it", mend(name), file=folder / name)
    if not list(folder.glob("*.safetensors")):
        raise InputError("no *.safetensors in it", "give a merged model", file=folder)
    end = end_token(folder) or END
    parameters = {"stop": json.dumps(end), "num_ctx": CONTEXT} | sampling(folder / "generation_config.json")
    lines = [f"PARAMETER {name} {value}" for name, value in parameters.items()]
    return "\n".join([f"FROM {quoted(folder)}", f'TEMPLATE """{with_end(TEMPLATE, end)}"""', *lines, ""])


def tokenizer_files(folder: Path) -> list[str]:
    """Ollama reads SentencePiece from its own file, byte-level BPE from tokenizer.json."""
    path = folder / "tokenizer.json"
    model = json.loads(path.read_text(encoding="utf-8"))["model"] if path.is_file() else {}
    return ["tokenizer.json" if "Ġ" in model.get("vocab", ()) else "tokenizer.model"]


def mend(name: str) -> str:
    return "copy it from the base model" if name == "tokenizer.model" else "merge with launch/merge.sh"


def quoted(folder: Path) -> str:
    """An absolute path, so that the Modelfile can lie anywhere."""
    path = str(folder.resolve())
    return f'"{path}"' if " " in path else path


def sampling(path: Path) -> dict[str, Any]:
    settings = json.loads(path.read_text(encoding="utf-8"))
    return {name: settings[theirs] for name, theirs in SAMPLING.items() if theirs in settings}
