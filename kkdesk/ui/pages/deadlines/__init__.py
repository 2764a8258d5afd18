"""Frister: what falls due in a window of days, by how surely it does."""
