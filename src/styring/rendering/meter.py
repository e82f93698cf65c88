"""How much a template may do: enough for any document, too little to keep a machine busy."""

from __future__ import annotations

from styring.rendering.faults import Refused

_MAX_STEPS = 50_000  # a letter of forty pages takes some two thousand
_MAX_CHARACTERS = 20_000_000


class Meter:
    """Counts what one run of a template repeats and writes. One that goes on and on is stopped."""

    def __init__(self) -> None:
        self._steps = 0
        self._characters = 0

    def reset(self) -> None:
        """Begin a new run."""
        self._steps = self._characters = 0

    def step(self, characters: int) -> None:
        """One more turn of a loop, a macro, a block or an included template, with so much text of its own.

        Raises:
            Refused: there have been too many.
        """
        self._steps += 1
        if self._steps > _MAX_STEPS:
            raise Refused("den gjentar noe uten å bli ferdig")
        self.write(characters)

    def write(self, characters: int) -> None:
        """So much more text has been written.

        Raises:
            Refused: it is too much.
        """
        self._characters += characters
        if self._characters > _MAX_CHARACTERS:
            raise Refused(f"den skriver mer enn {_MAX_CHARACTERS // 1_000_000} MB")
