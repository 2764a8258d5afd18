"""Indikatorer: what is measured, where it started and what it should reach."""
