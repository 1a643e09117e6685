"""Write the program's static TrueType fonts into `resources/fonts/` from fonts that Python packages carry.

FiraGO (Latin, Cyrillic, Arabic) is only unpacked. Noto Sans SC comes as one variable file whose default is
Thin, so it is cut down to the characters we need and fixed at one weight. A file whose input and recipe have
not changed is left alone. Not in the wheel; `dev.py setup` runs it.
"""

import hashlib
import importlib
import importlib.metadata
import importlib.util
import io
import json
import os
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

FONTS = Path(__file__).resolve().parents[1] / "fonts"
STAMPS = FONTS / "made.json"
CHINESE = "fonts/ofl/notosanssc/NotoSansSC[wght].ttf"
OFL = "fonts/ofl/notosanssc/OFL.txt"
# Names of people need every character of GBK; headings, which are bold, get along with GB 2312.
REGULAR, BOLD = 400, 700
# Latin letters with marks, punctuation, arrows, signs and wide forms beside what the Chinese encodings hold.
EXTRA_RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x2010, 0x2044),
    (0x2190, 0x2193),
    (0x2212, 0x2212),
    (0x2260, 0x2265),
    (0x3000, 0x303F),
    (0xFF01, 0xFF5E),
)


@dataclass(frozen=True, slots=True)
class Recipe:
    """One file to make, from what and how; `weight` is a CSS weight, None leaves the font as it is."""

    target: str
    source: Path
    make: Callable[[Path, int | None], bytes]
    weight: int | None = None

    def key(self) -> str:
        """Fingerprint of everything the result depends on."""
        digest = hashlib.sha256(Path(__file__).read_bytes())
        digest.update(importlib.metadata.version("fonttools").encode())
        digest.update(self.source.read_bytes())
        return digest.hexdigest()


def recipes() -> list[Recipe]:
    """Return what is to be made, quick ones first."""
    latin, chinese = _folder("pymupdf_fonts"), _folder("justmytype_intl_cjk")
    return [
        Recipe("FiraGO-Regular.ttf", latin / "FiraGO_Regular.py", _unpacked),
        Recipe("FiraGO-Bold.ttf", latin / "FiraGO_Bold.py", _unpacked),
        Recipe("FiraGO-OFL.txt", _licence_of("pymupdf-fonts"), _copied),
        Recipe("NotoSansSC-OFL.txt", chinese / OFL, _copied),
        Recipe("NotoSansSC-Regular.ttf", chinese / CHINESE, _fixed, REGULAR),
        Recipe("NotoSansSC-Bold.ttf", chinese / CHINESE, _fixed, BOLD),
    ]


def main() -> int:
    """Make what is missing or stale and say what was done."""
    FONTS.mkdir(parents=True, exist_ok=True)
    stamps = _read_stamps()
    stale = [recipe for recipe in recipes() if not _is_fresh(recipe, stamps)]
    quick = [recipe for recipe in stale if recipe.weight is None]
    slow = [recipe for recipe in stale if recipe.weight is not None]
    for recipe in quick:
        _report(recipe, _write(recipe), stamps)
    if slow:
        with ProcessPoolExecutor(max_workers=len(slow)) as pool:
            for recipe, seconds in zip(slow, pool.map(_write, slow), strict=True):
                _report(recipe, seconds, stamps)
    return 0


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        sys.exit(f"The package {package} is not installed: run `python3 dev.py setup`.")
    return Path(spec.origin).parent


def _licence_of(distribution: str) -> Path:
    files = importlib.metadata.files(distribution) or []
    return next(Path(str(file.locate())) for file in files if file.name.startswith("LICENSE"))


def _read_stamps() -> dict[str, str]:
    try:
        stamps: dict[str, str] = json.loads(STAMPS.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return stamps


def _is_fresh(recipe: Recipe, stamps: dict[str, str]) -> bool:
    return (FONTS / recipe.target).is_file() and stamps.get(recipe.target) == recipe.key()


def _report(recipe: Recipe, seconds: float, stamps: dict[str, str]) -> None:
    stamps[recipe.target] = recipe.key()
    _replace(STAMPS, json.dumps(stamps, indent=1, sort_keys=True).encode())
    size = (FONTS / recipe.target).stat().st_size / 1e6
    sys.stdout.write(f"  {recipe.target}  {size:.1f} MB  {seconds:.0f} s\n")


def _write(recipe: Recipe) -> float:
    started = time.perf_counter()
    _replace(FONTS / recipe.target, recipe.make(recipe.source, recipe.weight))
    return time.perf_counter() - started


def _replace(path: Path, content: bytes) -> None:
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    beside.write_bytes(content)
    beside.replace(path)


def _unpacked(source: Path, _weight: int | None) -> bytes:
    """Take the TrueType bytes out of a module that carries them packed."""
    module = importlib.import_module(f"{source.parent.name}.{source.stem}")
    buffer: bytes = module.fontbuffer
    return buffer


def _copied(source: Path, _weight: int | None) -> bytes:
    return source.read_bytes()


def _fixed(source: Path, weight: int | None) -> bytes:
    """Cut the variable font to its characters, then fix the weight."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=["kern", "locl", "ccmp", "mark", "mkmk", "liga"], name_IDs=["*"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters("gbk" if weight == REGULAR else "gb2312"))
    subsetter.subset(font)
    instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True, updateFontNames=True)
    result = io.BytesIO()
    font.save(result)
    return result.getvalue()


def characters(encoding: str) -> set[int]:
    """Return the code points of a two-byte Chinese encoding together with our extra ranges."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    return {ord(char) for pair in pairs for char in _decoded(pair, encoding)} | _extra()


def _decoded(pair: bytes, encoding: str) -> Iterable[str]:
    text = pair.decode(encoding, "ignore")
    return text if len(text) == 1 and unicodedata.category(text) != "Co" else ""


def _extra() -> set[int]:
    return {code for first, last in EXTRA_RANGES for code in range(first, last + 1)}


if __name__ == "__main__":
    sys.exit(main())
