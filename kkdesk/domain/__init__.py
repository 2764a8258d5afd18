"""The field itself: pure Python, no window, no SQL, no files."""
