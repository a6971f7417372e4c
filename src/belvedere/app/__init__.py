"""Start-up only: arguments, display, exception hook, settings, window."""
