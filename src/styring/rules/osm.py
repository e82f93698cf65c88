"""Oppdragsstyringsmøter (guide OP)."""

from __future__ import annotations
