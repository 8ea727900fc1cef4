"""Which iris is it: a linear classifier of four measures of a flower.

Data: R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936, as shipped with scikit-learn.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

MEASURES = ("Sepal length", "Sepal width", "Petal length", "Petal width")
"""What is measured of a flower, in centimetres."""

Table = NDArray[np.float64]


@dataclass(frozen=True)
class IrisModel:
    """Names the species of a flower."""

    pipeline: Pipeline
    """From four measures to three classes."""

    species: tuple[str, ...]
    """Names of the classes."""

    flowers: Table
    """The flowers that it learned from, shape (112, 4), in centimetres."""

    labels: NDArray[np.int64]
    """Their species by number, shape (112,)."""

    accuracy: float
    """Share of right answers on the 38 flowers that training never saw, in [0, 1]."""

    def predict(self, flowers: Table) -> Table:
        """Return the probability of each species, shape (flowers, 3), from measures in cm, shape (flowers, 4)."""
        chances: Table = self.pipeline.predict_proba(flowers)
        return chances


def train_iris() -> IrisModel:
    """Train on three quarters of the 150 flowers, measure on the rest."""
    iris = load_iris()
    seen, held_out, labels, answers = train_test_split(
        iris.data, iris.target, test_size=0.25, random_state=0, stratify=iris.target
    )
    pipeline = make_pipeline(StandardScaler(), LogisticRegression(C=10.0, max_iter=500))
    pipeline.fit(seen, labels)
    accuracy = float((pipeline.predict(held_out) == answers).mean())
    return IrisModel(pipeline, tuple(str(name) for name in iris.target_names), seen, labels, accuracy)
