"""What goes wrong while a document is made, told to the person who can mend it."""

from __future__ import annotations

from styring.diagnostics import UserError


class RenderError(UserError):
    """A document that could not be made.

    Attributes:
        message: what is wrong, in Norwegian.
        remedy: what to do, in Norwegian.
        file: the template or other file at fault, relative to the project root if it lies there.
        line: the line in that file, from 1.
    """

    def __init__(self, message: str, remedy: str, *, file: str | None = None, line: int | None = None) -> None:
        super().__init__(message, remedy)
        self.file = file
        self.line = line

    @property
    def told(self) -> str:
        """What is wrong, and with which file."""
        return f"{self.file}: {self.message}" if self.file else self.message

    def __str__(self) -> str:
        """The place, if it is known, and both sentences."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        return f"{place}: {self.message} {self.remedy}" if place else f"{self.message} {self.remedy}"
