"""Lay out what `cog push` needs: runner, weights and our own wheel in one folder, looked over.

    python launch/replicate/stage.py outputs/mistral7b_qlora/merged        from this disk
    python launch/replicate/stage.py USER/REPO@COMMIT                      from the Hub, at one exact commit

Writes build/replicate (or --out) and says what to type next. Safe to run twice; --dry-run only says what it
would do. Weights on the same disk are linked, not copied.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import hub  # noqa: E402
import preflight  # noqa: E402
import publish  # noqa: E402
import weights  # noqa: E402

RUNNER = ("cog.yaml", "run.py", "requirements.txt")
SHARED = ("ghostprep/__init__.py", "ghostprep/errors.py", "ghostprep/prompt.py", "launch/generate.py")


def build_wheel(out: Path) -> None:
    """The shared code as a wheel in `out`, by `pip wheel`. Raises HubError where that fails."""
    with tempfile.TemporaryDirectory(prefix="ghost-wheel-") as scratch:
        source = Path(scratch)
        for name in SHARED:
            target = source / name.removeprefix("launch/")
            target.parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, target)
        shutil.copy(HERE / "wheel.toml", source / "pyproject.toml")
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
        done = subprocess.run([*pip, "--wheel-dir", out, source], capture_output=True, text=True)
    if done.returncode:
        raise hub.HubError(f"pip wheel failed: {done.stderr.strip().splitlines()[-1]}")


def place_weights(model: str, target: Path) -> None:
    """The model of a folder, or of USER/REPO@COMMIT, as `target`. Raises HubError."""
    repo, at, commit = model.partition("@")
    if at:
        weights.download(hub.connect(), repo, commit, target)
        return
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name, path in publish.model_files(Path(model)).items():
        try:
            os.link(path, target / name)
        except OSError:  # another disk
            shutil.copy2(path, target / name)


def lay_out(model: str, out: Path) -> None:
    """Fill `out`. Raises HubError for the first thing that is wrong."""
    out.mkdir(parents=True, exist_ok=True)
    for name in RUNNER:
        shutil.copy(HERE / name, out / name)
    build_wheel(out)
    place_weights(model, out / "weights")
    found = preflight.problems(out / "weights")
    if found:
        raise hub.HubError("\n".join(found))


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("model", help="a merged model: a folder, or USER/REPO@COMMIT")
    parser.add_argument("--out", type=Path, default=Path("build/replicate"), help="default build/replicate")
    parser.add_argument("--dry-run", action="store_true", help="say what would be done")
    args = parser.parse_args(argv)
    if args.dry_run:
        print(f"{args.out}: would get {', '.join(RUNNER)}, the wheel of {', '.join(SHARED)},")
        print(f"and weights/ from {args.model}, looked over by preflight.py")
        return 0
    problem = hub.one_line(lambda: lay_out(args.model, args.out), "Run it again to go on where it stopped.")
    if problem:
        print(problem, file=sys.stderr)
        return 1
    print(f"{args.out}: ready. Make the model on replicate.com first, private, then:")
    print(f"  cd {args.out} && cog push r8.im/USER/MODEL --separate-weights")
    return 0


if __name__ == "__main__":
    sys.exit(main())
