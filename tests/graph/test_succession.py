import hiroba as gr
from hiroba.graph.succession import succeed


def app(*, label: str = "Name", has_slider: bool = False, name: str = "greet") -> gr.Blocks:
    def greet(text: str) -> str:
        return text

    greet.__qualname__ = greet.__name__ = name
    with gr.Blocks() as demo:
        box = gr.Textbox(label=label)
        if has_slider:
            gr.Slider(label="Level")
        button = gr.Button("Greet")
        button.click(greet, box, gr.Textbox(label="Greeting"))
    return demo


def ids(demo: gr.Blocks) -> dict[str, int]:
    return {getattr(node, "label", None) or str(node.given.get("value")): id for id, node in demo.nodes.items()}


def test_parts_that_stayed_keep_their_numbers_and_new_ones_get_free_ones() -> None:
    old, new = app(), app(has_slider=True)

    succeed(old, new)

    assert {name: ids(new)[name] for name in ids(old)} == ids(old)
    assert ids(new)["Level"] > max(ids(old).values())


def test_a_part_with_another_label_is_known_by_its_class_and_place() -> None:
    old, new = app(), app(label="Full name")

    succeed(old, new)

    assert ids(new)["Full name"] == ids(old)["Name"]


def test_nodes_are_found_by_the_numbers_that_they_have() -> None:
    old, new = app(), app(has_slider=True)

    succeed(old, new)

    assert all(node.id == id for id, node in new.nodes.items())


def test_a_binding_whose_function_has_another_name_keeps_its_number_by_nothing_else() -> None:
    old, same, other = app(), app(has_slider=True), app(name="welcome")

    succeed(old, same)
    succeed(old, other)

    assert same.bindings.items[0].id == old.bindings.items[0].id
    assert other.bindings.items[0].id > old.bindings.items[0].id
