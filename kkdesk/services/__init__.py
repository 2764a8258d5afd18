"""One function per thing a person does: one transaction each, returning what changed."""
