"""Small controls that pages are built from; each has a name, a role and a keyboard way."""
