import { describe, expect, it } from "vitest";

import { FORMULAS_BETWEEN_DOLLARS } from "./delimiters";
import type { MarkdownOptions } from "./parser";
import { MarkdownRenderer } from "./renderer";

const DOLLARS = [...FORMULAS_BETWEEN_DOLLARS, { left: "$", right: "$", display: false }];

function setup(options: Partial<MarkdownOptions> = {}): MarkdownRenderer {
  return new MarkdownRenderer({
    latexDelimiters: FORMULAS_BETWEEN_DOLLARS,
    // The DOM of these tests is not one that a sanitiser can trust; tests/browser/test_data.py tests it in a browser.
    sanitizeHtml: false,
    lineBreaks: false,
    headerLinks: false,
    ...options,
  });
}

const html = (text: string, options?: Partial<MarkdownOptions>) => setup(options).render(text).join("");

const TEXTS = {
  "a list that goes on": "- one\n- two\n\n  inside\n\nafter",
  "a line that turns into a rule": "- a\n--- x\n\nb",
  "a heading made by the line under it": "Garden\n===\n\ntext",
  "an element around Markdown": "<details><summary>More</summary>\n\n*hidden*\n\n</details>\n\nafter",
  "a definition that comes late": "see [there]\n\nmore\n\n[there]: https://example.org\n",
  "a fence": "before\n\n```python\nprint(1)\n\n\nprint(2)\n```\n\nafter",
  "a formula": "area\n\n$$\n\\pi r^2\n\n+ 1\n$$\n\nafter",
  "a table": "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\nafter",
};

describe("MarkdownRenderer", () => {
  it.each([
    ["~one~ and ~~two~~", "<s>one</s> and <s>two</s>"],
    ["about ~5 to ~10, a ~ b", "about ~5 to ~10, a ~ b"],
    ["`~code~` ~ ~~~", "<code>~code~</code> ~ ~~~"],
  ])("strikes out words between tildes: %s", (text, expected) => {
    expect(html(text)).toBe(`<p>${expected}</p>\n`);
  });

  it.each(Object.entries(TEXTS))("renders %s the same whole and letter by letter", (_name, text) => {
    const renderer = setup();
    for (let end = 1; end <= text.length; end++) renderer.render(text.slice(0, end));
    expect(renderer.render(text).join("")).toBe(html(text));
  });

  it("keeps the chunks before the last when the text grows", () => {
    const renderer = setup();
    const before = renderer.render("first\n\nsecond\n\nthi");
    const after = renderer.render("first\n\nsecond\n\nthird");
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).toContain("third");
  });

  it("shows nothing of a text that became empty", () => {
    const renderer = setup();
    renderer.render("something");
    expect(renderer.render("")).toEqual([]);
  });

  it.each([
    ["See www.example.com/a_b, or not.", ["http://www.example.com/a_b"]],
    ["Write to me@example.com.", ["mailto:me@example.com"]],
    ["Edit example.com, readme.md and www.nothing; awww.example.com", []],
    ["(https://example.com/a_(b))", ["https://example.com/a_(b)"]],
  ])("makes links of bare addresses: %s", (text, links) => {
    expect([...html(text).matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual(links);
  });

  it("opens foreign addresses in a tab of their own", () => {
    expect(html("[x](https://example.org)")).toContain('target="_blank"');
  });

  it("breaks lines only when asked", () => {
    expect(html("a\nb")).not.toContain("<br>");
    expect(html("a\nb", { lineBreaks: true })).toContain("<br>");
  });

  it("marks what is done in a task list", () => {
    expect(html("- [x] done\n- [ ] open")).toMatch(/checked[\s\S]*done[\s\S]*<input(?![^>]*checked)[\s\S]*open/);
  });

  it("says in which language code is written", () => {
    expect(html("```mermaid x\ngraph TD\n```")).toContain('<code class="language-mermaid">graph TD</code>');
    expect(html("```\nplain\n```")).toContain("<code>plain</code>");
  });

  it("links headings to themselves when asked", () => {
    const two = html("# What's new in v1.2?\n\n# What's new in v1.2?", { headerLinks: true });
    expect(two.match(/id="[^"]*"|href="[^"]*"/g)).toEqual([
      'id="h-whats-new-in-v12"',
      'id="whats-new-in-v12"',
      'href="#h-whats-new-in-v12"',
      'id="h-whats-new-in-v12-1"',
      'id="whats-new-in-v12-1"',
      'href="#h-whats-new-in-v12-1"',
    ]);
  });

  it("reads no emphasis inside of a formula", () => {
    // Drawn or not yet drawn: what the formula says stands in an element of its own.
    expect(html("$a_1 b_2$ and _c_", { latexDelimiters: DOLLARS })).toMatch(/>a_1 b_2<\/.* and <em>c<\/em>/);
  });

  it("takes prices for prices", () => {
    expect(html("from $5 to $6", { latexDelimiters: DOLLARS })).toContain("from $5 to $6");
  });

  it("finds a formula between brackets", () => {
    const brackets = [{ left: "\\[", right: "\\]", display: true }];
    expect(html("x\n\n\\[ a < b \\]", { latexDelimiters: brackets })).toMatch(/display.*> a &lt; b <\//);
  });

  it.each([
    ["tags that begin", "<div>\n" + "<a ".repeat(50_000)],
    ["tags that begin before a quote", "<div>\n" + "<a ".repeat(50_000) + `">`],
    ["comments that begin", "<div>\n" + "<!--".repeat(50_000)],
    ["formulas that begin", "$$x\n".repeat(20_000)],
    ["formulas that begin in lines", "\\(".repeat(50_000)],
    ["braces in formulas", "a " + "$${".repeat(30_000)],
    ["brackets", "[".repeat(50_000)],
    ["stars", "*a ".repeat(30_000)],
    ["backticks", Array.from({ length: 400 }, (_, i) => "`".repeat(i)).join(" ")],
    ["addresses", "http://".repeat(20_000)],
    ["entities", "&".repeat(50_000)],
    ["quotes", "> ".repeat(5_000) + "a"],
    ["cells", "|a".repeat(2_000) + "\n" + "|-".repeat(2_000) + "\n" + "|\n".repeat(2_000)],
  ])("reads a text that was made to take for ever: %s", (_name, text) => {
    const delimiters = [...DOLLARS, { left: "\\(", right: "\\)", display: false }];
    expect(setup({ latexDelimiters: delimiters, headerLinks: true }).render(text).length).toBeGreaterThan(0);
  });
});
