/** Keys as shortcuts name them: modifiers in order, then the key, in small letters; `mod` is Ctrl, or Command on a Mac. */

const NAMES: Record<string, string> = { " ": "space" };
const SIGNS: Record<string, string> = {
  enter: "Enter", escape: "Esc", space: "Space", tab: "Tab", backspace: "Backspace", delete: "Del", home: "Home", end: "End",
  pageup: "Page Up", pagedown: "Page Down", arrowup: "↑", arrowdown: "↓", arrowleft: "←", arrowright: "→", alt: "Alt",
  shift: "Shift", ctrl: "Ctrl",
}; // prettier-ignore
const ARIA: Record<string, string> = {
  mod: "Control", ctrl: "Control", meta: "Meta", alt: "Alt", shift: "Shift", escape: "Escape", pageup: "PageUp",
  pagedown: "PageDown", arrowup: "ArrowUp", arrowdown: "ArrowDown", arrowleft: "ArrowLeft", arrowright: "ArrowRight",
}; // prettier-ignore

const isMac = /mac|iphone|ipad/i.test(globalThis.navigator?.platform ?? "");

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey"> & { code?: string };

/** Whether what was pressed is the shortcut. */
export function matches(pressed: Pressed, shortcut: string, onMac = isMac): boolean {
  const [key, modifiers] = split(shortcut);
  const wanted = new Set(modifiers.map((name) => (name === "mod" ? (onMac ? "meta" : "ctrl") : name)));
  const name = NAMES[pressed.key] ?? pressed.key.toLowerCase();
  // With Alt a Mac types other signs; the key itself is meant.
  const isKey = name === key || pressed.code?.toLowerCase() === `key${key}` || pressed.code === `Digit${key}`;
  // Signs such as "?" come with Shift on some keyboards and without it on others.
  const isShiftRight = pressed.shiftKey === wanted.has("shift") || (/^[^a-z0-9]$/.test(key) && !wanted.has("shift"));
  return (
    isKey &&
    isShiftRight &&
    pressed.ctrlKey === wanted.has("ctrl") &&
    pressed.metaKey === wanted.has("meta") &&
    pressed.altKey === wanted.has("alt")
  );
}

/** Whether a shortcut works while the visitor types: it has a key that types nothing. */
export function worksInFields(shortcut: string): boolean {
  const [key, modifiers] = split(shortcut);
  return modifiers.some((name) => name !== "shift") || /^f\d+$/.test(key) || key === "escape";
}

/** The keys as people know them, one by one. */
export function signs(shortcut: string, onMac = isMac): string[] {
  const [key, modifiers] = split(shortcut);
  const mac: Record<string, string> = { mod: "⌘", meta: "⌘", ctrl: "⌃", alt: "⌥", shift: "⇧" };
  const other: Record<string, string> = { mod: "Ctrl", meta: "Meta" };
  return [...modifiers, key].map((name) => (onMac ? mac : other)[name] ?? SIGNS[name] ?? name.toUpperCase());
}

/** The keys as `aria-keyshortcuts` has them. */
export function ariaKeys(shortcut: string, onMac = isMac): string {
  const [key, modifiers] = split(shortcut);
  const names = modifiers.map((name) => (name === "mod" && onMac ? "Meta" : ARIA[name]));
  return [...names, ARIA[key] ?? (key.length > 1 ? key[0]!.toUpperCase() + key.slice(1) : key.toUpperCase())].join("+");
}

function split(shortcut: string): [string, string[]] {
  const parts = shortcut.endsWith("++") ? [...shortcut.slice(0, -2).split("+"), "+"] : shortcut.split("+");
  return shortcut === "+" ? ["+", []] : [parts.at(-1) as string, parts.slice(0, -1)];
}
