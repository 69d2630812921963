"""The real commands with a model of toy size on a CPU, and stand-ins on loopback for what is far away."""
