"""`Size`: a scale of lengths, and the scales that are there by name: `sizes.radius_lg`."""

from __future__ import annotations

from dataclasses import dataclass

from hiroba.errors import ArgumentError

__all__ = ["Size", "find_size"]

NAMES = ("xxs", "xs", "sm", "md", "lg", "xl", "xxl")


@dataclass(frozen=True)
class Size:
    """Lengths from the least (`xxs`) to the greatest (`xxl`), as CSS.

    Attributes:
        name: What it is called.
    """

    xxs: str
    xs: str
    sm: str
    md: str
    lg: str
    xl: str
    xxl: str
    name: str | None = None

    def expand(self) -> list[str]:
        """Return all lengths, the least first."""
        return [getattr(self, name) for name in NAMES]

    def pixels(self, name: str) -> float:
        """Return one length in pixels.

        Raises:
            ArgumentError: It is in another unit.
        """
        value: str = getattr(self, name)
        try:
            return float(value.removesuffix("px"))
        except ValueError:
            raise ArgumentError(f'A size of a theme must be in pixels, such as "4px", got {value!r}.') from None


def find_size(size: Size | str, prefix: str) -> Size:
    """Return a size given as such or by its name, which may leave `prefix` out: `"lg"` for `"radius_lg"`.

    Raises:
        ArgumentError: No size has this name.
    """
    if isinstance(size, Size):
        return size
    known = {one.name: one for one in ALL}
    for name in (size, f"{prefix}_{size}"):
        if name in known:
            return known[name]
    fitting = ", ".join(str(name) for name in known if str(name).startswith(prefix))
    raise ArgumentError(f"`{prefix}_size` must be a `Size` or one of {fitting}, got {size!r}.")


radius_none = Size("0px", "0px", "0px", "0px", "0px", "0px", "0px", name="radius_none")
radius_sm = Size("1px", "1px", "2px", "4px", "6px", "8px", "12px", name="radius_sm")
radius_md = Size("1px", "2px", "4px", "6px", "8px", "12px", "22px", name="radius_md")
radius_lg = Size("2px", "4px", "6px", "8px", "12px", "16px", "24px", name="radius_lg")
radius_xxl = Size("6px", "8px", "10px", "20px", "24px", "28px", "32px", name="radius_xxl")
spacing_sm = Size("1px", "1px", "2px", "4px", "6px", "9px", "12px", name="spacing_sm")
spacing_md = Size("1px", "2px", "4px", "6px", "8px", "10px", "16px", name="spacing_md")
spacing_lg = Size("2px", "4px", "6px", "8px", "10px", "14px", "28px", name="spacing_lg")
text_sm = Size("8px", "9px", "11px", "13px", "16px", "20px", "24px", name="text_sm")
text_md = Size("9px", "10px", "12px", "14px", "16px", "22px", "26px", name="text_md")
text_lg = Size("10px", "12px", "14px", "16px", "20px", "24px", "28px", name="text_lg")

ALL = (
    radius_none,
    radius_sm,
    radius_md,
    radius_lg,
    radius_xxl,
    spacing_sm,
    spacing_md,
    spacing_lg,
    text_sm,
    text_md,
    text_lg,
)
