"""A trained ghost put to use: loaded and asked, merged, tried, published, served, rehearsed.

Everything heavy (torch, transformers, peft, huggingface_hub, cog) is imported where it is used.
"""
