"""Ghosts of one real person, trained by the real Axolotl on a CPU from a pretrained base, and measured."""
