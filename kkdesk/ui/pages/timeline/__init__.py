"""Tidslinje: every record that lasts or falls due, drawn in time."""
