"""Put right what is mechanical and certain in the form of the records, and leave everything else to a person.

``plan`` says what would be put right, file by file; ``carry_out`` writes one file.
"""

from __future__ import annotations

from styring.fixing.planning import Fix, carry_out, plan

__all__ = ["Fix", "carry_out", "plan"]
