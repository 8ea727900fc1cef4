"""From a drawing or a picture of one digit to the small, uniform picture that the classifier is trained on.

Training and use go through the same `normalise`, so that a thin line drawn with a mouse, a felt pen on paper and
a scanned digit of 1995 look alike to the model: same height, same thickness of stroke, same middle.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage

SIDE = 16
"""Height and width of a normalised digit in pixels."""

STROKE_PX = 1.9
"""Thickness that every stroke is brought to, in pixels of a normalised digit."""

_INNER_PX = 13.5  # the longer side of the digit
_SPECK = 0.04  # parts with less than this share of the ink are dirt

Picture = NDArray[np.float64]


def ink_of_drawing(layers: list[NDArray[np.uint8]], composite: NDArray[np.uint8] | None) -> Picture | None:
    """Return the ink of a sketch pad's content: what was drawn, or else the picture it was drawn on.

    Args:
        layers: RGBA, shape (height, width, 4); the opacity of all is what was drawn, of whatever colour.
        composite: All layers upon the background, shape (height, width, 3 or 4), or `None`.

    Returns:
        Ink in [0, 1], shape (height, width), or `None` for an empty pad.
    """
    drawn = [layer[..., 3] / 255.0 for layer in layers if layer.ndim == 3 and layer.shape[2] == 4]
    if drawn and max(part.max() for part in drawn) > 0:
        ink: Picture = np.maximum.reduce(drawn)
        return ink
    return None if composite is None else ink_of_picture(composite)


def ink_of_picture(picture: NDArray[np.uint8]) -> Picture | None:
    """Return how far each pixel stands out from the paper, whether dark on light or light on dark.

    Args:
        picture: uint8, shape (height, width), (height, width, 3) or (height, width, 4).

    Returns:
        Ink in [0, 1], shape (height, width), or `None` where nothing stands out.
    """
    grey = _grey(picture)
    step = max(1, round(max(grey.shape) / 512))
    grey = ndimage.uniform_filter(grey, step)[::step, ::step]
    edge = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    ink = np.abs(grey - np.median(edge))
    strongest = ink.max()
    return None if strongest < 0.08 else ink / strongest


def normalise(ink: Picture, stroke_px: float = STROKE_PX) -> Picture | None:
    """Return the digit in one size and thickness, its centre of mass in the middle.

    The edge of the ink is turned into a field of distances, which can be read at any scale without losing thin lines:
    a line of the wanted width is where the distance to the middle of the stroke is less than half of it.

    Args:
        ink: In [0, 1], any shape (height, width).
        stroke_px: Thickness that strokes are brought to; training varies it.

    Returns:
        In [0, 1], shape (`SIDE`, `SIDE`), or `None` if there is no ink.
    """
    mask = _without_specks(ink > _threshold(ink))
    if not mask.any():
        return None
    mask = _crop(mask)
    inside = ndimage.distance_transform_edt(np.pad(mask, 1))
    # Within a line of width w the distance to the nearest paper averages w / 4 (w / 4 + 1 / 2 on a grid of pixels).
    width = max(1.0, 4.0 * inside[1:-1, 1:-1][mask].mean() - 1.5)
    scale = (_INNER_PX - stroke_px) / max(1.0, max(mask.shape) - width)
    # Never thinned so far that the thin parts of an uneven stroke break.
    grow_px = max((stroke_px - width * scale) / 2, -0.3 * width * scale)
    edge = _signed_distance(mask, SIDE, scale)
    normalised: Picture = np.clip(edge + grow_px + 0.5, 0.0, 1.0)
    return normalised


def _grey(picture: NDArray[np.uint8]) -> Picture:
    """Return luminance in [0, 1]; what is transparent counts as white."""
    values = picture.astype(np.float64) / 255.0
    if values.ndim == 2:
        return values
    grey: Picture = values[..., :3] @ np.array([0.299, 0.587, 0.114])
    if values.shape[2] == 4:
        grey = grey * values[..., 3] + (1.0 - values[..., 3])
    return grey


def _threshold(ink: Picture) -> float:
    """Return the level that parts ink from paper best. Source: N. Otsu, 1979, "A threshold selection method"."""
    counts, edges = np.histogram(ink, bins=64, range=(0.0, 1.0))
    levels = (edges[:-1] + edges[1:]) / 2
    below = np.cumsum(counts)
    above = below[-1] - below
    sums = np.cumsum(counts * levels)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (sums / below - (sums[-1] - sums) / above) ** 2
    between = np.nan_to_num(between)
    # Clean ink leaves many levels equally good: the middle of them keeps a stroke's soft edge.
    return float(np.mean(edges[1:][between >= between.max() * 0.999]))


def _without_specks(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return `mask` without the parts that hold hardly any of it."""
    labels, count = ndimage.label(mask, structure=np.ones((3, 3)))
    if count < 2:
        return mask
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    kept: NDArray[np.bool_] = (sizes >= _SPECK * sizes.sum())[labels] & mask
    return kept


def _crop(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return the smallest rectangle with all ink."""
    rows, columns = np.nonzero(mask)
    return mask[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _signed_distance(mask: NDArray[np.bool_], side_px: int, scale: float) -> Picture:
    """Return how far inside the ink (or, below zero, outside) each pixel of a square lies, in its pixels.

    Args:
        mask: The ink, shape (height, width).
        side_px: Height and width of the square, in whose middle the centre of mass comes to lie.
        scale: Pixels of the square for one pixel of `mask`.
    """
    margin = int(np.ceil(max(mask.shape) * 0.15 + 2 / scale))
    padded = np.pad(mask, margin)
    distance = np.where(
        padded, ndimage.distance_transform_edt(padded) - 0.5, 0.5 - ndimage.distance_transform_edt(~padded)
    )
    centre = _kept_within(np.array(ndimage.center_of_mass(mask)), np.array(mask.shape), side_px / scale)
    steps = (np.arange(side_px) - (side_px - 1) / 2) / scale
    grid = np.meshgrid(centre[0] + steps + margin, centre[1] + steps + margin, indexing="ij")
    field: Picture = ndimage.map_coordinates(distance, grid, order=1, mode="nearest")
    return field * scale


def _kept_within(centre: NDArray[np.float64], shape: NDArray[np.int64], side: float) -> NDArray[np.float64]:
    """Return `centre` moved so far that a square of `side` around it holds all of `shape`."""
    slack = np.maximum(0.0, (side - shape) / 2)
    middle = (shape - 1) / 2
    return np.clip(centre, middle - slack, middle + slack)
