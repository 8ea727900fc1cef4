"""Model3D: the file of a solid."""

from pathlib import Path
from typing import Any

import pytest

from hiroba.components.model3d import Model3D
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.wire.values import FileData


def test_a_path_is_sent_as_a_file_and_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "triangle.obj"
    path.write_text("v 0 0 0")
    sent = Model3D().postprocess(str(path))
    assert sent is not None
    assert (sent.path, sent.orig_name) == (str(path), "triangle.obj")
    assert Model3D().preprocess(sent) == str(path)


def test_nothing_is_nothing() -> None:
    assert Model3D().postprocess(None) is None
    assert Model3D().postprocess("") is None
    assert Model3D().preprocess(None) is None
    assert Model3D().process_example(None) == ""
    assert Model3D().process_example("/solids/cube.stl") == "cube.stl"


def test_what_is_no_file_is_refused() -> None:
    with pytest.raises(ReturnError, match="path"):
        Model3D().postprocess(3)
    with pytest.raises(PayloadError, match="file"):
        Model3D().preprocess({"path": "/etc/passwd"})


@pytest.mark.parametrize("options", [{"display_mode": "ghost"}, {"camera_position": (1, 2)}], ids=repr)
def test_arguments_that_cannot_work_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ArgumentError):
        Model3D(**options)


def test_a_file_is_taken_back_as_it_is() -> None:
    file = FileData(path="a.glb")
    assert Model3D().postprocess(file) is file
