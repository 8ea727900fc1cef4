"""Digits drawn by straight lines, as a hand with a mouse draws them: a second source of training pictures.

The scanned digits were written with pens. Mouse drawings differ: corners where a pen makes curves, closed sevens and
ones without a serif. Each path below is a way in which people write a digit; points are (x, y) in a unit square.
"""

from itertools import pairwise

import numpy as np
from scipy import ndimage

from models.ink import Picture

_SIDE = 48

Path = list[tuple[float, float]]

PATHS: dict[int, list[list[Path]]] = {
    0: [
        [[(0.5, 0), (0.1, 0.25), (0.1, 0.75), (0.5, 1), (0.9, 0.75), (0.9, 0.25), (0.5, 0)]],
        [[(0.1, 0), (0.9, 0), (0.9, 1), (0.1, 1), (0.1, 0)]],
        [[(0.5, 0), (0.2, 0.15), (0.1, 0.5), (0.2, 0.85), (0.5, 1), (0.8, 0.85), (0.9, 0.5), (0.8, 0.15), (0.5, 0)]],
    ],
    1: [
        [[(0.5, 0), (0.5, 1)]],
        [[(0.25, 0.25), (0.5, 0), (0.5, 1)]],
        [[(0.3, 0.2), (0.5, 0), (0.5, 1)], [(0.25, 1), (0.75, 1)]],
    ],
    2: [
        [[(0.1, 0.2), (0.4, 0), (0.85, 0.2), (0.8, 0.45), (0.1, 1), (0.95, 1)]],
        [[(0.1, 0), (0.9, 0), (0.9, 0.5), (0.1, 0.5), (0.1, 1), (0.9, 1)]],
        [[(0.1, 0.25), (0.2, 0.05), (0.6, 0), (0.9, 0.25), (0.6, 0.6), (0.1, 1), (0.9, 0.95)]],
    ],
    3: [
        [[(0.1, 0.1), (0.6, 0), (0.9, 0.2), (0.45, 0.48), (0.9, 0.75), (0.6, 1), (0.1, 0.9)]],
        [[(0.1, 0), (0.9, 0), (0.45, 0.4), (0.9, 0.7), (0.6, 1), (0.1, 0.9)]],
        [[(0.1, 0), (0.9, 0), (0.9, 0.5), (0.3, 0.5)], [(0.9, 0.5), (0.9, 1), (0.1, 1)]],
    ],
    4: [
        [[(0.6, 0), (0.1, 0.65), (0.95, 0.65)], [(0.7, 0.35), (0.7, 1)]],
        [[(0.15, 0), (0.15, 0.5), (0.85, 0.5)], [(0.85, 0), (0.85, 1)]],
        [[(0.75, 1), (0.75, 0), (0.1, 0.7), (0.95, 0.7)]],
    ],
    5: [
        [[(0.9, 0), (0.15, 0), (0.1, 0.45), (0.6, 0.4), (0.9, 0.7), (0.6, 1), (0.1, 0.95)]],
        [[(0.9, 0), (0.1, 0), (0.1, 0.5), (0.9, 0.5), (0.9, 1), (0.1, 1)]],
        [[(0.2, 0), (0.15, 0.45), (0.7, 0.45), (0.85, 0.75), (0.5, 1), (0.1, 0.9)], [(0.2, 0), (0.9, 0)]],
    ],
    6: [
        [[(0.7, 0), (0.25, 0.35), (0.1, 0.75), (0.4, 1), (0.85, 0.85), (0.8, 0.55), (0.4, 0.5), (0.12, 0.7)]],
        [[(0.9, 0), (0.1, 0), (0.1, 1), (0.9, 1), (0.9, 0.5), (0.1, 0.5)]],
        [[(0.6, 0), (0.15, 0.5), (0.15, 0.85), (0.5, 1), (0.85, 0.8), (0.6, 0.55), (0.15, 0.75)]],
    ],
    7: [
        [[(0.05, 0), (0.95, 0), (0.35, 1)]],
        [[(0.05, 0.05), (0.95, 0), (0.55, 0.5), (0.45, 1)]],
        [[(0.05, 0), (0.95, 0), (0.4, 1)], [(0.3, 0.5), (0.85, 0.5)]],
        [[(0.05, 0.2), (0.05, 0), (0.9, 0), (0.4, 1)]],
    ],
    8: [
        [
            [
                (0.5, 0.48),
                (0.15, 0.25),
                (0.5, 0),
                (0.85, 0.25),
                (0.5, 0.48),
                (0.1, 0.78),
                (0.5, 1),
                (0.9, 0.78),
                (0.5, 0.48),
            ]
        ],
        [[(0.1, 0), (0.9, 0), (0.9, 1), (0.1, 1), (0.1, 0)], [(0.1, 0.5), (0.9, 0.5)]],
        [[(0.85, 0.15), (0.5, 0), (0.15, 0.2), (0.85, 0.75), (0.5, 1), (0.15, 0.75), (0.85, 0.15)]],
    ],
    9: [
        [[(0.85, 0.3), (0.5, 0.5), (0.15, 0.3), (0.4, 0), (0.8, 0.05), (0.85, 0.3), (0.75, 1)]],
        [[(0.9, 0.5), (0.1, 0.5), (0.1, 0), (0.9, 0), (0.9, 1), (0.1, 1)]],
        [[(0.85, 0.4), (0.3, 0.5), (0.1, 0.2), (0.5, 0), (0.85, 0.15), (0.85, 0.6), (0.4, 1)]],
    ],
}


def draw_digit(digit: int, random: np.random.Generator) -> Picture:
    """Return ink in [0, 1] of shape (48, 48): one of the ways to write `digit`, its corners moved at random."""
    ways = PATHS[digit]
    lines = ways[random.integers(len(ways))]
    return draw_lines([_loose(line, random) for line in lines], float(random.uniform(1.5, 6.0)), _SIDE)


def draw_lines(lines: list[np.ndarray], width_px: float, side_px: int) -> Picture:
    """Return ink in [0, 1] of shape (side_px, side_px) from lines of that width.

    Args:
        lines: Each of shape (points, 2), points (x, y) in pixels, joined by straight strokes.
        width_px: Thickness of a stroke.
        side_px: Height and width of the result.
    """
    paper = np.ones((side_px, side_px), dtype=bool)
    for line in lines:
        for start, end in pairwise(line):
            steps = int(np.abs(end - start).max()) * 2 + 2
            points = np.rint(np.linspace(start, end, steps)).astype(int).clip(0, side_px - 1)
            paper[points[:, 1], points[:, 0]] = False
    distance = ndimage.distance_transform_edt(paper)
    ink: Picture = np.clip(width_px / 2 - distance + 0.5, 0.0, 1.0)
    return ink


def _loose(line: Path, random: np.random.Generator) -> np.ndarray:
    """Return the path in pixels, each point moved a little, the whole of it slanted and stretched."""
    points = np.array(line) - 0.5
    points += random.normal(0.0, 0.045, points.shape)
    points[:, 0] *= random.uniform(0.45, 0.95)
    points[:, 0] += points[:, 1] * random.uniform(-0.3, 0.2)
    angle = random.uniform(-0.12, 0.12)
    points @= np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return (points * 36 + _SIDE / 2).clip(1, _SIDE - 2)
