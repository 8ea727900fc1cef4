import { render } from "@testing-library/svelte";
import { tick } from "svelte";
import { expect, test } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Html from "./html.svelte";

const settled = async (): Promise<void> => {
  await tick();
  await new Promise((resolve) => setTimeout(resolve));
};

test("a script changes the value, shows it, and tells it", async () => {
  const host = new FakeHost();
  const script = "element.onclick = () => { props.value += props.step; trigger('counted', { at: props.value }); };";
  const node = host.make("html", {
    value: 1,
    html_template: "<b>${value}</b>",
    js_on_load: script,
    props: { step: 2 },
  });
  const { container } = render(Html, { node: node as never });
  await settled();
  (container.querySelector("[data-html]") as HTMLElement).click();
  await settled();
  expect(container.querySelector("b")?.textContent).toBe("3");
  expect((node.props as { value: number }).value).toBe(3);
  expect(host.told.at(-1)).toMatchObject({ event: "counted", data: { at: 3 } });
});

test("what a script has drawn stays while the markup of the template does", async () => {
  const host = new FakeHost();
  const node = host.make("html", {
    value: "a",
    html_template: "<div>${color}</div>",
    js_on_load: "element.firstElementChild.append(document.createElement('canvas'));",
    props: { color: "red" },
  });
  const { container } = render(Html, { node: node as never });
  await settled();
  node.props = { ...node.props, value: "b" };
  await settled();
  expect(container.querySelector("canvas")).not.toBeNull();
  node.props = { ...node.props, props: { color: "blue" } };
  await settled();
  expect(container.querySelector("[data-html]")?.textContent?.trim()).toBe("blue");
});

test("watchers hear of what functions change, once it is shown", async () => {
  const host = new FakeHost();
  const script = "watch('value', () => trigger('seen', { text: element.innerText }));";
  const node = host.make("html", { value: "a", js_on_load: script, props: { color: "red" } });
  render(Html, { node: node as never });
  await settled();
  node.props = { ...node.props, props: { color: "blue" } };
  await settled();
  expect(host.told).toEqual([]);
  node.props = { ...node.props, value: "b" };
  await settled();
  expect(host.told.at(-1)).toMatchObject({ event: "seen", data: { text: "b" } });
});

test("a failure of the server that a script does not catch is shown", async () => {
  const host = new FakeHost();
  const node = host.make("html", { js_on_load: "await server.find('x');", server_functions: ["find"] });
  host.functions.find = () => Promise.reject(new Error("The shelf is empty"));
  render(Html, { node: node as never });
  await settled();
  expect(host.toasts).toEqual(["The shelf is empty"]);
});

test("a template that fails says so in its place", async () => {
  const host = new FakeHost();
  const { container } = render(Html, { node: host.make("html", { html_template: "${missing.name}" }) as never });
  await settled();
  expect(container.querySelector("[role=alert]")?.textContent).toContain("missing");
});

test("templates that a function changes are shown", async () => {
  const host = new FakeHost();
  const node = host.make("html", { value: "a", html_template: "<b>${value}</b>" });
  const { container } = render(Html, { node: node as never });
  await settled();
  node.props = { ...node.props, html_template: "<i>${value}</i>" };
  await settled();
  expect(container.querySelector("i")?.textContent).toBe("a");
});

test("a place for parts that holds none is empty", async () => {
  const node = new FakeHost().make("html", { html_template: "<h2>Rows</h2>@children<p>End</p>" });
  const { container } = render(Html, { node: node as never });
  await settled();
  expect(container.querySelector("[data-html]")?.textContent?.replace(/\s/g, "")).toBe("RowsEnd");
});
