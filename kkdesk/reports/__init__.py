"""Reports: records become a Document, and a Document becomes a file."""
