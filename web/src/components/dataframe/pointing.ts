/** What mouse and fingers do in a table. */

import type { TableState } from "./table.svelte";
import type { Place } from "./types";

type OpenMenu = (place: Place, anchor?: DOMRect) => void;

/** Return the place of the cell or head in which an element stands. */
function placeOf(target: EventTarget | null): Place | undefined {
  const { row, column } = (target as HTMLElement | null)?.closest<HTMLElement>("[data-column]")?.dataset ?? {};
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) };
}

export class Pointing {
  readonly #table: TableState;
  readonly #openMenu: OpenMenu;
  #isDragging = false;
  #isSecondTap = false;

  constructor(table: TableState, openMenu: OpenMenu) {
    this.#table = table;
    this.#openMenu = openMenu;
  }

  readonly handlePointerdown = (event: PointerEvent): void => {
    const place = placeOf(event.target);
    if (!place || event.button !== 0 || place.row < 0 || this.#table.editing) return;
    // A touch may be the beginning of scrolling: the click that follows picks, and a second one edits.
    if (event.pointerType !== "mouse") this.#isSecondTap = this.#isActive(place);
    else {
      this.#press(place, event);
      // A cell that has just been taken out of the selection is none to drag from.
      this.#isDragging = this.#isActive(place);
    }
  };

  #press(place: Place, event: PointerEvent): void {
    if (event.ctrlKey || event.metaKey) this.#table.pick(place);
    else if (event.shiftKey) {
      this.#table.extend(place);
      this.#table.tellSelection(place);
    } else this.#table.select(place);
  }

  readonly handlePointermove = (event: PointerEvent): void => {
    if (!this.#isDragging || !(event.buttons & 1)) return;
    const place = placeOf(event.target);
    if (place && place.row >= 0 && !this.#isActive(place)) this.#table.extend(place);
  };

  readonly handleClick = (event: MouseEvent): void => {
    const place = placeOf(event.target);
    this.#isDragging = false;
    if (!place || this.#table.editing) return;
    if (place.row < 0) this.#clickHead(place, event);
    else if ((event as PointerEvent).pointerType === "touch") this.#tap(place);
  };

  #clickHead(place: Place, event: MouseEvent): void {
    this.#table.select(place);
    const button = (event.target as HTMLElement).closest("button");
    if (button) this.#openMenu(place, button.getBoundingClientRect());
    else if (!this.#table.node.isInteractive) this.#table.cycleSort(place.column, event.shiftKey);
  }

  #tap(place: Place): void {
    this.#table.select(place);
    if (this.#isSecondTap) this.#table.startEditing();
    this.#isSecondTap = false;
  }

  readonly handleDblclick = (event: MouseEvent): void => {
    const isOnCell = !(event.target as HTMLElement).closest("button, input, [data-resize]");
    if (placeOf(event.target) && isOnCell) this.#table.startEditing();
  };

  /** Tables that are only read leave the browser its own menu. */
  readonly handleContextmenu = (event: MouseEvent): void => {
    const place = placeOf(event.target);
    if (!place || !this.#table.node.isInteractive || this.#table.editing) return;
    event.preventDefault();
    if (!this.#table.isSelected(place)) this.#table.select(place);
    const open = (): void => this.#openMenu(place, new DOMRect(event.clientX, event.clientY, 0, 0));
    // Where the press itself asks for the menu, its end would close it again.
    if (event.buttons) window.addEventListener("pointerup", open, { once: true });
    else open();
  };

  #isActive({ row, column }: Place): boolean {
    const { active, isVisited } = this.#table;
    return isVisited && active.row === row && active.column === column;
  }
}
