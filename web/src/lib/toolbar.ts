/** The arrow keys of a row of buttons, as people who work with screen readers expect them of a toolbar. */

const BUTTONS = "button:not(:disabled)";

/** To be attached to an element with `role="toolbar"`. Fields in it keep the arrows for themselves. */
export function toolbar(row: HTMLElement): () => void {
  function handleKeydown(event: KeyboardEvent): void {
    const buttons = [...row.querySelectorAll<HTMLElement>(BUTTONS)];
    const at = buttons.indexOf(event.target as HTMLElement);
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const onwards = getComputedStyle(row).direction === "rtl" ? -1 : 1;
    const next = {
      ArrowRight: at + onwards,
      ArrowLeft: at - onwards,
      Home: 0,
      End: buttons.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    buttons.at(next % buttons.length)?.focus();
  }

  row.addEventListener("keydown", handleKeydown);
  return () => row.removeEventListener("keydown", handleKeydown);
}
