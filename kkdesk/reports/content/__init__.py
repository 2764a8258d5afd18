"""What the reports say: records in, Document out, no format."""
