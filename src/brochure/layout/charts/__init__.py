"""Charts: bars, ranges and percentile strips, each a box between its caption and notes."""
