"""The guide inside the program: F1 leads to the section about where the person is."""
