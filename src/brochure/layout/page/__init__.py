"""Pages: the type area, running heads and feet, and the filling of columns with boxes."""
