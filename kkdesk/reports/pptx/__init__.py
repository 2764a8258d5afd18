"""Slides as PPTX: the pages that the PDF's layout made, as shapes that a person can edit."""
