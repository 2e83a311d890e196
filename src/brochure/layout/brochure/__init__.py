"""A brochure: the banner of page one, the sections, and the whole document."""
