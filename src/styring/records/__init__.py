"""The record model: one module per kind of record, Norwegian keys as aliases of English attributes."""
