"""Occupation profiles."""
