/** Keys that stand for events, and `?`, which shows them. Loaded only on pages that have any. */

import { mount, unmount } from "svelte";

import { elementOf, focusable } from "../lib/target";
import { t } from "../lib/text";
import Shortcuts from "./chrome/Shortcuts.svelte";
import type { Dispatch } from "./dispatch";
import { ariaKeys, matches, signs, worksInFields } from "./keys";

export function watchShortcuts(dispatch: Dispatch): void {
  const watcher = new ShortcutWatcher(dispatch);
  // Keys that type nothing are taken before a field sees them; others only if nothing else wants them.
  addEventListener("keydown", (event) => hasModifier(event) && watcher.handleKeydown(event), { capture: true });
  addEventListener("keydown", (event) => !hasModifier(event) && watcher.handleKeydown(event));
  new MutationObserver(() => watcher.hint()).observe(document.body, { childList: true, subtree: true });
  watcher.hint();
}

class ShortcutWatcher {
  readonly #dispatch: Dispatch;
  #help: object | undefined;
  #isHinting = false;

  constructor(dispatch: Dispatch) {
    this.#dispatch = dispatch;
  }

  handleKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const isTyping = isField(event.target);
    if (event.key === "?" && !isTyping && !hasModifier(event)) {
      event.preventDefault();
      this.#showHelp();
      return;
    }
    const meant = this.#dispatch.shortcuts.find(
      ({ keys, node }) =>
        matches(event, keys) && (!isTyping || worksInFields(keys)) && (!node || isReachable(elementOf(node.id))),
    );
    if (!meant) return;
    event.preventDefault();
    event.stopPropagation();
    if (meant.node) meant.node.emit(meant.event);
    else void this.#dispatch.run(meant.binding, undefined, undefined, null);
  }

  /** Tell the keys at the controls themselves. New elements come at any time, many at once. */
  hint(): void {
    if (this.#isHinting) return;
    this.#isHinting = true;
    requestAnimationFrame(() => {
      this.#isHinting = false;
      for (const { keys, node } of this.#dispatch.shortcuts) {
        const element = node && elementOf(node.id);
        if (!element) continue;
        const control = focusable(element);
        if (control.getAttribute("aria-keyshortcuts") === ariaKeys(keys)) continue;
        control.setAttribute("aria-keyshortcuts", ariaKeys(keys));
        control.title = [control.title, signs(keys).join(" ")].filter(Boolean).join(" · ");
      }
    });
  }

  #showHelp(): void {
    if (this.#help) return;
    const entries = this.#dispatch.shortcuts.map(({ keys, binding, node, event }) => ({
      signs: signs(keys),
      name: nameOf(node?.props) ?? (node ? event : t("This page")),
      id: binding.id,
    }));
    const help = mount(Shortcuts, {
      target: document.body,
      props: {
        entries,
        close: () => {
          void unmount(help);
          this.#help = undefined;
        },
      },
    });
    this.#help = help;
  }
}

function hasModifier(event: KeyboardEvent): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}

function nameOf(props: { label?: string; value?: unknown } | undefined): string | undefined {
  return props?.label || (typeof props?.value === "string" && props.value ? props.value : undefined);
}

/** Whether the visitor could press it now: it is shown, not switched off, and not behind a dialog. */
function isReachable(element: HTMLElement | null): boolean {
  if (!element) return false;
  const dialogs = document.querySelectorAll("[role=dialog][aria-modal=true], [role=alertdialog]");
  const top = dialogs[dialogs.length - 1];
  const isShown = element.checkVisibility?.({ visibilityProperty: true }) ?? true;
  return isShown && (!top || top.contains(element)) && !focusable(element).matches(":disabled, [aria-disabled=true]");
}

function isField(target: EventTarget | null): boolean {
  const element = target instanceof Element ? target : null;
  return Boolean(
    element?.closest("textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]") ??
    element?.closest("input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=color])"),
  );
}
