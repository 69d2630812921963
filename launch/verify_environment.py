"""Does what was installed work together? Imports it all and, on a GPU, computes with it. For `setup.sh`.

python launch/verify_environment.py [--cpu]
"""

import argparse
import importlib
import importlib.metadata
import sys

PACKAGES = ("torch", "transformers", "peft", "accelerate", "datasets", "bitsandbytes", "axolotl", "ghostprep")


def check_gpu() -> str:
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


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cpu", action="store_true", help="no GPU is expected")
    args = parser.parse_args(argv)
    try:
        for name in PACKAGES:
            importlib.import_module(name)
            print(f"{name} {importlib.metadata.version(name)}")
        print("no GPU asked for" if args.cpu else check_gpu())
    except (ImportError, RuntimeError, OSError) as error:
        print(f"the environment does not work: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
