"""The pages of the window: each has a file of widgets and a file of behaviour."""
