"""The leaflet: two sides of a landscape sheet, composed for folding into six panels.

In: :class:`~brochure.compose.leaflet.Leaflet` and a style. Out: two :class:`~brochure.layout.pages.Page` objects. No
text crosses a fold, and nothing is split: what has no room is left out and named.
"""

from brochure.layout.leaflet.document import layout_leaflet

__all__ = ["layout_leaflet"]
