"""Kontaktmøter (guide UF-4 … UF-8)."""

from __future__ import annotations
