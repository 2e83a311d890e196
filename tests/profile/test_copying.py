"""Profiles as the start of new ones: the same file but for its slug."""

from __future__ import annotations

from pathlib import Path

import pytest

from brochure.errors import BrochureError, InputError
from brochure.profile import copying
from brochure.profile.copying import copied
from brochure.profile.load import load_file
from brochure.yamlio.editing import EditError

BODY = "title: Weavers   # in the plural\nsections: {what_they_do: They weave.}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "weavers.yaml"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"# of a slug: weavers\nslug:  weavers  # mine\n", b"# of a slug: weavers\nslug:  yarn-spinners  # mine\n"),
        (b"\xef\xbb\xbfslug: 'weavers'\r\n", b"\xef\xbb\xbfslug: yarn-spinners\r\n"),
        (b'"slug": "weavers"\n', b'"slug": yarn-spinners\n'),
    ],
    ids=["comments", "mark and line ends of Windows", "quotes"],
)
def test_all_but_the_slug_stays_byte_for_byte(file: Path, before: bytes, after: bytes) -> None:
    body = BODY.replace("\n", "\r\n").encode() if b"\r" in before else BODY.encode()
    file.write_bytes(before + body)
    copy = copied(file, "yarn-spinners")
    assert copy.text.encode() == after + body
    assert copy.profile.slug == "yarn-spinners"
    assert copy.profile.title == "Weavers"


@pytest.mark.parametrize("slug", ["null", "true", "123", "2024-05", "29-2071", "1e5"])
def test_a_slug_that_looks_like_something_else_is_quoted_where_it_must_be(
    file: Path, tmp_path: Path, slug: str
) -> None:
    file.write_text(f"slug: weavers\n{BODY}", encoding="utf-8")
    (tmp_path / f"{slug}.yaml").write_text(copied(file, slug).text, encoding="utf-8")
    assert load_file(tmp_path / f"{slug}.yaml").profile.slug == slug


def test_a_slug_in_several_lines_is_refused(file: Path) -> None:
    file.write_text(f"slug: >-\n  weavers\n{BODY}", encoding="utf-8")
    with pytest.raises(EditError, match=r"^slug: "):
        copied(file, "spinners")


@pytest.mark.parametrize("slug", ["Yarn Spinners", "../spinners", "nul", ""])
def test_what_cannot_be_a_slug_is_refused(file: Path, slug: str) -> None:
    file.write_text(f"slug: weavers\n{BODY}", encoding="utf-8")
    with pytest.raises(BrochureError, match="is not a slug"):
        copied(file, slug)


def test_a_wrong_profile_is_not_copied(file: Path) -> None:
    file.write_text("slug: weavers\ntitel: Weavers\n", encoding="utf-8")
    with pytest.raises(InputError, match="titel"):
        copied(file, "spinners")


def test_a_copy_that_says_something_else_is_not_made(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text(f"slug: weavers\n{BODY}", encoding="utf-8")
    monkeypatch.setattr(copying, "renamed", lambda text, slug: text.replace("weavers", slug).replace("They", "We"))
    with pytest.raises(BrochureError, match="would differ"):
        copied(file, "spinners")
