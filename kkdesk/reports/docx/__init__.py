"""Paper as DOCX: headings, lists, tables, notes and contents as a word processor knows them."""
