"""Bemærkninger: what councils, hearings and meetings remarked, and what became of it."""
