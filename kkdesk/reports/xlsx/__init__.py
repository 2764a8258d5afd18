"""Tables as XLSX: a sheet for each, with numbers that count as numbers."""
