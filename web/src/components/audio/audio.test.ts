import { render } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, test } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Audio from "./audio.svelte";

const sound = (name: string): object => ({ path: name, url: `/${name}`, orig_name: name });

test("where a sound stands is known while it plays, and the next sound begins at its beginning", async () => {
  const host = new FakeHost();
  const node = host.make("audio", { value: sound("one.wav") as object | null, playback_position: 0 });
  const { container } = render(Audio, { node: node as never });
  const first = container.querySelector("audio") as HTMLAudioElement;
  Object.defineProperty(first, "duration", { value: 9 });
  first.dispatchEvent(new Event("durationchange"));
  node.props = { ...node.props, playback_position: 1 };
  await tick();
  expect(first.currentTime).toBe(1);
  first.dispatchEvent(new Event("play"));
  first.currentTime = 3;
  first.dispatchEvent(new Event("seeked"));
  first.dispatchEvent(new Event("timeupdate"));
  expect(node.props).toMatchObject({ playback_position: 3 });
  node.props = { ...node.props, playback_position: 1 };
  await tick();
  expect(first.currentTime).toBe(1);

  node.props = { ...node.props, value: null };
  await tick();
  node.props = { ...node.props, value: sound("two.wav") };
  await tick();
  expect(node.props).toMatchObject({ playback_position: 0 });
  const next = container.querySelector("audio") as HTMLAudioElement;
  Object.defineProperty(next, "duration", { value: 9 });
  next.dispatchEvent(new Event("durationchange"));
  await tick();
  expect(next.currentTime).toBe(0);

  node.props = { ...node.props, playback_position: 3 };
  await tick();
  expect(next.currentTime).toBe(3);
});

test("a sound that stands in the place of another one, after it was hidden, begins at its beginning", async () => {
  const node = new FakeHost().make("audio", { value: sound("one.wav") as object | null, playback_position: 0 });
  const { container, unmount } = render(Audio, { node: node as never });
  const first = container.querySelector("audio") as HTMLAudioElement;
  first.dispatchEvent(new Event("play"));
  first.currentTime = 3;
  first.dispatchEvent(new Event("timeupdate"));
  unmount();

  node.props = { ...node.props, value: sound("two.wav") };
  const next = render(Audio, { node: node as never }).container.querySelector("audio") as HTMLAudioElement;
  Object.defineProperty(next, "duration", { value: 9 });
  next.dispatchEvent(new Event("durationchange"));
  await tick();
  expect(next.currentTime).toBe(0);
});
