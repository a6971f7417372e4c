"""Belvedere: landscapes of oncology therapies, on the analyst's own machine."""

__version__ = "0.1.0"
