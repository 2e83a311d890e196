"""The engines that brochure is compared with; each does the same job from the same composed document.

A peer is made once for a style (fonts found, style sheet parsed: whatever a long-running process would do once).
``prepare`` turns a document into the engine's source and is not timed; ``render`` is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pathlib import Path

    from brochure.compose.blocks import Document
    from brochure.style.model import Style

__all__ = ["PEERS", "Peer", "load_peer"]


class Peer(Protocol):
    """An engine. ``name`` is what the tables call it, ``version`` that of its package."""

    name: str
    version: str

    def prepare(self, document: Document) -> str: ...

    def render(self, source: str) -> bytes: ...


class PeerClass(Protocol):
    def __call__(self, style: Style, fonts: Path) -> Peer: ...


PEERS = {
    "typst": ("typst_peer", "TypstPeer"),
    "weasyprint": ("weasyprint_peer", "WeasyPrintPeer"),
    "weasyprint-1": ("weasyprint_peer", "OneColumnPeer"),
}


def load_peer(name: str, style: Style, fonts: Path) -> Peer:
    """The peer called ``name`` for ``style``; ``fonts`` is the folder of the TrueType files. Imports its engine."""
    module, peer = PEERS[name]
    return cast("PeerClass", getattr(import_module(f"peers.{module}"), peer))(style, fonts)
