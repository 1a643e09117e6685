"""The only door to packaged files, alike in a checkout, a wheel and a frozen program."""

from importlib.resources import files
from importlib.resources.abc import Traversable

# By statement: a bundler finds packages by reading imports and would miss a name in a string.
import frameworks
import resources


def framework_root() -> Traversable:
    """Return the folder that holds one folder per shipped framework, and `schema`."""
    return files(frameworks)


def resource(*parts: str) -> Traversable:
    """Return a file or folder under `resources`, named part by part."""
    return files(resources).joinpath(*parts)


def font_bytes(name: str) -> bytes:
    """Return a bundled font such as `FiraGO-Regular.ttf`; `dev.py setup` makes them in a checkout."""
    return resource("fonts", name).read_bytes()
