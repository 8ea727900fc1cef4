"""The flower classifier."""

import numpy as np
import pytest

from models.iris import IrisModel

SETOSA, VIRGINICA = [5.0, 3.4, 1.5, 0.2], [6.6, 3.0, 5.6, 2.1]


def test_more_than_90_percent_of_unseen_flowers_are_right(iris_model: IrisModel):
    assert iris_model.accuracy > 0.9


def test_typical_flowers_are_named(iris_model: IrisModel):
    best = iris_model.predict(np.array([SETOSA, VIRGINICA])).argmax(axis=1)
    assert [iris_model.species[number] for number in best] == ["setosa", "virginica"]


def test_chances_of_a_flower_sum_to_one(iris_model: IrisModel):
    assert iris_model.predict(np.array([SETOSA])).sum() == pytest.approx(1.0)
