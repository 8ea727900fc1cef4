"""The contract of stores of conversations, run over each of them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hiroba.interfaces.conversation_store import MAX_CONVERSATIONS, ConversationStore, MemoryConversationStore
from hiroba.interfaces.conversation_tree import KeptConversation, KeptMessage
from hiroba.interfaces.sqlite_conversation_store import SqliteConversationStore

STORES: dict[str, Any] = {
    "memory": lambda folder: MemoryConversationStore(),
    "sqlite": lambda folder: SqliteConversationStore(folder / "conversations.sqlite"),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ConversationStore]:
    store: ConversationStore = STORES[request.param](tmp_path)
    yield store
    store.close()


def about(id: str, text: str = "Hello", updated_s: float = 0.0) -> KeptConversation:
    message = {"role": "user", "content": [{"type": "text", "text": text}]}
    return KeptConversation(id, f"About {id}", updated_s, (KeptMessage(-1, message),), 0)


def ids(store: ConversationStore, owner: str = "ann", search: str = "") -> list[str]:
    return [summary.id for summary in store.list(owner, search)]


def test_what_is_saved_is_loaded_as_it_was(store: ConversationStore) -> None:
    store.save("ann", about("bees"))
    assert store.load("ann", "bees") == about("bees")


def test_saving_again_replaces(store: ConversationStore) -> None:
    store.save("ann", about("bees"))
    store.save("ann", about("bees", "Buzz"))
    assert store.load("ann", "bees") == about("bees", "Buzz")
    assert ids(store) == ["bees"]


def test_nobody_reaches_what_belongs_to_somebody_else(store: ConversationStore) -> None:
    store.save("ann", about("bees"))
    store.save("bob", about("bees", "Bob's"))
    store.delete("bob", "bees")
    store.delete_all("eve")
    assert store.load("bob", "bees") is None
    assert store.load("eve", "bees") is None
    assert ids(store, "bob") == []
    assert ids(store, "ann") == ["bees"]


def test_the_newest_stands_first(store: ConversationStore) -> None:
    for number, id in enumerate(("a", "b", "c")):
        store.save("ann", about(id, updated_s=number % 2))
    assert ids(store)[0] == "b"


def test_a_search_looks_through_names_and_texts_in_any_case(store: ConversationStore) -> None:
    store.save("ann", about("bees", "They BUZZ"))
    store.save("ann", about("cats", "100% _purr_ Straße"))
    assert ids(store, search="buzz") == ["bees"]
    assert ids(store, search="ABOUT CATS") == ["cats"]
    assert ids(store, search="100%") == ["cats"]
    assert ids(store, search="STRASSE") == ["cats"]
    assert ids(store, search="%") == ["cats"]


def test_a_deleted_one_is_gone_and_may_be_deleted_twice(store: ConversationStore) -> None:
    store.save("ann", about("bees"))
    store.delete("ann", "bees")
    store.delete("ann", "bees")
    assert ids(store) == []


def test_all_of_an_owner_can_be_deleted(store: ConversationStore) -> None:
    store.save("ann", about("bees"))
    store.save("bob", about("cats"))
    store.delete_all("ann")
    assert (ids(store), ids(store, "bob")) == ([], ["cats"])


def test_the_oldest_goes_where_there_are_too_many(store: ConversationStore) -> None:
    for number in range(MAX_CONVERSATIONS + 1):
        store.save("ann", about(str(number), updated_s=number))
    assert store.load("ann", "0") is None
    assert len(ids(store)) == MAX_CONVERSATIONS


def test_what_nobody_added_to_is_forgotten(store: ConversationStore) -> None:
    store.save("ann", about("old", updated_s=1))
    store.save("ann", about("new", updated_s=3))
    store.forget_before(2)
    assert ids(store) == ["new"]


def test_ids_may_be_anything(store: ConversationStore) -> None:
    store.save("a'nn\0%", about("'; DROP TABLE conversation; --"))
    assert ids(store, "a'nn\0%") == ["'; DROP TABLE conversation; --"]


FILES: dict[str, Any] = {
    "memory": lambda folder: MemoryConversationStore(max_file_bytes=5),
    "sqlite": lambda folder: SqliteConversationStore(folder / "conversations.sqlite", max_file_bytes=5),
}


@pytest.fixture(params=FILES)
def files(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Any]:
    """A store with room for five bytes of files for each owner."""
    store = FILES[request.param](tmp_path)
    yield store
    store.close()


@pytest.fixture
def buzz(tmp_path: Path) -> Path:
    path = tmp_path / "buzz"
    path.write_bytes(b"buz")
    return path


def test_a_file_belongs_to_one_conversation_of_one_owner(files: Any, buzz: Path) -> None:
    files.save("ann", about("bees"))
    assert files.keep_file("ann", "bees", "h", buzz)
    assert files.keep_file("ann", "bees", "h", buzz)
    assert files.load_file("ann", "bees", "h") == b"buz"
    for stranger in (("bob", "bees", "h"), ("ann", "cats", "h"), ("ann", "bees", "g")):
        assert files.load_file(*stranger) is None


def test_a_file_stays_when_its_conversation_is_saved_again(files: Any, buzz: Path) -> None:
    files.save("ann", about("bees"))
    files.keep_file("ann", "bees", "h", buzz)
    files.save("ann", about("bees", "Buzz"))
    assert files.load_file("ann", "bees", "h") == b"buz"


@pytest.mark.parametrize(
    "leave",
    [
        lambda store: store.delete("ann", "bees"),
        lambda store: store.delete_all("ann"),
        lambda store: store.forget_before(2),
        lambda store: [store.save("ann", about(str(n), updated_s=2)) for n in range(MAX_CONVERSATIONS)],
    ],
    ids=["deleted", "all deleted", "forgotten", "too many"],
)
def test_a_file_leaves_with_its_conversation_and_not_with_another_one(files: Any, buzz: Path, leave: Any) -> None:
    for owner, time_s in (("ann", 1), ("bob", 3)):
        files.save(owner, about("bees", updated_s=time_s))
        files.keep_file(owner, "bees", "h", buzz)
    leave(files)
    assert files.load_file("ann", "bees", "h") is None
    assert files.load_file("bob", "bees", "h") == b"buz"


def test_files_that_nobody_touched_for_longest_make_room(files: Any, buzz: Path) -> None:
    for id in ("old", "new"):
        files.save("ann", about(id, updated_s=len(ids(files))))
        assert files.keep_file("ann", id, "h", buzz)
    assert files.load_file("ann", "old", "h") is None
    assert files.load_file("ann", "new", "h") == b"buz"
    assert not files.keep_file("ann", "new", "g", buzz)
    assert files.load_file("ann", "new", "h") == b"buz"
