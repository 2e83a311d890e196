"""Tables of titles in Spanish: from the file to the keys of a profile."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.profile.model import Translation
from brochure.sources.figures.spanish_titles import gender_of, in_sentence
from brochure.sources.spanish_titles import SpanishTitles
from brochure.sources.store.adding import Added, Failed, add, add_all
from brochure.sources.store.reading import Store
from brochure.sources.store.removing import remove

HEADER = "soc_code,title_en,title_es,description_es\n"
ROOFERS = "47-2181,Roofers,Techadores de Azoteas,\n"
DIVERS = '49-9092,"Commercial Divers",Buzos Comerciales,"Trabajan bajo el agua, con equipo."\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "figures.sqlite"


def table(folder: Path, rows: str, name: str = "titles.csv", header: str = HEADER) -> Path:
    path = folder / name
    path.write_text(header + rows, encoding="utf-8")
    return path


def test_titles_are_read_by_soc_code_and_removed_with_their_file(place: Path, tmp_path: Path) -> None:
    added = add(place, table(tmp_path, DIVERS + ROOFERS))
    assert (added.holding.dataset, added.holding.vintage, added.holding.rows) == ("titles", "es-US", 2)
    with Store(place) as store:
        assert store.spanish_titles()["49-9092"] == ("49-9092", "Commercial Divers", "Buzos Comerciales")
    remove(place, ["titles.csv"])
    with Store(place) as store:
        assert store.spanish_titles() == {}


def test_a_later_table_replaces_titles_of_the_same_occupations(place: Path, tmp_path: Path) -> None:
    add(place, table(tmp_path, DIVERS + ROOFERS))
    again = add(place, table(tmp_path, "49-9092,Commercial Divers,Buceadores,\n", "ours.csv"))
    assert [(one.file, one.rows) for one in again.replaced] == [("titles.csv", 1)]
    with Store(place) as store:
        assert {title.spanish for title in store.spanish_titles().values()} == {"Buceadores", "Techadores de Azoteas"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("49-909,Commercial Divers,Buzos,\n", "'49-909' is not a SOC code"),
        ("49-9092,Commercial Divers,,\n", "title_es: '' is not a title"),
        (f"49-9092,Commercial Divers,{'B' * 201},\n", "is not a title of 1 to 200 characters"),
        (DIVERS, "49-9092 is in row 2, too"),
        ("49-9092,Commercial Divers,Bu\x7fzos,\n", "U+007F"),
    ],
)
def test_a_wrong_row_is_refused_with_its_number_and_nothing_is_stored(
    place: Path, tmp_path: Path, rows: str, said: str
) -> None:
    (outcome,) = add_all(place, table(tmp_path, DIVERS + rows))
    assert isinstance(outcome, Failed)
    assert said in outcome.reason
    assert "row 3" in f"{outcome.source} {outcome.reason}"
    assert not place.exists()


def test_other_tables_with_some_of_the_columns_are_no_titles(place: Path, tmp_path: Path) -> None:
    (outcome,) = add_all(place, table(tmp_path, "49-9092,Buzos\n", header="soc_code,title_es\n"))
    assert not isinstance(outcome, Added)


@pytest.mark.parametrize(
    ("title", "name", "gender"),
    [
        ("Buzos Comerciales", "buzos comerciales", "masculine"),
        ("Gerentes de IT y de la Web", "gerentes de IT y de la web", "masculine"),
        ("Analistas de Datos", "analistas de datos", "masculine"),
        ("Azafatas y Sobrecargos", "azafatas y sobrecargos", None),
        ("Actrices", "actrices", None),
        ("Personal de Limpieza", "", None),
    ],
)
def test_titles_inside_a_sentence(title: str, name: str, gender: str | None) -> None:
    assert in_sentence(title) == name
    assert not name or gender_of(name) == gender


def test_names_of_a_profile_are_those_that_the_program_does_not_know(place: Path, tmp_path: Path) -> None:
    known = "47-2061,Construction Laborers,Peones de la Construcción,\n"
    add(place, table(tmp_path, DIVERS + ROOFERS + known))
    with Store(place) as store:
        titles = SpanishTitles(store.spanish_titles())
    asked = [("Divers", "49-9092"), ("Construction Laborers", "47-2061"), ("Cooks", "35-2010"), ("Unknown", None)]
    assert titles.translations([*asked, ("Divers", "49-9092")]) == (
        Translation(title="Divers", name="buzos comerciales", gender="masculine", lang="es-US"),
    )
