"""Fuzzers: hostile input of every kind, through the commands as a user would run them.

They are run by hand, never by CI; ``fuzz/README.md`` has one command for each.
"""
