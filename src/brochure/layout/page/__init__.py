"""The page: its type area, what every page repeats, and how boxes fill its columns."""
