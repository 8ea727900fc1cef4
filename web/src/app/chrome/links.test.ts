import { expect, test } from "vitest";

import { addTexts } from "../../lib/text";
import { addressOf, type Link, linksOf } from "./links";

const ROUTES: Link[] = [
  ["", "Home"],
  ["about", "About"],
];

test("an app of one page has no navigation, unless its author adds links", () => {
  expect(linksOf([])).toEqual([]);
  expect(linksOf([], { value: [["Source", "https://example.org"]] })).toEqual([
    ["", "Home"],
    ["https://example.org", "Source"],
  ]);
});

test("the main page is named by the author, or left out", () => {
  expect(linksOf(ROUTES, { main_page_name: "Start" })[0]).toEqual(["", "Start"]);
  expect(linksOf(ROUTES, { main_page_name: false })).toEqual([["about", "About"]]);
});

test("the main page is named in the visitor's language where its author gave no name", () => {
  addTexts({ Home: "Startseite" });
  expect(linksOf(ROUTES)[0]).toEqual(["", "Startseite"]);
  expect(linksOf(ROUTES, { main_page_name: "Start" })[0]).toEqual(["", "Start"]);
  addTexts({ Home: "Home" });
});

test("a link to a page that is there already is not there twice", () => {
  expect(linksOf(ROUTES, { value: [["Again", "/about/"]] })).toEqual(ROUTES);
});

test("a navigation can be hidden", () => {
  expect(linksOf(ROUTES, { visible: false })).toEqual([]);
});

test("paths lead to pages of the app, addresses elsewhere", () => {
  expect(addressOf("about", "../")).toBe("../about");
  expect(addressOf("https://example.org/a", "../")).toBe("https://example.org/a");
});
