"""Reading: SQL text in, plain records out. Nothing here loads SQLModel (see ADR 0002)."""
