"""Web pages that need nothing but themselves."""
