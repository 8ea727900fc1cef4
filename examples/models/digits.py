"""A classifier of handwritten digits, trained on scikit-learn's 1,797 and on many distorted copies of them.

Data: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI repository, 1998, of which
scikit-learn ships 1,797 pictures of 8 x 8. Augmentation after P. Simard, D. Steinkraus and J. Platt, "Best practices for
convolutional neural networks applied to visual document analysis", 2003.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import ndimage
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPClassifier

from models.ink import SIDE, STROKE_PX, Picture, normalise
from models.strokes import draw_digit

_COPIES = 5  # distorted copies of each scanned digit
_DRAWN = 250  # digits drawn from straight lines, of each kind
_ZOOM = 3  # a scanned digit is enlarged to 24 x 24 before it is distorted


@dataclass(frozen=True)
class DigitModel:
    """Names the digit in a picture of ink."""

    network: MLPClassifier
    """From `SIDE` * `SIDE` values in [0, 1] to ten classes."""

    accuracy: float
    """Share of right answers on the scanned digits that training never saw, in [0, 1]."""

    def classify(self, ink: Picture) -> dict[str, float]:
        """Return the probability of each digit, "0" to "9"; empty if there is no ink.

        Args:
            ink: In [0, 1], shape (height, width), one digit anywhere in it.
        """
        picture = normalise(ink)
        if picture is None:
            return {}
        chances = self.network.predict_proba(picture.reshape(1, -1))[0]
        return {str(digit): float(chance) for digit, chance in enumerate(chances)}


def train_digits() -> DigitModel:
    """Train on three quarters of the scanned digits and on drawn ones; measure on the last quarter. Takes seconds."""
    random = np.random.default_rng(0)
    seen, held_out = split_digits()
    large = [enlarge(image) for image, _ in seen]
    scanned = [_distorted(image, random) for image in large for _ in range(_COPIES)]
    labels = [label for _, label in seen for _ in range(_COPIES)]
    drawn = [(draw_digit(digit, random), digit) for digit in range(10) for _ in range(_DRAWN)]
    pictures = scanned + [_normalised(ink, random) for ink, _ in drawn]
    labels += [label for _, label in drawn]
    network = MLPClassifier((128,), alpha=1e-3, batch_size=200, learning_rate_init=2e-3, max_iter=12, random_state=0)
    inputs = np.stack(pictures).reshape(len(pictures), SIDE * SIDE).astype(np.float32)
    _fit_quietly(network, inputs, np.array(labels))
    tests = np.stack([_normalised(enlarge(image)) for image, _ in held_out]).reshape(len(held_out), -1)
    right = network.predict(tests.astype(np.float32)) == np.array([label for _, label in held_out])
    return DigitModel(network, float(right.mean()))


def split_digits() -> tuple[list[tuple[Picture, int]], list[tuple[Picture, int]]]:
    """Return the scanned digits that training sees and those it does not, each of shape (8, 8) in [0, 1], with labels."""
    digits = load_digits()
    images, labels = digits.images / 16.0, digits.target
    seen, held_out = train_test_split(
        np.arange(len(labels)), test_size=0.25, random_state=0, stratify=labels, shuffle=True
    )
    return [(images[i], int(labels[i])) for i in seen], [(images[i], int(labels[i])) for i in held_out]


def enlarge(image: Picture) -> Picture:
    """Return a scanned digit of shape (8, 8) as smooth ink of shape (36, 36), with a margin."""
    padded = np.pad(image, 2)
    large: NDArray[np.float64] = ndimage.zoom(padded, _ZOOM, order=3)
    return np.clip(large, 0.0, 1.0)


def _distorted(image: Picture, random: np.random.Generator) -> Picture:
    """Return an enlarged digit turned, slanted and stretched at random, then normalised."""
    angle = random.uniform(-0.26, 0.26)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    shape = np.array([[random.uniform(0.85, 1.15), 0.0], [random.uniform(-0.25, 0.25), random.uniform(0.8, 1.25)]])
    matrix = turn @ shape
    middle = (np.array(image.shape) - 1) / 2
    moved = ndimage.affine_transform(image, matrix, offset=middle - matrix @ middle, order=1)
    return _normalised(moved, random)


def _normalised(ink: Picture, random: np.random.Generator | None = None) -> Picture:
    """Return `normalise(ink)`, with the thickness of strokes varied if `random` is given."""
    stroke_px = STROKE_PX if random is None else float(random.uniform(1.5, 2.4))
    picture = normalise(ink, stroke_px)
    return np.zeros((SIDE, SIDE)) if picture is None else picture


def _fit_quietly(network: MLPClassifier, inputs: NDArray[np.float32], labels: NDArray[np.int64]) -> None:
    """Fit a fixed number of rounds; that more rounds could follow is meant, and no news."""
    import warnings

    from sklearn.exceptions import ConvergenceWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        network.fit(inputs, labels)
