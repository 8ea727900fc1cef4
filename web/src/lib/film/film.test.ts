import { expect, test } from "vitest";

import { Film } from "./film.svelte.ts";

test("where a film stands is told while it plays", () => {
  const places: number[] = [];
  const ignored = (): void => undefined;
  const film = new Film({ play: ignored, pause: ignored, end: ignored, move: (seconds) => places.push(seconds) });
  const video = document.createElement("video");
  film.attach(video);
  video.dispatchEvent(new Event("play"));
  video.currentTime = 4;
  video.dispatchEvent(new Event("timeupdate"));
  expect(places).toEqual([4]);
});
