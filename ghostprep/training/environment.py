"""Does what was installed work together? Imports it all and, on a GPU, computes with it. For `setup.sh`.

python -m ghostprep.training.environment [--cpu]
"""

import importlib
import importlib.metadata
import sys
from collections.abc import Iterator, Sequence

from ghostprep import script
from ghostprep.errors import InputError

PACKAGES = ("torch", "transformers", "peft", "accelerate", "datasets", "bitsandbytes", "axolotl", "ghostprep")


def gpu() -> str:
    """The GPU, after a 16-bit and a 4-bit product on it. Raises RuntimeError if that fails."""
    import torch
    from bitsandbytes.nn import Linear4bit

    if not torch.cuda.is_available():
        raise RuntimeError(f"torch {torch.__version__} sees no GPU; its driver may be too old for this torch")
    if not torch.cuda.is_bf16_supported():
        raise RuntimeError("this GPU has no bf16; take an Ampere or newer one")
    layer = Linear4bit(128, 128, bias=False, compute_dtype=torch.bfloat16, quant_type="nf4").cuda()
    product = layer(torch.ones(4, 128, dtype=torch.bfloat16, device="cuda"))
    if not torch.isfinite(product).all():
        raise RuntimeError("a 4-bit product on the GPU is not finite; reinstall bitsandbytes")
    return f"{torch.cuda.device_count()} × {torch.cuda.get_device_name()}, CUDA {torch.version.cuda}"


def parts(cpu: bool) -> Iterator[str]:
    """A line for each package, and for the GPU unless `cpu`. Raises InputError at what does not work."""
    try:
        for name in PACKAGES:
            importlib.import_module(name)
            yield f"{name} {importlib.metadata.version(name)}"
        yield "no GPU asked for" if cpu else gpu()
    except (ImportError, RuntimeError, OSError) as error:
        raise InputError(f"the environment does not work: {error}") from error


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("--cpu", action="store_true", help="no GPU is expected")
    for line in parts(parser.parse_args(argv).cpu):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
