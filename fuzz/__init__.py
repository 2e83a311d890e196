"""Fuzzers: run the commands on hostile input of every kind, as a user would.

They are run by hand, never by CI; ``fuzz/README.md`` has one command for each.
"""
