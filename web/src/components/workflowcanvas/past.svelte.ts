/** What a canvas held before each change of its visitor, and what was taken back since. */

import { withResultsOf } from "./graph";
import type { Workflow } from "./types";

/** Changes that can be taken back. */
const MOST = 100;

export class Past {
  #before: Workflow[] = $state.raw([]);
  #after: Workflow[] = $state.raw([]);

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#after.length > 0;
  }

  /** The workflow is about to be changed. */
  remember(now: Workflow): void {
    this.#before = [...this.#before, now].slice(-MOST);
    this.#after = [];
  }

  /** Return the workflow before the last change, with the results that there are now. */
  undo(now: Workflow): Workflow | undefined {
    const before = this.#before.at(-1);
    if (!before) return undefined;
    this.#before = this.#before.slice(0, -1);
    this.#after = [...this.#after, now];
    return withResultsOf(before, now);
  }

  /** Return the workflow with the change that was taken back last. */
  redo(now: Workflow): Workflow | undefined {
    const after = this.#after.at(-1);
    if (!after) return undefined;
    this.#after = this.#after.slice(0, -1);
    this.#before = [...this.#before, now];
    return withResultsOf(after, now);
  }
}
