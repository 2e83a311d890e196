"""Names in the language of a document: translated where they are known, else as they are, with their language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.compose.samples import TYPICAL
from tests.locales import EN, ES

from brochure.compose.context import Context
from brochure.compose.vocabulary import Label, Vocabulary
from brochure.locale.terms import terms_of
from brochure.profile.markdown import plain_text
from brochure.profile.model import Sections, Translation

TRANSLATED, OWN, SPANISH = Vocabulary(ES, "en-US"), Vocabulary(EN, "en-US"), Vocabulary(ES, "es-US")


@pytest.mark.parametrize(
    ("name", "translated"),
    [
        ("Construction Managers", Label("Gerentes de construcción")),
        ("construction managers", Label("Gerentes de construcción")),
        ("Total, all occupations", Label("Todas las ocupaciones")),
        ("Astronauts, Martian", Label("Martian astronauts", "en-US")),
    ],
)
def test_occupations_in_tables(name: str, translated: Label) -> None:
    assert TRANSLATED.occupation(name) == translated


def test_publishers() -> None:
    bureau = "Bureau of Labor Statistics"
    assert TRANSLATED.publisher(bureau) == Label("Oficina de Estadísticas Laborales")
    assert TRANSLATED.publisher("Guild of Barkeeps") == Label("Guild of Barkeeps", "en-US")
    assert OWN.publisher(bureau) == Label(bureau)


def test_occupations_inside_sentences() -> None:
    assert TRANSLATED.occupation_in_sentence("Construction Managers") == Label("gerentes de construcción")
    assert OWN.occupation_in_sentence("Construction Managers") == Label("construction managers")
    assert SPANISH.occupation_in_sentence("gerentes de obra") == Label("gerentes de obra")


def test_industries() -> None:
    assert TRANSLATED.industry("Wholesale trade") == Label("Comercio al por mayor")
    assert TRANSLATED.industry_in_sentence("Wholesale trade") == Label("comercio al por mayor")
    assert TRANSLATED.industry("Widget polishing") == Label("Widget polishing", "en-US")
    assert OWN.industry("Wholesale trade") == Label("Wholesale trade")
    assert SPANISH.industry("Comercio al por mayor") == Label("Comercio al por mayor")
    assert SPANISH.industry_in_sentence("Consultorios médicos") == Label("consultorios médicos")
    assert SPANISH.industry_in_sentence("Amtrak") == Label("Amtrak")


def test_titles_stay_as_they_are_unless_they_are_translated() -> None:
    assert TRANSLATED.title("Construction Managers") == Label("Gerentes de construcción")
    assert TRANSLATED.title("Astronauts, Martian") == Label("Astronauts, Martian", "en-US")
    assert OWN.title("Construction Managers") == Label("Construction Managers")
    assert SPANISH.title("Gerentes de obra") == Label("Gerentes de obra")


def test_a_sector_is_known_by_its_name_in_the_language_of_the_profile() -> None:
    assert OWN.sector("Wholesale trade") == SPANISH.sector("Comercio al por mayor") == "wholesale"
    assert OWN.sector("Widget polishing") == ""


def test_fields() -> None:
    assert TRANSLATED.field(None, "Architecture and Engineering") == Label("Arquitectura e ingeniería")
    assert TRANSLATED.field(None, "Polishing") == Label("Polishing", "en-US")


def test_places() -> None:
    assert TRANSLATED.place("New Mexico") == "Nuevo México"
    assert OWN.place("New Mexico") == "New Mexico"
    assert TRANSLATED.place("Austin, TX") == "Austin, TX"
    assert TRANSLATED.place_in_sentence("District of Columbia") == "el Distrito de Columbia"
    assert OWN.place_in_sentence("District of Columbia") == "the District of Columbia"


def test_english_has_no_terms() -> None:
    assert not any(terms_of("en-US"))


def test_a_fact_sheet_has_the_translated_title_and_prose_keeps_its_own() -> None:
    managers = replace(TYPICAL, sections=Sections(), title="Construction Managers", soc=("11-9021",), names=None)
    sheet = Context.of(managers, locale=ES)
    assert sheet.title == Label("Gerentes de construcción")
    assert sheet.lang == "es-US"
    assert [run.text for run in sheet.people()] == ["los gerentes de construcción"]
    prose = Context.of(replace(managers, sections=TYPICAL.sections), locale=ES)
    assert prose.title == Label("Construction Managers", "en-US")
    assert prose.lang == "en-US"


DIVERS = Translation(title="Astronauts, Martian", name="astronautas marcianos", gender="masculine")


def test_a_translation_of_the_profile_comes_before_the_tables_in_documents_of_its_language() -> None:
    ours = Translation(title="Construction managers", name="jefes de obra")
    for vocabulary, name in ((TRANSLATED, "Jefes de obra"), (OWN, "Construction Managers")):
        assert vocabulary._replace(translations=(ours,)).title("Construction Managers").text == name
    other = TRANSLATED._replace(translations=(replace(ours, lang="fr"),))
    assert other.title("Construction Managers") == Label("Gerentes de construcción")


def test_a_fact_sheet_has_the_name_that_its_profile_says() -> None:
    sheet = replace(TYPICAL, title="Astronauts, Martian", names=None, sections=Sections(), summary=None, soc=())
    context = Context.of(replace(sheet, translations=(DIVERS,)), locale=ES)
    assert context.title == Label("Astronautas marcianos")
    assert plain_text(context.people()) == "los astronautas marcianos"


def test_a_name_without_a_known_gender_has_no_place_after_an_article() -> None:
    sheet = replace(TYPICAL, title="Astronauts, Martian", names=None, sections=Sections(), summary=None, soc=())
    context = Context.of(replace(sheet, translations=(replace(DIVERS, gender=None),)), locale=ES)
    assert plain_text(context.people()) == "esta ocupación"
