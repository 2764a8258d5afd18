"""Reading and writing files that people and other programs hand over."""
