"""The README of a merged model."""

from pathlib import Path
from typing import Any

from ghostprep import __version__
from ghostprep.prompt import END, ME, OTHER


def model_card(config: dict[str, Any], name: str) -> str:
    """What the Hub shows: how the model was made and how to use it. No message, no name, no path."""
    base = str(config["base_model"])
    public = base if not Path(base).exists() else Path(base).name
    revision = config.get("revision_of_model") or "not pinned"
    front = "" if public != base else f"base_model: {base}\n"
    return f"""---
{front}library_name: transformers
pipeline_tag: text-generation
inference: false
tags: [ghostprep, private]
---
# A ghost: a model that texts like one person

Trained on that person's private chats. It can repeat them, so keep it private: who may use this model
may find out what stands in the chats. It speaks for nobody; say so to whom it talks to.

| | |
|---|---|
| base | {public}, revision {revision} |
| method | {config.get("adapter")}, rank {config.get("lora_r")}, {name} |
| prepared by | ghostprep {__version__}; personal data masked before training |
| end of a reply | `{END}`; no stop strings needed |

The prompt is the history, a line for each turn, `{ME}` for the ghost and `{OTHER}` for the other side. Each
turn of the ghost ends with `{END}`, and after the last line comes `{ME}` without a space:

    {OTHER} …
    {ME} …{END}
    {OTHER} …
    {ME}

The chat template renders the same from `user` and `assistant` messages.
"""
