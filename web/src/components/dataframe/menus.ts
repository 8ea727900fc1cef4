/** The menus of a head and of a cell. */

import ArrowDownIcon from "@lucide/svelte/icons/arrow-down-wide-narrow";
import ArrowUpIcon from "@lucide/svelte/icons/arrow-up-narrow-wide";
import ColumnsIcon from "@lucide/svelte/icons/between-vertical-start";
import RowsIcon from "@lucide/svelte/icons/between-horizontal-start";
import FilterIcon from "@lucide/svelte/icons/list-filter";
import CopyIcon from "@lucide/svelte/icons/copy";
import PencilIcon from "@lucide/svelte/icons/pencil";
import TrashIcon from "@lucide/svelte/icons/trash-2";
import XIcon from "@lucide/svelte/icons/x";

import type { MenuItem } from "../../lib/menu";
import { t } from "../../lib/text";
import { columnsOf, rowsOf } from "./blocks";
import { copySelection, deleteColumns, deleteRows, insertColumn, insertRow } from "./commands";
import type { TableState } from "./table.svelte";

export function headerMenu(table: TableState, column: number, openFilter: () => void): MenuItem[] {
  const isSorted = table.sort.some((one) => one.column === column);
  const isFiltered = table.filters.some((one) => one.column === column);
  const sortItem = (label: string, is_descending: boolean, isAdding: boolean): MenuItem => ({
    label,
    icon: is_descending ? ArrowDownIcon : ArrowUpIcon,
    onpick: () => table.sortBy(column, { column, is_descending }, isAdding),
  });
  const items = [sortItem(t("Sort ascending"), false, false), sortItem(t("Sort descending"), true, false)];
  if (table.sort.length && !isSorted) {
    items.push(sortItem(t("Then sort ascending"), false, true), sortItem(t("Then sort descending"), true, true));
  }
  if (isSorted) items.push({ label: t("Clear sorting"), icon: XIcon, onpick: () => table.sortBy(column, null, true) });
  items.push({ label: t("Filter"), icon: FilterIcon, onpick: openFilter, beginsGroup: true });
  if (isFiltered) items.push({ label: t("Clear filter"), icon: XIcon, onpick: () => table.filter(column, null) });
  if (table.isFlexible && table.canEdit(column)) {
    items.push({ label: t("Rename"), icon: PencilIcon, onpick: () => table.startEditing(), beginsGroup: true });
  }
  return [...items, ...columnItems(table, column)];
}

export function cellMenu(table: TableState): MenuItem[] {
  const { top, bottom } = table.range;
  const column = table.active.column;
  const selected = rowsOf(table.blocks).length;
  const items: MenuItem[] = [{ label: t("Copy"), icon: CopyIcon, onpick: () => void copySelection(table) }];
  if (!table.node.isInteractive) return items;
  if (table.canHaveRows(table.rows.count + 1)) {
    items.push(
      {
        label: t("Add row above"),
        icon: RowsIcon,
        onpick: () => void insertRow(table, Math.max(0, top)),
        beginsGroup: true,
      },
      { label: t("Add row below"), icon: RowsIcon, onpick: () => void insertRow(table, bottom + 1) },
    );
  }
  if (selected > 0 && table.canHaveRows(table.rows.count - selected)) {
    const label = selected === 1 ? t("Delete row") : t("Delete {count} rows", { count: selected });
    items.push({ label, icon: TrashIcon, onpick: () => void deleteRows(table) });
  }
  return [...items, ...columnItems(table, column)];
}

function columnItems(table: TableState, column: number): MenuItem[] {
  const items: MenuItem[] = [];
  if (table.canHaveColumns(table.headers.length + 1)) {
    items.push(
      {
        label: t("Add column before"),
        icon: ColumnsIcon,
        onpick: () => insertColumn(table, column),
        beginsGroup: true,
      },
      { label: t("Add column after"), icon: ColumnsIcon, onpick: () => insertColumn(table, column + 1) },
    );
  }
  const count = columnsOf(table.blocks).length;
  if (table.headers.length > count && table.canHaveColumns(table.headers.length - count)) {
    const label = count === 1 ? t("Delete column") : t("Delete {count} columns", { count });
    items.push({ label, icon: TrashIcon, onpick: () => deleteColumns(table) });
  }
  return items;
}
