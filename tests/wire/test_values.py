from hiroba.wire.values import FileData


def test_a_file_becomes_a_dictionary_as_models_of_pydantic_do() -> None:
    named = FileData(path="a.txt").model_dump(mode="json", exclude_none=True)
    assert (named["path"], "url" in named) == ("a.txt", False)
