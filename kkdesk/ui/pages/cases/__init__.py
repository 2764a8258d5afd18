"""Sager og møder: cases with their routes, questions, committees and councils."""
