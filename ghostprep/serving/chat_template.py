"""The chat template that travels with a merged model: a chat server then builds the prompts of training."""

from ghostprep.prompt import BOS, END, ME, OTHER, WORD_JOINER

# What `prompt.neutralise` defuses, of the special tokens of all bases in the pack that chat could hold.
SPECIALS = (BOS, END, "<unk>", "<pad>", "[INST]", "[/INST]", "[AVAILABLE_TOOLS]", "[/AVAILABLE_TOOLS]",
            "[TOOL_RESULTS]", "[/TOOL_RESULTS]", "[TOOL_CALLS]", "[IMG]", "[PREFIX]", "[MIDDLE]", "[SUFFIX]",
            "[control_", "[REFERENCE_DOC_", "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|fim_prefix|>",
            "<|fim_middle|>", "<|fim_suffix|>", "<|fim_pad|>", "<|repo_name|>", "<|file_sep|>", "<think>",
            "</think>", "<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>")  # fmt: skip


def chat_template(opening: str = "bos_token + ' '") -> str:
    """A Jinja template that gives a chat server the prompts of `prompt.make_prompt`.

    `opening` is what stands before the first turn: by default as SentencePiece needs it. Training puts `<s>`
    before "▁B", and what follows a written `<s>` gets that ▁ only from a space. The assistant is me,
    everybody else the other side; system messages, which no training saw, are left out.
    """
    defused = "".join(f" | replace('{token}', '{token[0]}{WORD_JOINER}{token[1:]}')" for token in SPECIALS)
    return (
        f"{{{{- {opening} -}}}}\n"
        "{%- set said = messages | rejectattr('role', 'equalto', 'system') | list -%}\n"
        "{%- for message in said -%}\n"
        "  {%- if not loop.first -%}{{- '\\n' -}}{%- endif -%}\n"
        f"  {{{{- '{ME} ' if message['role'] == 'assistant' else '{OTHER} ' -}}}}\n"
        f"  {{%- for line in (message['content'] | trim{defused}).split('\\n') -%}}\n"
        "    {%- if not loop.first -%}{{- '\\n' -}}{%- endif -%}\n"
        # A line that looks like a label gets a space before its colon.
        f"    {{%- if line.lstrip(' \\t\\u00a0\\u202f')[:2] in ('{ME}', '{OTHER}') -%}}\n"
        "      {{- line.replace(':', ' :', 1) -}}\n"
        "    {%- else -%}{{- line -}}{%- endif -%}\n"
        "  {%- endfor -%}\n"
        "  {%- if message['role'] == 'assistant' -%}{{- eos_token -}}{%- endif -%}\n"
        "{%- endfor -%}\n"
        f"{{%- if add_generation_prompt -%}}{{{{- ('\\n' if said else '') + '{ME}' -}}}}{{%- endif -%}}\n"
    )
