import { afterEach, describe, expect, it, vi } from "vitest";

import { loadPart } from "./loadPart";
import { reach } from "./reach";

const links = (): HTMLLinkElement[] => [...document.head.querySelectorAll("link")];

describe("a part that is loaded", () => {
  afterEach(() => links().forEach((link) => link.remove()));

  it("waits while the connection is lost", async () => {
    vi.useFakeTimers();
    reach.isLost = true;
    let isAsked = false;
    const part = loadPart(() => Promise.resolve((isAsked = true)));
    await vi.advanceTimersByTimeAsync(5000);
    expect(isAsked).toBe(false);
    reach.isLost = false;
    await vi.advanceTimersByTimeAsync(1000);
    expect(await part).toBe(true);
    vi.useRealTimers();
  });

  it("waits for its style sheet, which is asked for once, and for no module", async () => {
    const parts = ["one", "other"].map((part) =>
      loadPart(() => Promise.resolve(part), ["./one.css", "./one.js"], "http://page.test/assets/main.js"),
    );
    await Promise.resolve();
    const [sheet, module] = links();
    expect(links().map(({ rel, href }) => [rel, href])).toEqual([
      ["stylesheet", "http://page.test/assets/one.css"],
      ["modulepreload", "http://page.test/assets/one.js"],
    ]);
    module?.dispatchEvent(new Event("error"));
    sheet?.dispatchEvent(new Event("load"));
    expect(await Promise.all(parts)).toEqual(["one", "other"]);
  });

  it("asks again for a style sheet that did not come", async () => {
    const load = (): Promise<string> => loadPart(() => Promise.resolve("part"), ["./gone.css"], "http://page.test/");
    const first = load();
    await Promise.resolve();
    links()[0]?.dispatchEvent(new Event("error"));
    await expect(first).rejects.toThrow("gone.css could not be loaded");
    const second = load();
    await Promise.resolve();
    expect(links()).toHaveLength(1);
    links()[0]?.dispatchEvent(new Event("load"));
    expect(await second).toBe("part");
  });

  it("takes a style sheet for there that the page came with", async () => {
    document.head.insertAdjacentHTML("beforeend", '<link rel="stylesheet" href="http://page.test/there.css">');
    expect(await loadPart(() => Promise.resolve("part"), ["./there.css"], "http://page.test/")).toBe("part");
    expect(links()).toHaveLength(1);
  });
});
