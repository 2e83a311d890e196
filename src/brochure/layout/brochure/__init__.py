"""A brochure: the head of page one, its sections, and the document as a whole."""
