"""Dialogs; they open without blocking the window."""
