"""Type in the measures of flowers: a linear model names the species of each and shows where it stands.

Run: `python examples/table.py`
"""

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.figure import Figure

import hiroba as gr
from models.iris import MEASURES, train_iris
from models.kept import train_once

matplotlib.use("Agg")

MODEL = train_once("iris", train_iris)

COLUMNS = [f"{name} (cm)" for name in MEASURES]
FLOWERS = [[5.0, 3.4, 1.5, 0.2], [6.1, 2.9, 4.6, 1.4], [6.6, 3.0, 5.6, 2.1], [6.0, 2.8, 4.9, 1.7]]


def predict(flowers: pd.DataFrame) -> tuple[pd.DataFrame, Figure]:
    """Return the species of each flower with its probability, and a plot of the flowers among the known ones.

    Args:
        flowers: One flower a row, four measures in centimetres. Rows without any value are left out.

    Raises:
        gr.Error: A cell is not a length, or there is no flower.
    """
    measures = _measures(flowers)
    chances = MODEL.predict(measures)
    best = chances.argmax(axis=1)
    result = pd.DataFrame(
        {
            "Flower": range(1, len(best) + 1),
            "Species": [MODEL.species[number] for number in best],
            "Probability": chances.max(axis=1).round(3),
        }
    )
    return result, plot(measures, best)


def plot(measures: np.ndarray, species: np.ndarray) -> Figure:
    """Return the petals of the known flowers as dots, those of `measures`, shape (flowers, 4), as numbered rings."""
    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.subplots()
    colours = ("#3b7dd8", "#d9822b", "#3f9c6b")
    for number, name in enumerate(MODEL.species):
        known = MODEL.flowers[MODEL.labels == number]
        axes.scatter(known[:, 2], known[:, 3], s=16, alpha=0.45, color=colours[number], label=name)
    for row, (flower, number) in enumerate(zip(measures, species, strict=True), start=1):
        axes.scatter(flower[2], flower[3], s=150, facecolor="white", edgecolor=colours[number], linewidth=2, zorder=3)
        axes.annotate(str(row), (flower[2], flower[3]), ha="center", va="center", fontsize=8, color="#222", zorder=4)
    axes.set(xlabel=COLUMNS[2], ylabel=COLUMNS[3])
    axes.grid(alpha=0.25)
    axes.legend(frameon=False)
    return figure


def _measures(flowers: pd.DataFrame) -> np.ndarray:
    """Return the cells as numbers, shape (flowers, 4)."""
    filled = flowers.replace(r"^\s*$", np.nan, regex=True).dropna(how="all")
    if filled.empty:
        raise gr.Error("The table has no flower. Type four lengths in centimetres into a row.")
    for row, cells in enumerate(filled.itertuples(index=False), start=1):
        for column, cell in zip(COLUMNS, cells, strict=True):
            if not 0 < _number(cell) < 100:
                raise gr.Error(f"Flower {row}, {column}: a length in centimetres is expected, got {cell!r}.")
    measures: np.ndarray = filled.to_numpy(dtype=float)
    return measures


def _number(cell: object) -> float:
    """Return the cell as a number, NaN if it is none."""
    try:
        return float(str(cell))
    except ValueError:
        return float("nan")


with gr.Blocks(title="Flowers") as demo:
    gr.Markdown(
        "## Which iris is it?\n"
        f"Change a cell or add a row. A linear model of {len(MODEL.flowers)} flowers; of 38 that it never saw it names "
        f"{MODEL.accuracy:.0%} correctly."
    )
    with gr.Row():
        with gr.Column():
            flowers = gr.Dataframe(
                FLOWERS,
                headers=list(MEASURES),
                datatype="number",
                column_count=(4, "fixed"),
                label="Flowers",
                interactive=True,
            )
            start = gr.Button("Name the species", variant="primary")
        with gr.Column():
            species = gr.Dataframe(headers=["Flower", "Species", "Probability"], label="Species", interactive=False)
            petals = gr.Plot(label="Petals among the known flowers")
    start.click(predict, flowers, [species, petals], api_name="predict")

if __name__ == "__main__":
    demo.launch()
