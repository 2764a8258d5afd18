"""Reminders in the window: the button in the status bar, the tray icon and the dialogs."""
