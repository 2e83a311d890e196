"""``brochure update``: changes are shown, asked about, and written; all else in a file stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from tests import workbooks

from brochure import resources
from brochure.cli import figures
from brochure.cli.app import app
from brochure.profile.kinds import Amount
from brochure.profile.load import load_file
from brochure.sources.store.adding import add
from brochure.sources.updates import update as updating

if TYPE_CHECKING:
    from tests.cli.conftest import Run

BAKERS = """\
# ours
slug: bakers
title: Bakers
soc: ["51-3011"]   # as of 2018
wages:
  - as_of: 2022-05
    value: 34950   # a year
    industries:
      - {name: Bakeries, value: 33000}
projections: {base_year: 2022, target_year: 2032, outlook: 'decline', rows: [
  {title: Bakers, soc: 51-3011, base: 200000, projected: 190000, percent: -5, change: -10000}]}
sections:
  pay: |
    Many earn more than $34,950, and 34,951 less.
"""

RENEWED = """\
# ours
slug: bakers
title: Bakers
soc: ["51-3011"]   # as of 2018
wages:
  - as_of: 2024-05
    value: 36610   # a year
  - as_of: 2022-05
    industries:
      - {name: Bakeries, value: 33000}
projections: {base_year: 2024, target_year: 2034, outlook: 'as fast as average', rows: [
  {title: Bakers, soc: 51-3011, base: 223400, projected: 230100, percent: 3, change: 6700}]}
sections:
  pay: |
    Many earn more than $34,950, and 34,951 less.
"""


SHOWN = str(Path("profiles") / "bakers.yaml")


@pytest.fixture
def store(here: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with figures of bakers, where the environment says."""
    place = here / "data" / "figures.sqlite"
    add(place, workbooks.oews(here / "nation.xlsx", [{}]))
    add(place, workbooks.projections(here / "occupation.xlsx"))
    monkeypatch.setenv("BROCHURE_STORE", str(place))
    return place


@pytest.fixture
def bakers(here: Path, store: Path) -> Path:  # noqa: ARG001  it is needed
    path = here / "profiles" / "bakers.yaml"
    path.write_text(BAKERS, encoding="utf-8", newline="")
    return path


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> Result:
    """The command on a terminal, with somebody who answers."""
    monkeypatch.setattr(figures, "can_ask", lambda: True)
    return CliRunner().invoke(app, ["update", "bakers"], input=text, prog_name="brochure")


def test_shown_and_written(run: Run, bakers: Path) -> None:
    result = run("update", "bakers", "--yes")
    assert result.exit_code == 0
    assert result.stdout == (
        f"bakers: {SHOWN}\n"
        "  wages[0].value                 $34,950  -> $36,610\n"
        "  wages[0].as_of                 2022-05  -> 2024-05\n"
        "  projections.base_year          2022     -> 2024\n"
        "  projections.target_year        2032     -> 2034\n"
        "  projections.outlook            decline  -> as fast as average\n"
        "  projections.rows[0].base       200,000  -> 223,400             Bakers\n"
        "  projections.rows[0].projected  190,000  -> 230,100             Bakers\n"
        "  projections.rows[0].change     -10,000  -> 6,700               Bakers\n"
        "  projections.rows[0].percent    -5%      -> 3%                  Bakers\n\n"
    )
    assert result.stderr == (
        f"{SHOWN}:15:25: warning[quoted] sections.pay: “$34,950”, but wages[0].value is now $36,610\n"
        "      Many earn more than $34,950, and 34,951 less.\n"
        "                          ^^^^^^^\n"
        "  hint: change the text, or leave the figure to the sentences that a brochure makes\n"
        "bakers: wages[0].industries stays: no figure for “Bakeries” in the wages of May 2024\n"
        "bakers: industries of wages[0] keep their date, in a statement of their own\n"
        "1 updated\n"
    )
    assert bakers.read_text(encoding="utf-8") == RENEWED


def test_second_update_changes_nothing(run: Run, bakers: Path) -> None:
    run("update", "bakers", "--yes")
    result = run("update", "bakers", "--yes")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("1 left\n")
    assert bakers.read_text(encoding="utf-8") == RENEWED


def test_lines_of_windows_stay(run: Run, bakers: Path) -> None:
    bakers.write_bytes(b"\xef\xbb\xbf" + BAKERS.replace("\n", "\r\n").encode())
    assert run("update", str(bakers), "--yes").exit_code == 0
    assert bakers.read_bytes() == b"\xef\xbb\xbf" + RENEWED.replace("\n", "\r\n").encode()


def test_nothing_is_written_in_a_dry_run(run: Run, bakers: Path) -> None:
    result = run("update", "bakers", "--dry-run")
    assert result.exit_code == 0
    assert "$34,950  -> $36,610" in result.stdout
    assert result.stderr.endswith("1 not written\n")
    assert bakers.read_text(encoding="utf-8") == BAKERS


