"""The page of status rounds: a matrix, the texts of a cell, and their editor."""
