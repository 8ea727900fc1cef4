"""An interface for a pipeline of transformers or diffusers, which tells by its `task` what it takes and gives."""

from __future__ import annotations

from typing import Any

from hiroba.components.shortcuts import component_named
from hiroba.errors import ArgumentError
from hiroba.interfaces.pipeline_tasks_data import SCORED, TASKS

__all__ = ["pipeline_parts"]


def pipeline_parts(pipeline: Any) -> dict[str, Any]:
    """Return the arguments of an `Interface` for a pipeline.

    Args:
        pipeline: With `task`, or of a class of diffusers that makes pictures of texts. It is called with one input, or with those that
            its task takes by name.

    Raises:
        ArgumentError: Its task is none that is known here.
    """
    task = _task_of(pipeline)
    if task not in TASKS:
        raise ArgumentError(
            f"No interface is known for the task {task!r} of {type(pipeline).__name__}. Known are {', '.join(TASKS)}; for another one, "
            "use `Interface` with a function that calls the pipeline."
        )
    inputs, output = TASKS[task]
    model = getattr(getattr(pipeline, "model", None), "name_or_path", None)

    def run(*values: Any) -> Any:
        return _shown(task, _called(task, pipeline, values), values)

    return {
        "fn": run,
        "inputs": [_component(text) for text in inputs],
        "outputs": _component(output),
        "title": model or type(pipeline).__name__,
        "api_name": "predict",
    }


def _task_of(pipeline: Any) -> str:
    task = getattr(pipeline, "task", None)
    if isinstance(task, str):
        return "translation" if task.startswith("translation") else task
    is_picture_maker = any(base.__name__ == "DiffusionPipeline" for base in type(pipeline).__mro__)
    return "text-to-image" if is_picture_maker else ""


def _component(text: str) -> Any:
    label, name, *kind = text.split(":")
    return component_named(name).copy_with(label=label, **({"type": kind[0]} if kind else {}))


def _called(task: str, pipeline: Any, values: tuple[Any, ...]) -> Any:
    if task == "question-answering":
        return pipeline(context=values[0], question=values[1])
    if task in ("visual-question-answering", "document-question-answering"):
        return pipeline(image=values[0], question=values[1])
    if task == "zero-shot-classification":
        labels = [label.strip() for label in (values[1] or "").split(",") if label.strip()]
        return pipeline(values[0], labels, multi_label=bool(values[2]))
    return pipeline(values[0])


def _shown(task: str, result: Any, values: tuple[Any, ...]) -> Any:
    """Return the result of a pipeline as its component takes it."""
    if task == "zero-shot-classification":
        return dict(zip(result["labels"], result["scores"], strict=True))
    if task in SCORED or task == "visual-question-answering":
        return {item.get("label", item.get("answer")): item["score"] for item in _flat(result)}
    if task == "fill-mask":
        return {item["token_str"]: item["score"] for item in _flat(result)}
    if task in ("token-classification", "ner"):
        return {"text": values[0], "entities": [_entity(item) for item in result]}
    if task == "object-detection":
        return values[0], [_box(item) for item in result]
    if task in ("text-to-speech", "text-to-audio"):
        return result["sampling_rate"], result["audio"].squeeze()
    if task == "text-to-image":
        return result.images[0]
    return result if task == "feature-extraction" else _text(result)


def _flat(result: Any) -> list[Any]:
    while isinstance(result, list) and result and isinstance(result[0], list):
        result = result[0]
    return [result] if isinstance(result, dict) else list(result)


def _entity(item: dict[str, Any]) -> dict[str, Any]:
    return {"entity": item.get("entity_group", item.get("entity")), "start": item["start"], "end": item["end"]}


def _box(item: dict[str, Any]) -> tuple[tuple[int, int, int, int], str]:
    box = item["box"]
    return (box["xmin"], box["ymin"], box["xmax"], box["ymax"]), item["label"]


def _text(result: Any) -> str:
    first = result[0] if isinstance(result, list) and result else result
    if not isinstance(first, dict):
        return str(first)
    names = ("generated_text", "summary_text", "translation_text", "answer", "text")
    return str(next((first[name] for name in names if name in first), first))
