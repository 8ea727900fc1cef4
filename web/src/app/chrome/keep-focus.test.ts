import { afterEach, expect, it } from "vitest";

import { keepFocus } from "./keep-focus";

const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

afterEach(() => document.body.replaceChildren());

/** A field with buttons, of which the first has the focus. */
function field(inside: string): { container: HTMLElement; first: HTMLElement; end: () => void } {
  document.body.innerHTML = `<div data-field>${inside}</div>`;
  const container = document.body.firstElementChild as HTMLElement;
  const first = container.querySelector("button") as HTMLElement;
  // What the browser knows of the keyboard is not known here.
  const { matches } = first;
  first.matches = (selector) => selector === ":focus-visible" || matches.call(first, selector);
  const end = keepFocus();
  first.focus();
  return { container, first, end };
}

it("goes on at what took the place of the control in focus", async () => {
  const { container, first } = field("<p><button>Clear</button></p><p><button>Download</button></p>");

  const row = first.parentElement as HTMLElement;
  first.remove();
  row.innerHTML = "<button>Upload</button>";
  await frame();
  await frame();

  expect(document.activeElement?.textContent).toBe("Upload");
  expect(container.contains(document.activeElement)).toBe(true);
});

it("stays on a control that moves in its list", async () => {
  const { container, first } = field("<button>Up</button><button>Other</button>");

  first.remove();
  container.append(first);
  await frame();
  await frame();

  expect(document.activeElement).toBe(first);
});

it("waits for what is still on its way, and leaves alone who went elsewhere", async () => {
  const { container, first } = field("<button>Use the camera</button>");
  first.remove();
  await frame();
  await frame();
  expect(document.activeElement).toBe(document.body);

  container.innerHTML = "<button>Take a picture</button>";
  await frame();
  await frame();
  expect(document.activeElement?.textContent).toBe("Take a picture");
});

it("comes back to a control that rested or was not shown for a while, and takes no other one meanwhile", async () => {
  const { container, first } = field("<button id=run>Run</button><button>Clear</button>");

  // What the browser does by itself when it draws what rests.
  first.blur();
  (first as HTMLButtonElement).disabled = true;
  await frame();
  await frame();
  expect(document.activeElement).toBe(document.body);
  (first as HTMLButtonElement).disabled = false;
  await frame();
  await frame();
  expect(document.activeElement).toBe(first);

  container.outerHTML = "<div data-node=1></div>";
  await frame();
  await frame();
  (document.querySelector("[data-node]") as HTMLElement).innerHTML =
    "<button>Clear</button><button id=run>Run</button>";
  await frame();
  await frame();
  expect(document.activeElement?.textContent).toBe("Run");
});
