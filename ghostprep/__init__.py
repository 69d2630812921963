"""Chat exports in, PII-masked Axolotl-ready JSONL out. `pipeline.py` is the map."""

__version__ = "0.1.0"
