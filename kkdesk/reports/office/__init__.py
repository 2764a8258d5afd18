"""What the writers of PPTX, DOCX and XLSX share."""
