"""Statusslides: choose a round, see its pages, save and print them."""
