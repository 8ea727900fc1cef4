/** The short messages at the edge of the page. */

export type Level = "info" | "warning" | "success" | "error";

export interface Toast {
  id: number;
  level: Level;
  title: string;
  /** Text, or HTML that is made harmless before it is shown. */
  message: string;
  /** Seconds until it goes by itself; `null` leaves it until it is closed. */
  durationS: number | null;
}

const DEFAULT_S = 10;

export class ToastStack {
  /** The newest last. */
  items: Toast[] = $state.raw([]);
  #nextId = 1;

  show(level: Level, message: string, options: { title?: string; durationS?: number | null } = {}): void {
    const { title = "", durationS = DEFAULT_S } = options;
    const isShown = this.items.some(
      (toast) => toast.level === level && toast.message === message && toast.title === title,
    );
    if (!isShown) this.items = [...this.items, { id: this.#nextId++, level, title, message, durationS }];
  }

  close(id: number): void {
    this.items = this.items.filter((toast) => toast.id !== id);
  }
}
