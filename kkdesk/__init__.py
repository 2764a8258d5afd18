"""kkdesk: a case and initiative tracker for the coordinator of a municipal policy."""

__version__ = "0.1.0"
