"""Fagmøter (guide UF-2, UF-3)."""

from __future__ import annotations
