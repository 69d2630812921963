"""What Ollama gets: its prompts are ours, and half a model is refused."""

import re
from pathlib import Path

import jinja2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ghostprep.prompt import make_prompt, neutralise
from ghostprep.records import Turn
from ghostprep.serving.modelfile import TEMPLATE
from launch.serve.modelfile import main as modelfile


def as_messages(history: list[Turn]) -> list[dict[str, str]]:
    return [{"role": "assistant" if turn.mine else "user", "content": turn.text} for turn in history]


def test_the_modelfile(scripted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Checked once by hand with Ollama's own parser and Go's text/template: this text, these prompts."""
    assert modelfile([str(scripted)]) == 0
    expected = f'''FROM {scripted.resolve()}
TEMPLATE """{{{{- range .Messages }}}}
{{{{- if eq .Role "user" }}}}B: {{{{ .Content }}}}
{{{{ else if eq .Role "assistant" }}}}A: {{{{ .Content }}}}</s>
{{{{ end }}}}
{{{{- end }}}}A:"""
PARAMETER stop "</s>"
PARAMETER num_ctx 4096
PARAMETER temperature 0.7
PARAMETER top_p 0.95
PARAMETER num_predict 200
'''
    assert capsys.readouterr().out == expected


def as_jinja(template: str) -> jinja2.Template:
    """A Go template of what TEMPLATE is made of, as Jinja, which trims white space by the same marks."""
    for go, jinja in (
        (r"range \.Messages", "for m in messages"),
        (r'if eq \.Role ("\w+")', r"if m.role == \2"),
        (r'else if eq \.Role ("\w+")', r"elif m.role == \2"),
    ):
        template = re.sub(rf"{{{{(-?) {go} }}}}", rf"{{%\1 {jinja} %}}", template)
    template = template.replace("{{ end }}\n{{- end }}", "{% endif %}\n{%- endfor %}")
    return jinja2.Template(template.replace(".Content", "m.content"), keep_trailing_newline=True)


TEXTS = st.text(min_size=1).filter(lambda text: neutralise(text) == text)


@given(st.lists(st.builds(lambda mine, text: Turn(mine, text, 0, 0), st.booleans(), TEXTS)))
@settings(deadline=None, max_examples=60)
def test_ollamas_prompt_is_ours(history: list[Turn]) -> None:
    rendered = as_jinja(TEMPLATE).render(
        messages=[{"role": "system", "content": "no"}, *as_messages(history)]
    )
    assert rendered == make_prompt(history)


def test_a_path_with_a_space_is_quoted(
    scripted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    real = tmp_path / "a ghost"
    real.mkdir()
    for path in scripted.iterdir():
        (real / path.name).symlink_to(path)
    assert modelfile([str(real)]) == 0
    assert f'FROM "{real}"\n' in capsys.readouterr().out


@pytest.mark.parametrize("name", ["tokenizer.model", "config.json", "model.safetensors"])
def test_ollama_is_not_given_half_a_model(
    name: str, scripted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in scripted.iterdir():
        if path.name != name:
            (tmp_path / path.name).symlink_to(path)
    assert modelfile([str(tmp_path)]) == 1
    assert name.rpartition(".")[2] in capsys.readouterr().err
