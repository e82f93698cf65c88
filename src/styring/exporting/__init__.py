"""The records as tidy tables for analysts: one observation a row, partitioned by agency and year, in CSV or Parquet."""
