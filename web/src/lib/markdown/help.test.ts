import { expect, test } from "vitest";

import { helpToHtml } from "./help";

test("emphasis, code and links are shown, and a link leads to a page of its own", () => {
  const html = helpToHtml("Use **bold** `code` [this](https://example.org) and https://example.com");
  expect(html).toContain("<strong>bold</strong> <code>code</code>");
  expect(html).toMatch(/<a href="https:\/\/example.org" target="_blank" rel="noopener noreferrer">this<\/a>/);
  expect(html).toContain('<a href="https://example.com"');
});

test("HTML is text, and nothing runs a script", () => {
  expect(helpToHtml("<b>x</b>")).toBe("&lt;b&gt;x&lt;/b&gt;");
  expect(helpToHtml("[x](javascript:alert(1))")).not.toContain("<a");
});

test("a list or a heading stays a line of text", () => {
  expect(helpToHtml("# a\n- b")).toBe("# a\n- b");
});

test("tildes of ranges strike nothing out", () => {
  expect(helpToHtml("50~100 is best, 10~20 is fast")).toBe("50~100 is best, 10~20 is fast");
});
