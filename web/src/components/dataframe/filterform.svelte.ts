/** A filter as it is being made: what is written and picked, and how it becomes the filter of the column. */

import { locale } from "../../lib/locale";
import { untrack } from "svelte";

import type { TableState } from "./table.svelte";
import type { ColumnFacts, Filter } from "./types";

/** A table of a million rows is not searched at each letter. */
const PAUSE_MS = 300;

export class FilterForm {
  readonly table: TableState;
  readonly column: number;
  readonly kind: "number" | "date" | "bool" | "str";
  least: number | null = $state(null);
  most: number | null = $state(null);
  first = $state("");
  last = $state("");
  text = $state("");
  mode: "contains" | "equals" | "regex" = $state("contains");
  picked: string[] = $state.raw([]);
  facts: ColumnFacts | null = $state.raw(null);
  problem: string | null = $state(null);
  /** The filter as the table has it. */
  #applied: string;
  #filter: Filter | null = $derived.by(() => this.#build());

  constructor(table: TableState, column: number) {
    [this.table, this.column] = [table, column];
    const kind = table.kinds[column];
    this.kind = kind === "number" || kind === "date" || kind === "bool" ? kind : "str";
    this.#begin(table.filters.find((one) => one.column === column));
    table.facts(column).then(
      (facts) => (this.facts = facts),
      (error: Error) => (this.problem = error.message),
    );
    this.#applied = JSON.stringify(this.#filter);
    $effect(() => {
      void this.#filter;
      const timer = setTimeout(() => untrack(() => this.applyNow()), PAUSE_MS);
      return () => clearTimeout(timer);
    });
  }

  get header(): string {
    return this.table.headers[this.column] ?? "";
  }

  /** Whether values can be picked one by one. */
  get offersValues(): boolean {
    return this.kind !== "number" && this.kind !== "date" && (this.facts?.values?.length ?? 0) > 0 && !this.text;
  }

  hint(end: "least" | "most"): string {
    return this.facts?.[end]?.toLocaleString(locale) ?? "";
  }

  isPicked(value: string): boolean {
    return this.picked.includes(value);
  }

  pick(value: string): void {
    this.picked = this.isPicked(value) ? this.picked.filter((one) => one !== value) : [...this.picked, value];
  }

  clear(): void {
    [this.least, this.most, this.first, this.last, this.text, this.picked] = [null, null, "", "", "", []];
  }

  /** Do not wait for a pause. */
  applyNow(): void {
    const filter = JSON.stringify(this.#filter);
    if (filter === this.#applied) return;
    this.#applied = filter;
    this.table.filter(this.column, this.#filter);
  }

  #begin(filter: Filter | undefined): void {
    if (filter?.kind === "number") [this.least, this.most] = [filter.least, filter.most];
    if (filter?.kind === "date") [this.first, this.last] = [filter.first ?? "", filter.last ?? ""];
    if (filter?.kind === "text") [this.text, this.mode] = [filter.text, filter.mode];
    if (filter?.kind === "values") this.picked = filter.values;
  }

  #build(): Filter | null {
    const { column } = this;
    if (this.kind === "number") return { kind: "number", column, least: this.least ?? null, most: this.most ?? null };
    if (this.kind === "date") return { kind: "date", column, first: this.first || null, last: this.last || null };
    if (this.kind === "str" && this.text) return { kind: "text", column, text: this.text, mode: this.mode };
    return this.picked.length ? { kind: "values", column, values: this.picked } : null;
  }
}
