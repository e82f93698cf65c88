"""The comment round: a draft goes out as a Word file, and what comes back is read into the record (guide ES-12)."""
