"""Models of the examples, each trained once for all tests."""

import sys
from pathlib import Path

import pytest

# The examples run alone, so they name `models` from their own folder.
sys.path.insert(0, str(Path(__file__).parents[2] / "examples"))

from models.answers import AnswerModel, train_answers
from models.digits import DigitModel, train_digits
from models.iris import IrisModel, train_iris
from models.kept import train_once
from models.writer import WriterModel, train_writer


@pytest.fixture(scope="session")
def kept_folder() -> Path:
    """The project's own cache: a model is trained again when its code or its libraries change."""
    folder = Path(__file__).parents[2] / ".cache" / "hiroba" / "examples"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def digit_model(kept_folder: Path) -> DigitModel:
    """The digit classifier as the example trains it."""
    return train_once("digits", train_digits, kept_folder)


@pytest.fixture(scope="session")
def writer_model(kept_folder: Path) -> WriterModel:
    """The language model as the example trains it."""
    return train_once("writer", train_writer, kept_folder)


@pytest.fixture(scope="session")
def answer_model(kept_folder: Path) -> AnswerModel:
    """The retrieval model as the example trains it."""
    return train_once("answers", train_answers, kept_folder)


@pytest.fixture(scope="session")
def iris_model(kept_folder: Path) -> IrisModel:
    """The flower classifier as the example trains it."""
    return train_once("iris", train_iris, kept_folder)
