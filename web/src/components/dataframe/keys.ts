/** What keys do in a table, as in a spreadsheet. */

import { clearCells, copySelection, fillDown } from "./commands";
import type { TableState } from "./table.svelte";
import { hasTicks, tickAll } from "./ticks";

interface Actions {
  /** Open the menu of the active cell or head. */
  openMenu: () => void;
}

/** Do what a key means. Returns whether it means anything. */
export function handleKey(table: TableState, event: KeyboardEvent, actions: Actions): boolean {
  const hasCommand = event.ctrlKey || event.metaKey;
  if (move(table, event, hasCommand)) return true;
  if (hasCommand && event.key.toLowerCase() === "c" && hasPickedWords()) return false;
  if (hasCommand) return command(table, event.key.toLowerCase(), event.shiftKey);
  if (
    event.key === "ContextMenu" ||
    (event.shiftKey && event.key === "F10") ||
    (event.altKey && event.key === "ArrowDown")
  ) {
    actions.openMenu();
    return true;
  }
  return act(table, event);
}

/** Whether words in a cell are picked, which the browser copies by itself. */
function hasPickedWords(): boolean {
  const picked = getSelection();
  return Boolean(picked && !picked.isCollapsed && picked.anchorNode?.parentElement?.closest("[data-readable]"));
}

function move(table: TableState, event: KeyboardEvent, hasCommand: boolean): boolean {
  const { row, column } = table.active;
  const [lastRow, lastColumn] = [table.count - 1, table.headers.length - 1];
  if (event.altKey) return false;
  const isRtl = getComputedStyle(event.currentTarget as HTMLElement).direction === "rtl";
  const forth = isRtl ? "ArrowLeft" : "ArrowRight";
  const back = isRtl ? "ArrowRight" : "ArrowLeft";
  const targets: Record<string, [number, number]> = {
    ArrowUp: [hasCommand ? 0 : row - 1, column],
    ArrowDown: [hasCommand ? lastRow : row + 1, column],
    [back]: [row, hasCommand ? 0 : column - 1],
    [forth]: [row, hasCommand ? lastColumn : column + 1],
    Home: [hasCommand ? 0 : row, 0],
    End: [hasCommand ? lastRow : row, lastColumn],
    PageUp: [Math.max(0, row - table.pageRows), column],
    PageDown: [Math.min(lastRow, row + table.pageRows), column],
  };
  const target = targets[event.key];
  if (!target) return tab(table, event);
  table.isEntering = false;
  const place = { row: target[0], column: target[1] };
  if (event.shiftKey) table.extend(place);
  else table.select(place);
  return true;
}

/** While one fills in, Tab goes to the next cell; otherwise it leaves the table. */
function tab(table: TableState, event: KeyboardEvent): boolean {
  if (event.key !== "Tab" || !table.isEntering) return false;
  return step(table, event.shiftKey ? -1 : 1);
}

/** Go one cell on, or back, in reading order. Returns whether there is one. */
export function step(table: TableState, direction: 1 | -1): boolean {
  const width = table.headers.length;
  const next = table.active.row * width + table.active.column + direction;
  if (next < 0 || next >= table.count * width) {
    table.isEntering = false;
    return false;
  }
  table.select({ row: Math.floor(next / width), column: next % width });
  return true;
}

function command(table: TableState, key: string, hasShift: boolean): boolean {
  if (key === "a") table.selectAll();
  else if (key === "c") void copySelection(table);
  else if (key === "y" || (key === "z" && hasShift)) table.redo();
  else if (key === "z") table.undo();
  else return table.node.isInteractive && change(table, key);
  return true;
}

function change(table: TableState, key: string): boolean {
  if (key === "x") void copySelection(table).then((isCopied) => isCopied && void clearCells(table));
  else if (key === "d") void fillDown(table);
  else return false;
  return true;
}

function act(table: TableState, event: KeyboardEvent): boolean {
  const { row, column } = table.active;
  if (event.key === "Escape") {
    table.isEntering = false;
    table.selectBlock(table.active, table.active);
    return false;
  }
  if (row < 0 && event.key === "Enter") {
    table.cycleSort(column, event.shiftKey);
    return true;
  }
  if (!table.canEdit(column)) return false;
  const action = EDITING[event.key];
  if (action) {
    action(table);
    return true;
  }
  if (row >= 0) return type(table, event);
  if (event.key !== " " || !hasTicks(table, column)) return false;
  tickAll(table, column);
  return true;
}

const EDITING: Record<string, (table: TableState) => void> = {
  Enter: (table) => table.startEditing(),
  F2: (table) => table.startEditing(),
  Delete: (table) => void clearCells(table),
  Backspace: (table) => void clearCells(table),
};

/** Open the field with what was typed. An input method writes into the field that has just opened. */
function type(table: TableState, event: KeyboardEvent): boolean {
  if (event.isComposing || event.key === "Process") {
    table.startEditing("");
    return false;
  }
  if (event.key.length !== 1) return false;
  if (event.key === " " && table.kinds[table.active.column] === "bool") table.toggle(table.active);
  else table.startEditing(event.key);
  return true;
}
