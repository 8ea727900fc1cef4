/** Offers tags while a colon and their first letters are typed. */

const ASKED = /:([^\s:]*)$/;

export class TagsState {
  readonly #tags: () => string[];
  readonly #write: (text: string) => void;
  /** What was typed since the colon; `null` while no tag is asked for. */
  #typed = $state<string | null>(null);
  active = $state(0);
  #field: HTMLTextAreaElement | undefined;

  constructor(tags: () => string[], write: (text: string) => void) {
    this.#tags = tags;
    this.#write = write;
  }

  readonly offered = $derived.by(() => {
    const typed = this.#typed?.toLowerCase();
    const isMeant = (tag: string): boolean => typed !== undefined && tag.toLowerCase().includes(typed);
    return [...new Set(this.#tags().filter(isMeant))];
  });

  get isOpen(): boolean {
    return this.offered.length > 0;
  }

  get field(): HTMLTextAreaElement | undefined {
    return this.#field;
  }

  /** Something was typed or the caret moved. */
  look(field: HTMLTextAreaElement): void {
    this.#field = field;
    this.#typed = ASKED.exec(field.value.slice(0, field.selectionStart))?.[1] ?? null;
    this.active = 0;
  }

  close(): void {
    this.#typed = null;
  }

  /** Return whether the key was for the list. */
  handleKeydown(event: KeyboardEvent): boolean {
    const { offered } = this;
    if (!offered.length || event.isComposing) return false;
    if (event.key === "ArrowDown") this.active = (this.active + 1) % offered.length;
    else if (event.key === "ArrowUp") this.active = (this.active + offered.length - 1) % offered.length;
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" || event.key === "Tab") this.pick(offered[this.active] ?? "");
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  pick(tag: string): void {
    const field = this.#field;
    if (!field) return;
    const end = field.selectionStart;
    const start = field.value.slice(0, end).search(ASKED);
    if (start < 0) return;
    const before = `${field.value.slice(0, start)}${tag} `;
    const text = before + field.value.slice(end).replace(/^ /, "");
    field.value = text;
    field.setSelectionRange(before.length, before.length);
    field.focus();
    this.close();
    this.#write(text);
  }
}
