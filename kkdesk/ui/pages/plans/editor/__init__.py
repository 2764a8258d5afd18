"""The editor of one initiative; what is typed is saved as it is typed."""
