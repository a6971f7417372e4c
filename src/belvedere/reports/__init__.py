"""Descriptions as documents: HTML, Markdown and plain tables."""