def test_update_without_a_terminal_writes_nothing(run: Run, bakers: Path) -> None:
    result = run("update", "bakers")
    assert result.exit_code == 2
    assert "Error: nothing is written: there is no terminal to ask on. --yes writes 1 file" in result.stderr
    assert bakers.read_text(encoding="utf-8") == BAKERS


def test_an_answer(bakers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    declined = answer(monkeypatch, "n\n")
    assert declined.exit_code == 1
    assert "Write 1 file? [y/N]" in declined.stderr
    assert bakers.read_text(encoding="utf-8") == BAKERS
    assert answer(monkeypatch, "y\n").exit_code == 0
    assert bakers.read_text(encoding="utf-8") == RENEWED
    assert "Write" not in answer(monkeypatch, "").stderr


def test_json(run: Run, bakers: Path) -> None:
    (entry,) = json.loads(run("update", "bakers", "--dry-run", "--json").stdout)
    assert {key: entry[key] for key in ("slug", "path", "state", "set_apart", "missing")} == {
        "slug": "bakers",
        "path": SHOWN,
        "state": "not written",
        "set_apart": [{"path": "wages[0]", "tables": ["industries"]}],
        "missing": [
            {"path": "wages[0].industries", "reason": "no figure for “Bakeries” in the wages of May 2024"},
        ],
    }
    assert entry["changes"][0] == {"path": "wages[0].value", "name": None, "old": 34950, "new": 36610}
    assert entry["changes"][1] == {"path": "wages[0].as_of", "name": None, "old": "2022-05", "new": "2024-05"}
    assert entry["changes"][5]["name"] == "Bakers"
    assert entry["quoted"] == [
        {"line": 14, "column": 25, "message": "sections.pay: “$34,950”, but wages[0].value is now $36,610"}
    ]
    (entry,) = json.loads(run("update", "bakers", "--yes", "--json").stdout)
    assert entry["state"] == "updated"
    assert entry["quoted"][0]["line"] == 15
    assert bakers.read_text(encoding="utf-8") == RENEWED


def test_dry_run_positions_refer_to_the_current_file(run: Run, bakers: Path) -> None:
    """Of statements after one that a table is taken out of, too."""
    text = BAKERS.replace("projections:", "  - {as_of: 2021-05, statistic: mean, value: 35000}\nprojections:", 1)
    bakers.write_text(text.replace("more than $34,950", "more than $35,000"), encoding="utf-8")
    shown = run("update", "bakers", "--dry-run")
    assert "  wages[1].value                 $35,000  -> $" in shown.stdout
    assert "“$35,000”, but wages[1].value is now" in shown.stderr
    (entry,) = json.loads(run("update", "bakers", "--dry-run", "--json").stdout)
    assert {change["path"] for change in entry["changes"] if change["path"].startswith("wages")} == {
        "wages[0].value", "wages[0].as_of", "wages[1].value", "wages[1].as_of"
    }  # fmt: skip
    assert run("update", "bakers", "--yes").exit_code == 0
    assert load_file(bakers).profile.wages[2].value != Amount(value=35000)


def test_equal_remarks_about_profiles_are_one_line(run: Run, bakers: Path) -> None:
    for slug, table in (("b", "Shops"), ("c", "Bakeries"), ("d", "Bakeries"), ("e", "Mills")):
        text = BAKERS.replace("slug: bakers", f"slug: {slug}").replace("name: Bakeries", f"name: {table}")
        bakers.with_stem(slug).write_text(text.replace("$34,950", "it"), encoding="utf-8")
    bakers.with_stem("f").write_text(BAKERS.replace("bakers", "f").replace("51-3011", "51-3092"), "utf-8")
    said = run("update", "bakers", "b", "c", "d", "e", "f", "--dry-run").stderr
    assert "bakers, b, c and 2 others: wages.industries stays: no figure for some of the rows in the" in said
    assert "bakers, b, c and 2 others: industries of wages keep their date, in a statement of their own\n" in said
    assert "f: wages[0] stays: 51-3092 is not in the wages of May 2024; another code may have replaced it\n" in said
    assert said.count("industries") == 2


def test_invalid_profiles_do_not_stop_the_others(run: Run, bakers: Path, here: Path) -> None:
    broken = here / "profiles" / "wrong.yaml"
    broken.write_text("slug: wrong\n", encoding="utf-8")
    result = run("update", "--all", "--yes")
    assert result.exit_code == 1
    assert "error[missing]" in result.stderr
    assert result.stderr.endswith("1 updated, 1 left, 1 up to date, 1 failed\n")
    assert bakers.read_text(encoding="utf-8") == RENEWED
    alone = run("update", str(broken), "--json", "--yes")
    assert alone.exit_code == 2
    (entry,) = json.loads(alone.stdout)
    assert entry["state"] == "failed"
    assert "error[missing]" in entry["error"]


def test_a_layout_that_cannot_be_edited(run: Run, bakers: Path) -> None:
    text = BAKERS.replace("  - as_of: 2022-05\n    value", "  - {as_of: 2022-05, value").replace(
        "   # a year\n    industries:\n      - {name: Bakeries, value: 33000}",
        ", industries: [{name: B, value: 33000}]}",
    )
    bakers.write_text(text, encoding="utf-8")
    result = run("update", "bakers", "--yes")
    assert "wages[0]: industries cannot be set apart on one line; write a key a line" in result.stderr
    assert result.exit_code == 2
    assert bakers.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (RENEWED.replace("36610", "36611"), "cannot be inserted safely"),
        (RENEWED.replace("36610", "lots"), "would contradict itself"),
    ],
)
def test_edited_text_that_decodes_differently_is_not_written(
    run: Run, bakers: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, message: str
) -> None:
    monkeypatch.setattr(updating, "edited", lambda *_: wrong)
    result = run("update", "bakers", "--yes")
    assert result.exit_code == 1
    assert message in result.stderr
    assert bakers.read_text(encoding="utf-8") == BAKERS


