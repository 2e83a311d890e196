"""Tables: columns measured and fitted to their measure, then a box for each row."""
