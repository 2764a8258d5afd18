"""Udveksling: laptop copies, what came home, and what waits for a decision."""
