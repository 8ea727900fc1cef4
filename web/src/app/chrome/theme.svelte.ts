/**
 * Light, dark, or as the visitor's system has it.
 *
 * The effective one stands as a class on the root element, `light` or `dark`, and on the body as well, where styles of
 * existing programs look for it. `?__theme=dark` in the address decides for one visit; a choice on the page is remembered. Without either
 * it is as the author of the app wants it (`launch(mode="dark")`). A script on the page chooses by an event of the window:
 * `dispatchEvent(new CustomEvent("hiroba-theme", { detail: "dark" }))`, or as existing programs do it, by the class itself:
 * `document.body.classList.toggle("dark")`. That holds for the visit.
 */

export type Choice = "system" | "light" | "dark";

const KEY = "hiroba-theme";
const EVENT = "hiroba-theme";
const PARAMETER = "__theme";
const CHOICES: Choice[] = ["system", "light", "dark"];

export class Theme {
  choice: Choice = $state(readChoice());
  readonly #system = matchMedia("(prefers-color-scheme: dark)");
  readonly #print = matchMedia("print");
  #isSystemDark = $state(this.#system.matches);
  #isPrinted = $state(this.#print.matches);
  /** Paper is bright. */
  readonly isDark = $derived(
    !this.#isPrinted && (this.choice === "dark" || (this.choice === "system" && this.#isSystemDark)),
  );

  /** Keep the root element as it should be from now on. Returns how to stop. */
  start(): () => void {
    const follow = () => (this.#isSystemDark = this.#system.matches);
    const print = () => (this.#isPrinted = this.#print.matches);
    const obey = (event: Event) => {
      const choice: unknown = (event as CustomEvent).detail;
      if (isChoice(choice)) this.choose(choice);
    };
    this.#system.addEventListener("change", follow);
    this.#print.addEventListener("change", print);
    addEventListener(EVENT, obey);
    const classes = new MutationObserver((changes) => {
      const changed = changes.find(({ target }) => (target as Element).classList.contains("dark") !== this.isDark);
      if (changed) this.choice = this.isDark ? "light" : "dark";
    });
    for (const element of painted()) classes.observe(element, { attributeFilter: ["class"] });
    const stop = $effect.root(() => {
      $effect.pre(() => applyTheme(this.isDark));
    });
    return () => {
      this.#system.removeEventListener("change", follow);
      this.#print.removeEventListener("change", print);
      removeEventListener(EVENT, obey);
      classes.disconnect();
      stop();
    };
  }

  /** Take the next of system, light and dark. */
  next(): void {
    this.choose(CHOICES[(CHOICES.indexOf(this.choice) + 1) % CHOICES.length]!);
  }

  /** Take one, and remember it. */
  choose(choice: Choice): void {
    this.choice = choice;
    try {
      localStorage.setItem(KEY, this.choice);
    } catch {
      // Storage may be forbidden; then the choice holds for this visit.
    }
  }
}

function applyTheme(isDark: boolean): void {
  for (const element of painted()) {
    element.classList.toggle("dark", isDark);
    element.classList.toggle("light", !isDark);
  }
}

function painted(): HTMLElement[] {
  return [document.documentElement, document.body];
}

function readChoice(): Choice {
  const asked = new URLSearchParams(location.search).get(PARAMETER);
  return [asked, stored(), document.documentElement.dataset.mode].find(isChoice) ?? "system";
}

function isChoice(value: unknown): value is Choice {
  return CHOICES.includes(value as Choice);
}

function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
