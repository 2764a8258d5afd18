"""Overblik: what needs the coordinator now, each figure with the list it counts."""
