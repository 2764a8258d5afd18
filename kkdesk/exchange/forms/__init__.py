"""Status forms as Word and Excel files: what stands in them, how it is written and read back."""
