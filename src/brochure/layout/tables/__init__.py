"""Tables: fits columns to the measure and makes a box for each row."""
