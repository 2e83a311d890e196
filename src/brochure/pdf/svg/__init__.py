"""Opens SVG files: a tree reduced to what is drawn, which svglib turns into a drawing of ReportLab."""
