import { render } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";

import MarkdownText from "./MarkdownText.svelte";

async function grow(...texts: string[]): Promise<{ prose: Element; before: Node[] }> {
  const { container, rerender } = render(MarkdownText, { text: texts[0], sanitizeHtml: false });
  const prose = container.querySelector(".prose")!;
  let before: Node[] = [];
  for (const text of texts.slice(1)) {
    before = nodesIn(prose);
    await rerender({ text });
  }
  return { prose, before };
}

/** Every node below one, in the order of the document. */
function nodesIn(node: Node): Node[] {
  return [...node.childNodes].flatMap((child) => [child, ...nodesIn(child)]);
}

const tags = (prose: Element) => [...prose.children].map((child) => child.localName);

describe("a text that grows", () => {
  it("keeps the nodes that stay as they were, and the word before the new one", async () => {
    const { prose, before } = await grow("One **bold** wo", "One **bold** word and more");

    const now = nodesIn(prose);
    const isWord = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent?.startsWith(" wo");
    expect(prose.querySelector("p")?.textContent).toBe("One bold word and more");
    expect(now.find(isWord)).toBe(before.find(isWord));
    expect(prose.querySelector("strong")).toBe(before.find((node) => node.nodeName === "STRONG"));
  });

  it("keeps a picture, so that it is not loaded again", async () => {
    const { prose, before } = await grow("![a](data:image/png;base64,AA) is", "![a](data:image/png;base64,AA) is here");

    expect(prose.querySelector("img")).toBe(before.find((node) => node.nodeName === "IMG"));
  });

  it("keeps what a reader marked", async () => {
    const { container, rerender } = render(MarkdownText, { text: "Mark this word", sanitizeHtml: false });
    const text = container.querySelector("p")!.firstChild!;
    const marked = document.getSelection()!;
    marked.setBaseAndExtent(text, 5, text, 9);

    await rerender({ text: "Mark this word, and go on" });

    expect(marked.toString()).toBe("this");
  });

  it("makes another element of a block that turns out to be one", async () => {
    const { prose } = await grow("Title", "Title\n===", "Title\n===\n\n- one", "Title\n===\n\n- one\n- two");

    expect(tags(prose)).toEqual(["h1", "ul"]);
    expect([...prose.querySelectorAll("li")].map((item) => item.textContent)).toEqual(["one", "two"]);
  });

  const blocks = (count: number) => Array.from({ length: count }, (_, i) => `${i}`).join("\n\n");

  it("puts blocks beyond the sixteenth into stretches", async () => {
    const { prose } = await grow(blocks(2), blocks(40));

    expect([...prose.querySelectorAll("p")].map((one) => one.textContent)).toEqual(blocks(40).split("\n\n"));
    expect(tags(prose)).toEqual([...Array.from({ length: 16 }, () => "p"), "div", "div"]);
  });

  it("takes blocks away that are no longer there", async () => {
    const { prose } = await grow(blocks(40), blocks(3));

    expect(tags(prose)).toEqual(["p", "p", "p"]);
  });
});

it("shows another text in the place of the first, whatever stood there", async () => {
  const { prose } = await grow("# One\n\nA *b* c\n\n- d", "", "1. e\n\n> f", "G");

  expect(prose.textContent).toBe("G\n");
  expect(tags(prose)).toEqual(["p"]);
});

it("changes an address", async () => {
  const { prose } = await grow("[a](#one)", "[a](#two)");

  expect(prose.querySelector("a")?.getAttribute("href")).toBe("#two");
});
