"""Laptop copies: written, frozen, compared with what they started from, and merged back."""
