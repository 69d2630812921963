"""A plugin of Axolotl, named in every YAML of the pack: two runs of one config begin with the same adapter.

Axolotl draws the adapter's first weights before its trainer looks at `seed`.
"""

from typing import Any

from axolotl.integrations.base import BasePlugin


class SeedAdapter(BasePlugin):
    """Axolotl makes it from the key `plugins` and calls it before it lays the adapter beside the base."""

    def pre_lora_load(self, cfg: Any, model: Any) -> None:
        from transformers import set_seed

        set_seed(cfg.seed if cfg.seed is not None else 42)
