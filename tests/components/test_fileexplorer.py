"""FileExplorer: what is shown of a folder, and what can never be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import hiroba as gr
from hiroba.errors import ArgumentError, PayloadError, ReturnError
from hiroba.testing import User


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    for name in ("a.txt", "b.py", "notes/deep/c.txt", "notes/d.txt", "private/key.pem"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    (tmp_path / "outside.txt").write_text("secret")
    (root / "out.txt").symlink_to(tmp_path / "outside.txt")
    (root / "up").symlink_to(tmp_path)
    (root / "notes" / "again").symlink_to(root / "notes")
    return root


def explorer(folder: Path, **options: Any) -> gr.FileExplorer:
    return gr.FileExplorer(root_dir=folder, **options)


def test_a_folder_shows_folders_first_and_nothing_that_leads_out(folder: Path) -> None:
    assert [(entry["name"], entry["type"]) for entry in explorer(folder).ls()] == [
        ("notes", "folder"),
        ("private", "folder"),
        ("a.txt", "file"),
        ("b.py", "file"),
    ]


def test_patterns_choose_files_and_leave_out_folders_with_all_that_is_in_them(folder: Path) -> None:
    explorer_ = explorer(folder, glob="*.txt", ignore_glob="private*")
    assert [entry["name"] for entry in explorer_.ls()] == ["notes", "a.txt"]
    for hidden in (["b.py"], ["private", "key.pem"], ["private"]):
        with pytest.raises(PayloadError):
            explorer_.preprocess([hidden])


def test_functions_get_absolute_paths(folder: Path) -> None:
    assert explorer(folder).preprocess([["notes", "d.txt"], ["notes", "."]]) == [
        str(folder / "notes" / "d.txt"),
        str(folder / "notes"),
    ]
    single = explorer(folder, file_count="single")
    assert (single.preprocess([["a.txt"]]), single.preprocess([]), single.preprocess(None)) == (
        str(folder / "a.txt"),
        None,
        None,
    )
    with pytest.raises(PayloadError, match="2 were chosen"):
        single.preprocess([["a.txt"], ["b.py"]])


@pytest.mark.parametrize(
    "parts",
    [
        ["..", "outside.txt"],
        ["notes", "..", "..", "outside.txt"],
        ["../outside.txt"],
        ["/etc/passwd"],
        ["out.txt"],
        ["up", "outside.txt"],
        ["a.txt\0"],
        [""],
        "a.txt",
        [1],
        {"path": "a.txt"},
    ],
    ids=str,
)
def test_nothing_outside_can_be_listed_or_chosen(folder: Path, parts: Any) -> None:
    for call in (explorer(folder).ls, explorer(folder).walk, lambda parts: explorer(folder).preprocess([parts])):
        with pytest.raises(PayloadError):
            call(parts)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(["..", ".", "notes", "up", "again", "/", "a.txt", "\\", "../..", "~"]) | st.text(max_size=4)
    )
)
def test_whatever_is_asked_for_stays_inside(folder: Path, parts: list[str]) -> None:
    try:
        path = explorer(folder).preprocess([parts])[0]  # type: ignore[index]
    except PayloadError:
        return
    assert os.path.realpath(path).startswith(str(folder))


def test_choosing_a_folder_chooses_itself_and_its_files_once_whatever_links_there_are(folder: Path) -> None:
    assert explorer(folder).walk(["notes"]) == {
        "paths": [["notes", "."], ["notes", "deep", "."], ["notes", "deep", "c.txt"], ["notes", "d.txt"]],
        "is_whole": True,
    }
    assert explorer(folder, glob="*.txt").walk(["notes"])["paths"] == [["notes", "deep", "c.txt"], ["notes", "d.txt"]]


def test_functions_return_paths_from_anywhere_inside(folder: Path) -> None:
    made = explorer(folder)
    assert made.postprocess([str(folder / "notes" / "d.txt"), "a.txt", Path("b.py")]) == [
        ["notes", "d.txt"],
        ["a.txt"],
        ["b.py"],
    ]
    assert (made.postprocess("a.txt"), made.postprocess(None)) == ([["a.txt"]], None)
    with pytest.raises(ReturnError, match="outside"):
        made.postprocess("/etc/passwd")


def test_the_browser_is_not_told_where_the_folder_lies(folder: Path) -> None:
    with gr.Blocks() as demo:
        files = explorer(folder)
        button = gr.Button()
        button.click(lambda: gr.FileExplorer(root_dir=folder / "notes"), None, files)
    with User(demo) as user:
        before = user.prop(files, "listing")
        user.fire(button.click)
        assert user.prop(files, "listing") != before
        assert [entry["name"] for entry in user.call(files, "ls")] == ["again", "deep", "d.txt"]
        with pytest.raises(gr.Error, match="to choose here"):
            user.call(files, "ls", [".."])
    assert str(folder) not in repr(files.props())


def test_an_empty_text_is_the_current_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert gr.FileExplorer(root_dir="").props()["listing"] == explorer(folder).props()["listing"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArgumentError, match="does not exist"):
        explorer(tmp_path / "nothing")
