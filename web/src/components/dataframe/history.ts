/** Values that were, so that changes can be taken back and made again. */

export class History<T> {
  readonly #most: number;
  #past: T[] = [];
  #future: T[] = [];

  /** @param most - changes that can be taken back. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Note the value before a change. */
  note(before: T): void {
    this.#future = [];
    this.#past = [...this.#past, before].slice(-this.#most);
  }

  /** Return the value before the last change, in brackets; nothing where there is none. */
  back(now: T): [T] | undefined {
    if (!this.#past.length) return undefined;
    this.#future = [...this.#future, now];
    return this.#past.splice(-1) as [T];
  }

  /** Return the value after the change that was last taken back, in brackets. */
  forth(now: T): [T] | undefined {
    if (!this.#future.length) return undefined;
    this.#past = [...this.#past, now];
    return this.#future.splice(-1) as [T];
  }

  clear(): void {
    [this.#past, this.#future] = [[], []];
  }
}
