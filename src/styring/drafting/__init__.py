"""Drafts of new records and changes to meetings. Plans are pure; ``carry_out`` writes them."""

from __future__ import annotations
