"""The wheel holds everything the program reads, nothing it does not, and can be started."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont as FontFile
from reportlab.pdfbase.ttfonts import TTFont

from competency_app import __version__
from competency_app.data import font_bytes, framework_root, resource

ROOT = Path(__file__).resolve().parents[1]
FONTS = ("FiraGO-Regular.ttf", "FiraGO-Bold.ttf", "NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
SAMPLES = {
    "FiraGO-Regular.ttf": "Ångström œuvre Żółć Привет, ё; مرحبا بالعالم 0–9 «…»",
    "FiraGO-Bold.ttf": "Ångström Привет مرحبا",
    "NotoSansSC-Regular.ttf": "数字素养，王昱珩、李喆、陶囍。A1",
    "NotoSansSC-Bold.ttf": "教师数字素养：第一级 A1",
}
TARGETS = ("requirements/run.txt", "requirements/dev.txt")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """Build the wheel the way a release does."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        yield archive


def test_wheel_holds_every_file_of_the_packages(wheel: zipfile.ZipFile) -> None:
    packed = set(wheel.namelist())
    for package in ("competency_app", "ui", "frameworks", "resources"):
        for path in (ROOT / package).rglob("*"):
            place = path.relative_to(ROOT).as_posix()
            if path.is_file() and _belongs(place):
                assert place in packed


def _belongs(place: str) -> bool:
    left_out = ("resources/packaging/", "resources/screenshots/", "resources/fonts/made.json")
    return not place.startswith(left_out) and not place.endswith((".po", ".pot", ".pyc", ".part", "terms.csv"))


def test_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert tops == {"competency_app", "ui", "frameworks", "resources", f"competency_app-{__version__}.dist-info"}
    assert [name for name in wheel.namelist() if name.endswith((".po", ".pot", ".spec", "terms.csv"))] == []
    assert [name for name in wheel.namelist() if name.startswith("resources/packaging")] == []


def test_wheel_names_its_command_and_forbids_upload(wheel: zipfile.ZipFile) -> None:
    info = f"competency_app-{__version__}.dist-info"
    assert "competency-app = competency_app.__main__:main" in wheel.read(f"{info}/entry_points.txt").decode()
    assert "Private :: Do Not Upload" in wheel.read(f"{info}/METADATA").decode()
    assert f"{info}/licenses/LICENSE" in wheel.namelist()


@pytest.mark.parametrize("name", FONTS)
def test_font_in_the_wheel_has_its_scripts_and_serves_the_pdf(wheel: zipfile.ZipFile, name: str) -> None:
    content = wheel.read(f"resources/fonts/{name}")
    glyphs = FontFile(io.BytesIO(content)).getBestCmap()
    assert {char for char in SAMPLES[name] if ord(char) not in glyphs} == set()
    assert TTFont(name, io.BytesIO(content)).face.numGlyphs > 0


@pytest.mark.parametrize("name", FONTS)
def test_font_names_its_weight(name: str) -> None:
    font = FontFile(io.BytesIO(font_bytes(name)))
    assert font["OS/2"].usWeightClass == (700 if "Bold" in name else 400)
    assert font["name"].getBestFamilyName() == ("FiraGO" if "Fira" in name else "Noto Sans SC")
    assert "fvar" not in font


def test_fonts_carry_their_licence(wheel: zipfile.ZipFile) -> None:
    for family in ("FiraGO", "NotoSansSC"):
        assert "SIL Open Font License" in wheel.read(f"resources/fonts/{family}-OFL.txt").decode()


def test_data_is_found_where_it_is_packed() -> None:
    assert resource("fonts", FONTS[0]).is_file()
    assert framework_root().joinpath("__init__.py").is_file()


@pytest.mark.parametrize("target", TARGETS)
def test_locked_requirements_hold_hashes_and_no_address(target: str) -> None:
    text = (ROOT / target).read_text("utf-8")
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert pins
    assert all("==" in line and line.endswith("\\") for line in pins)
    assert "://" not in text
    assert "--index" not in text
    assert "--find-links" not in text
