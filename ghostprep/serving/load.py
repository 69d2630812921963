"""Loads a ghost from wherever it is."""

from pathlib import Path

from ghostprep.serving.local import LocalModel
from ghostprep.serving.model import Model
from ghostprep.serving.served import ServedModel


def load(model: str) -> Model:
    """A folder (adapter or merged) or the address of an OpenAI-compatible server as a Model.

    Raises InputError for what is neither, or does not answer.
    """
    return ServedModel(model) if model.startswith(("http://", "https://")) else LocalModel(Path(model))
