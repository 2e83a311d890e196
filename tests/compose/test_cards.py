"""What a file of cards is called."""

from __future__ import annotations

from brochure.compose.cards import deck
from brochure.compose.material import Material
from brochure.compose.short_form import short_form
from brochure.profile.load import load_file
from brochure.resources import packaged_profiles

CONTENTS = [short_form(Material(load_file(path).profile)) for path in sorted(packaged_profiles().glob("*.yaml"))[:3]]


def test_cards_of_one_occupation_are_called_like_it() -> None:
    made = deck(CONTENTS[:1])
    assert (made.title, made.keywords) == (CONTENTS[0].title, CONTENTS[0].keywords)


def test_cards_of_several_are_counted_and_named_after_their_cluster() -> None:
    shared = [content._replace(cluster="Construction") for content in CONTENTS]
    assert deck(shared).title == "Pay cards: 3 jobs in construction"
    assert deck([*shared[:2], shared[2]._replace(cluster="Education")]).title == "Pay cards: 3 jobs"
    assert deck([content._replace(cluster=None) for content in shared]).title == "Pay cards: 3 jobs"
    spanish = [content._replace(composed="es-US") for content in shared]
    assert deck(spanish).title == "Tarjetas de salarios: 3 ocupaciones de construcción"
    assert deck(spanish).sheet_label == "Hoja {number}"
    assert deck(shared).keywords == tuple(content.title for content in shared)
