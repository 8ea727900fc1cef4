/** The colours of the theme, for what is drawn by libraries that cannot read CSS. */

import { createSubscriber } from "svelte/reactivity";

export interface Colors {
  isDark: boolean;
  text: string;
  muted: string;
  border: string;
  surface: string;
  accent: string;
  accentSoft: string;
  font: string;
}

/** Runs what read the colours anew when the visitor's preference or the page's theme changes. */
const subscribe = createSubscriber((update) => {
  const preference = matchMedia("(prefers-color-scheme: dark)");
  const observer = new MutationObserver(update);
  preference.addEventListener("change", update);
  observer.observe(document.documentElement, { attributeFilter: ["class", "data-theme", "style"] });
  return () => {
    preference.removeEventListener("change", update);
    observer.disconnect();
  };
});

/** Return the colours as they are at `element` now. Reactive. */
export function colorsAt(element: HTMLElement): Colors {
  subscribe();
  const style = getComputedStyle(element);
  const color = (name: string): string => themeColor(name, element);
  return {
    isDark: style.colorScheme.includes("dark"),
    text: color("--text"),
    muted: color("--text-muted"),
    border: color("--border"),
    surface: color("--surface"),
    accent: color("--accent"),
    accentSoft: color("--accent-soft"),
    font: style.fontFamily,
  };
}

/** Return what a variable of the theme is at `element`, in the form `rgb(...)`, which every library reads. */
export function themeColor(name: string, element: HTMLElement): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  element.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
