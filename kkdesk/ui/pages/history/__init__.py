"""Historik: what was done, what changed, and what two days or rounds tell otherwise."""
