/** A table in a database of the browser, whose rows belong to owners: apps take turns at an address. */

interface Owned {
  id: string;
  owner: string;
}

export class OwnedTable<Row extends Owned> {
  readonly #name: string;
  readonly #table: string;
  readonly #owner: string;
  #database: Promise<IDBDatabase> | undefined;

  /**
   * @param name - Of the database.
   * @param table - Of the table in it.
   * @param owner - Whose rows are read and written.
   */
  constructor(name: string, table: string, owner: string) {
    this.#name = name;
    this.#table = table;
    this.#owner = owner;
  }

  async all(): Promise<Row[]> {
    return answerTo<Row[]>((await this.#rows("readonly")).index("owner").getAll(this.#owner));
  }

  async find(id: string): Promise<Row | undefined> {
    const row = await answerTo<Row | undefined>((await this.#rows("readonly")).get(id));
    return row?.owner === this.#owner ? row : undefined;
  }

  async put(row: Omit<Row, "owner">): Promise<void> {
    await answerTo((await this.#rows("readwrite")).put({ ...row, owner: this.#owner }));
  }

  async delete(id: string): Promise<void> {
    await answerTo((await this.#rows("readwrite")).delete(id));
  }

  async #rows(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    this.#database ??= this.#open();
    return (await this.#database).transaction(this.#table, mode).objectStore(this.#table);
  }

  #open(): Promise<IDBDatabase> {
    const request = indexedDB.open(this.#name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(this.#table, { keyPath: "id" }).createIndex("owner", "owner");
    };
    return answerTo(request);
  }
}

function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("The database of the browser failed."));
  });
}
