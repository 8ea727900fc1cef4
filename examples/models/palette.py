"""The few colours of a photograph: k-means over its pixels.

Source: S. Lloyd, "Least squares quantization in PCM", 1982; started as D. Arthur and S. Vassilvitskii, "k-means++", 2007.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans

_SAMPLE = 4_000  # pixels that the colours are found from; all are then painted

Photograph = NDArray[np.uint8]


@dataclass(frozen=True)
class Painting:
    """A photograph in few colours."""

    picture: Photograph
    """Shape (height, width, 3)."""

    colours: NDArray[np.uint8]
    """Red, green, blue of each, most used first, shape (colours, 3)."""

    shares: NDArray[np.float64]
    """Share of the pixels that each covers, summing to 1, shape (colours,)."""


def reduce_colours(photograph: Photograph, colours: int) -> Painting:
    """Return the photograph painted in at most `colours` colours of its own.

    Args:
        photograph: uint8, shape (height, width, 3).
        colours: 1 to 256. A picture with fewer colours keeps those it has.
    """
    pixels = photograph.reshape(-1, 3).astype(np.float32)
    sample = pixels[np.random.default_rng(0).permutation(len(pixels))[:_SAMPLE]]
    kinds = min(colours, len(np.unique(sample, axis=0)))
    clusters = KMeans(kinds, n_init=1, random_state=0).fit(sample)
    numbers = clusters.predict(pixels)
    counts = np.bincount(numbers, minlength=kinds)
    order = np.argsort(-counts, kind="stable")
    centres = clusters.cluster_centers_.round().clip(0, 255).astype(np.uint8)
    return Painting(centres[numbers].reshape(photograph.shape), centres[order], counts[order] / counts.sum())
