"""Write the Modelfile with which Ollama serves a merged model, on a laptop too.

    python launch/serve/modelfile.py outputs/mistral7b_qlora/merged > Modelfile
    ollama create ghost -f Modelfile -q Q4_K_M && ollama run ghost

Its template gives the prompts of ghostprep/prompt.py, its sampling is that of generation_config.json. Ollama
joins messages of one role that follow each other by an empty line, and does not defuse a `</s>` or `A:` that
somebody types: chat.py does, over any server.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from ghostprep import script
from ghostprep.serving.modelfile import modelfile


@script.main
def main(argv: Sequence[str] | None = None) -> int:
    parser = script.parser(__doc__)
    parser.add_argument("folder", type=Path, help="a merged model")
    print(modelfile(parser.parse_args(argv).folder), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
