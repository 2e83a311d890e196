"""The faces that ship with the program: their files, and their metrics for whoever sets or embeds text."""
