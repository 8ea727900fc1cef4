"""A photograph in few colours."""

import numpy as np
import pytest
from sklearn.datasets import load_sample_image

from models.palette import reduce_colours


def test_photograph_keeps_its_shape_and_gets_that_many_colours():
    photograph = load_sample_image("flower.jpg")
    painting = reduce_colours(photograph, 5)
    assert painting.picture.shape == photograph.shape
    assert len(np.unique(painting.picture.reshape(-1, 3), axis=0)) == 5


def test_more_colours_are_closer_to_the_photograph():
    photograph = load_sample_image("china.jpg")
    errors = [np.mean((reduce_colours(photograph, n).picture - photograph.astype(float)) ** 2) for n in (2, 8, 32)]
    assert errors[0] > errors[1] > errors[2]


def test_shares_are_those_of_the_painted_pixels():
    half = np.zeros((10, 10, 3), np.uint8)
    half[:, 5:] = 255
    painting = reduce_colours(half, 2)
    assert painting.shares == pytest.approx([0.5, 0.5])


def test_plain_picture_keeps_its_one_colour():
    plain = np.full((8, 8, 3), 90, np.uint8)
    assert np.array_equal(reduce_colours(plain, 6).picture, plain)
