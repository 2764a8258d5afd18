"""Editing any record as one types: controls, their saving, and how they stand in a form."""
