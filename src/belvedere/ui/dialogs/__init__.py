"""Dialogs: they ask, and hand back the answer."""
