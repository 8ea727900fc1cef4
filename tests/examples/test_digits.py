"""The digit classifier on scanned digits and on digits drawn by straight lines."""

import numpy as np
import pytest

from models.digits import DigitModel, enlarge, split_digits
from models.ink import ink_of_drawing, ink_of_picture, normalise
from models.strokes import draw_lines

DRAWN = {
    "0": [[(180, 60), (100, 110), (90, 220), (170, 300), (250, 230), (250, 120), (180, 60)]],
    "1": [[(180, 60), (180, 300)]],
    "2": [[(100, 110), (170, 60), (240, 110), (100, 290), (250, 290)]],
    "3": [[(90, 80), (200, 60), (220, 120), (150, 160), (230, 210), (190, 290), (90, 280)]],
    "4": [[(200, 60), (90, 210), (260, 210)], [(210, 150), (210, 300)]],
    "5": [[(240, 60), (110, 60), (110, 160), (210, 160), (240, 230), (190, 290), (100, 280)]],
    "7": [[(90, 70), (250, 70), (150, 300)]],
}


def drawn(digit: str, width_px: float, side_px: int = 360) -> np.ndarray:
    """Ink of a digit drawn with a mouse, shape (side_px, side_px)."""
    return draw_lines([np.array(line) * side_px / 360 for line in DRAWN[digit]], width_px, side_px)


def best(chances: dict[str, float]) -> str:
    """The likeliest digit."""
    return max(chances, key=chances.__getitem__)


def test_more_than_94_percent_of_unseen_scanned_digits_are_right(digit_model: DigitModel):
    assert digit_model.accuracy > 0.94


def test_stated_accuracy_is_that_of_the_unseen_digits(digit_model: DigitModel):
    _, unseen = split_digits()
    right = [best(digit_model.classify(enlarge(image))) == str(label) for image, label in unseen]
    assert np.mean(right) == pytest.approx(digit_model.accuracy, abs=0.02)


@pytest.mark.parametrize("width_px", [4, 16, 40])
@pytest.mark.parametrize("digit", DRAWN)
def test_digit_drawn_by_straight_lines_is_named(digit_model: DigitModel, digit: str, width_px: int):
    assert best(digit_model.classify(drawn(digit, width_px))) == digit


def test_place_on_the_canvas_does_not_matter(digit_model: DigitModel):
    small = np.zeros((400, 400))
    small[250:370, 20:140] = drawn("3", 6, 120)
    assert best(digit_model.classify(small)) == "3"


def test_probabilities_of_all_ten_digits_sum_to_one(digit_model: DigitModel):
    chances = digit_model.classify(drawn("7", 12))
    assert sorted(chances) == list("0123456789")
    assert sum(chances.values()) == pytest.approx(1.0)


def test_empty_canvas_has_no_answer(digit_model: DigitModel):
    assert digit_model.classify(np.zeros((360, 360))) == {}


def test_drawing_is_read_from_its_layers_whatever_the_colour():
    layer = np.zeros((360, 360, 4), np.uint8)
    layer[..., 3] = (drawn("3", 12) * 255).astype(np.uint8)
    white_on_white = np.full((360, 360, 4), 255, np.uint8)
    assert ink_of_drawing([layer], white_on_white).max() == 1.0


def test_empty_drawing_has_no_ink():
    assert ink_of_drawing([np.zeros((9, 9, 4), np.uint8)], np.full((9, 9, 4), 255, np.uint8)) is None


@pytest.mark.parametrize("inverted", [False, True], ids=["dark on light", "light on dark"])
def test_picture_is_read_in_both_polarities(digit_model: DigitModel, inverted: bool):
    grey = np.abs((0 if inverted else 255) - drawn("2", 14) * 200).astype(np.uint8)
    picture = np.repeat(grey[..., None], 3, axis=2)
    assert best(digit_model.classify(ink_of_picture(picture))) == "2"


def test_blank_picture_has_no_ink():
    assert ink_of_picture(np.full((50, 50, 3), 200, np.uint8)) is None


def test_thin_and_thick_strokes_come_out_alike():
    thin, thick = normalise(drawn("3", 4)), normalise(drawn("3", 30))
    assert np.corrcoef(thin.ravel(), thick.ravel())[0, 1] > 0.9
