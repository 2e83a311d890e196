"""Charts: bars, ranges and percentile strips, each a box of its own between its caption and its notes."""
