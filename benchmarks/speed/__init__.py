"""Whole programs measured against each other, for benchmarks/lint.py."""
