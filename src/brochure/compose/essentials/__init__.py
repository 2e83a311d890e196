"""Composes the parts of short forms: a profile in, its :class:`Essentials` out.

Handouts, leaflets and posters have no room for sections. They print duties, conditions, steps of the way in and
qualities: those that the profile lists under keys of their own, else those that rules find in its sections and quick
facts. Every sentence is whole; nothing is invented, and what the profile does not say is absent. Sentences are
understood alone, but ``They`` stands for the people of the occupation beside the name of a quality, and in conditions
after the first that names them.
"""

from brochure.compose.essentials.model import Duty, Essentials, Quality, Step, Topic, without_texts
from brochure.compose.essentials.whole import essentials

__all__ = ["Duty", "Essentials", "Quality", "Step", "Topic", "essentials", "without_texts"]