def test_profiles_of_the_program_are_not_changed(
    run: Run, bakers: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = here / "site-packages" / "brochure" / "_profiles"
    ours.mkdir(parents=True)
    bakers.write_text(BAKERS.replace("wages:", "category: Baking\nwages:"), encoding="utf-8")
    packaged = bakers.rename(ours / "bakers.yaml")
    monkeypatch.setattr(resources, "packaged_profiles", lambda: ours)
    monkeypatch.setattr(resources, "_packaged", lambda kind: ours if kind == "profiles" else here / "styles")
    named = run("update", "bakers", "--yes")
    assert named.exit_code == 2
    assert "bakers ships with brochure and is not changed. Update a copy: brochure copy bakers" in named.stderr
    everything = run("update", "--all", "--yes")
    assert everything.exit_code == 0
    assert "bakers" not in everything.output
    nothing = run("update", "--category", "Baking", "--yes")
    assert nothing.exit_code == 2
    assert "brochure copy PROFILE" in nothing.stderr
    assert "34950" in packaged.read_text(encoding="utf-8")
    assert run("update", str(packaged), "--yes").exit_code == 0
    assert "36610" in packaged.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written_does_not_keep_the_others(
    run: Run, bakers: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from brochure import files

    other = here / "profiles" / "rolls.yaml"
    other.write_text(BAKERS.replace("slug: bakers", "slug: rolls"), encoding="utf-8")
    write = files.write_over

    def refuse(path: Path, data: bytes, expected: bytes | None) -> None:
        if path.name == "bakers.yaml":
            raise PermissionError(13, "Permission denied", str(path))
        write(path, data, expected)

    monkeypatch.setattr(files, "write_over", refuse)
    result = run("update", "bakers", "rolls", "--yes")
    assert result.exit_code == 1
    assert "bakers.yaml: Permission denied" in result.stderr
    assert result.stderr.endswith("1 updated, 1 failed\n")
    assert bakers.read_text(encoding="utf-8") == BAKERS
    assert run("update", "bakers", "--yes").exit_code == 2, "nothing is written"
    assert load_file(other).profile.wages[0].value != load_file(bakers).profile.wages[0].value


def test_an_edit_made_while_the_question_waits_is_kept(
    bakers: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not overwritten, the user is told what to do, and the other files of the run are written."""
    other = here / "profiles" / "rolls.yaml"
    other.write_text(BAKERS.replace("slug: bakers", "slug: rolls"), encoding="utf-8")
    edited = f"{BAKERS}# MY EDIT\n"

    def edit_and_agree(*_: object, **__: object) -> bool:
        bakers.write_text(edited, encoding="utf-8")
        return True

    monkeypatch.setattr(figures, "can_ask", lambda: True)
    monkeypatch.setattr(figures, "confirm", edit_and_agree)
    result = CliRunner().invoke(app, ["update", "bakers", "rolls"])
    assert result.exit_code == 1
    assert bakers.read_text(encoding="utf-8") == edited
    assert load_file(other).profile.wages[0].value == Amount(36610)
    assert f"{SHOWN} was changed or deleted after it was read; it is left as it is." in result.stderr
    assert result.stderr.endswith("1 updated, 1 failed\n")
    again = CliRunner().invoke(app, ["update", "bakers"])
    assert again.exit_code == 0
    assert bakers.read_text(encoding="utf-8") == f"{RENEWED}# MY EDIT\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no profiles are named"),
        (("bakers", "--yes", "--dry-run"), "--yes and --dry-run"),
        (("bakers", "--json"), "--yes or --dry-run"),
        (("nobody",), "no profile matches"),
        (("bakers", "--store", "none.sqlite"), "brochure data add"),
    ],
)
def test_wrong_requests(run: Run, bakers: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run("update", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert bakers.read_text(encoding="utf-8") == BAKERS
