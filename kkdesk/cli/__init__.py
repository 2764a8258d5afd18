"""Every job without a window, for scripts and schedulers."""
