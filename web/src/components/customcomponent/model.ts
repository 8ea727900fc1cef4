/** The model that a module of the anywidget contract works with: a bag of named values, and events when they change. */

type Listener = (...args: unknown[]) => void;

/** Where changes and messages of a model go. */
export interface ModelHost {
  save(changes: Record<string, unknown>): void;
  send(content: unknown, buffers: unknown[]): void;
  /** Return the model of another widget, which a trait names. */
  find(reference: string): Promise<Model>;
}

export class Model {
  readonly #host: ModelHost;
  readonly #state: Map<string, unknown>;
  readonly #listeners: { name: string; call: Listener }[] = [];
  #unsaved: Record<string, unknown> = {};

  constructor(state: Record<string, unknown>, host: ModelHost) {
    this.#state = new Map(Object.entries(state));
    this.#host = host;
  }

  get(name: string): unknown {
    return this.#state.get(name);
  }

  set(name: string | Record<string, unknown>, value?: unknown): void {
    const changes = typeof name === "string" ? { [name]: value } : name;
    Object.assign(this.#unsaved, changes);
    this.take(changes);
  }

  save_changes(): void {
    const changes = this.#unsaved;
    this.#unsaved = {};
    if (Object.keys(changes).length) this.#host.save(changes);
  }

  /** `"change:name"`, `"change"`, `"msg:custom"`; several stand with spaces between them. */
  on(names: string, call: Listener): void {
    for (const name of names.split(/\s+/)) this.#listeners.push({ name, call });
  }

  /** Without a listener all of a name go; without a name all go. */
  off(names?: string | null, call?: Listener | null): void {
    const gone = names?.split(/\s+/);
    const kept = this.#listeners.filter((one) => (gone && !gone.includes(one.name)) || (call && one.call !== call));
    this.#listeners.splice(0, this.#listeners.length, ...kept);
  }

  send(content: unknown, _callbacks?: unknown, buffers: unknown[] = []): void {
    this.#host.send(content, buffers);
  }

  readonly widget_manager = {
    get_model: (reference: string): Promise<Model> => this.#host.find(reference),
  };

  /** Values have become other ones: tell those who listen. */
  take(values: Record<string, unknown>): void {
    const changed = Object.entries(values).filter(([name, value]) => !Object.is(this.#state.get(name), value));
    for (const [name, value] of changed) this.#state.set(name, value);
    for (const [name, value] of changed) this.tell(`change:${name}`, this, value, {});
    if (changed.length) this.tell("change", this, {});
  }

  tell(name: string, ...args: unknown[]): void {
    for (const one of [...this.#listeners]) {
      if (one.name !== name) continue;
      try {
        one.call(...args);
      } catch (error) {
        console.error(error);
      }
    }
  }
}
