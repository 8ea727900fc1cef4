/** What keys do while a film has the focus, as people know it from players elsewhere. */

import type { Film } from "./film.svelte";

const SKIP_S = 5;
const VOLUME_STEP = 0.1;

/**
 * Act upon a key.
 *
 * @returns Whether the key meant something.
 */
export function pressKey(event: KeyboardEvent, film: Film, toggleFullscreen: () => void): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target as HTMLElement;
  const isButton = target.closest("button") !== null;
  const isVolume = target.matches("[data-film-volume]");
  const length = film.end - film.start;
  const actions: Record<string, () => void> = {
    k: () => void film.toggle(),
    j: () => film.skip(-2 * SKIP_S),
    l: () => film.skip(2 * SKIP_S),
    m: () => film.toggleMuted(),
    c: () => film.toggleCaptions(),
    f: toggleFullscreen,
    Home: () => film.seek(film.start),
    End: () => film.seek(film.end),
  };
  if (!isButton) actions[" "] = () => void film.toggle();
  if (!isVolume) {
    actions.ArrowLeft = () => film.skip(-SKIP_S);
    actions.ArrowRight = () => film.skip(SKIP_S);
    actions.ArrowUp = () => film.setVolume(film.volume + VOLUME_STEP);
    actions.ArrowDown = () => film.setVolume(film.volume - VOLUME_STEP);
  }
  for (let i = 0; i < 10; i++) actions[i] = () => film.seek(film.start + (length * i) / 10);
  const act = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  act?.();
  return act !== undefined;
}
