"""How many of the marked names are found, and how much of what is found is a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from styring.diagnostics import Severity
from tests.names.sentences.notation import Text, Wanted


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over sentences; overlap is enough. Doubtful words count for nothing, found or not.

    Attributes:
        names, found: marked names, and those of them that anything was found at.
        hits, right: what was found, and how much of it lies at a marked name.
        errors, right_errors: the same of errors alone; at a name marked as a warning an error is wrong.
        sentences: how many.
    """

    sentences: int
    names: int
    found: int
    hits: int
    right: int
    errors: int
    right_errors: int

    @classmethod
    def of(cls, texts: Iterable[Text]) -> Figures:
        sentences = names = found = hits = right = errors = right_errors = 0
        for text in texts:
            for sentence, its_hits in text.read():
                sentences += 1
                names_here = [mark for mark in sentence.marks if mark.wanted is not Wanted.DOUBTFUL]
                names += len(names_here)
                found += sum(any(h.start < m.end and m.start < h.end for h in its_hits) for m in names_here)
                for hit in its_hits:
                    wanted = sentence.wanted_at(hit.start, hit.end)
                    if wanted is Wanted.DOUBTFUL and hit.level is Severity.WARNING:
                        continue
                    is_error = hit.level is Severity.ERROR
                    hits += 1
                    right += wanted in {Wanted.ERROR, Wanted.WARNING, Wanted.FOUND}
                    errors += is_error
                    right_errors += is_error and Severity.ERROR in wanted.value
        return cls(sentences, names, found, hits, right, errors, right_errors)

    @property
    def precision(self) -> float:
        return self.right / self.hits if self.hits else 1.0

    @property
    def recall(self) -> float:
        return self.found / self.names if self.names else 1.0

    @property
    def error_precision(self) -> float:
        return self.right_errors / self.errors if self.errors else 1.0

    def __str__(self) -> str:
        return (
            f"{self.sentences} setninger, {self.names} navn; presisjon {self.precision:.3f}, "
            f"dekning {self.recall:.3f}, presisjon for feil {self.error_precision:.3f}; "
            f"{self.hits - self.right} falske alarmer"
        )
