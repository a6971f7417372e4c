"""How long work reports how far it is, and hears that it should stop."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - an outcome asked for, not an error
    """Raised inside long work after the user asked it to stop."""


class Progress(Protocol):
    """What a long function is handed to report to and to ask."""

    @property
    def cancelled(self) -> bool:
        """Whether the user asked to stop; the work then raises `Cancelled` at a safe point."""
        ...

    def report(self, done: float, text: str = "") -> None:
        """Tell how far the work is.

        Args:
            done: Share done, from 0 to 1.
            text: What is being done now, for the user; empty keeps the last text.
        """
        ...


class Silent:
    """The progress of work that nobody watches."""

    @property
    def cancelled(self) -> bool:
        """Never cancelled."""
        return False

    def report(self, done: float, text: str = "") -> None:
        """Do nothing."""
