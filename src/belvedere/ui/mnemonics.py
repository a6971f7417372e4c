"""Titles of buttons and menu entries, in which Qt takes an ampersand for the mark of a key."""


def literal(text: str) -> str:
    """Return a text that may hold ampersands, such as `Merck & Co`, as a title has to have it."""
    return text.replace("&", "&&")
