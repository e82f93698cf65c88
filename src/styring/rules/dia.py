"""Styringsdialogen som helhet."""

from __future__ import annotations
