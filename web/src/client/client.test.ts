// @vitest-environment node

import { expect, it } from "vitest";

import { CallError, CallRefusedError, Client, ConnectionLostError } from "./index";

type Answer = (url: string, options: RequestInit) => Response | Promise<Response>;

const clientOf = (answer: Answer, patienceMs = 60_000): Client =>
  new Client("http://app.example/", {
    patienceMs,
    fetch: (async (url, options) => answer(String(url), options ?? {})) as typeof fetch,
  });

const event = (id: number, name: string, data: object): string =>
  `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

const finished = (id: number, more: object): string => event(id, "finished", { status: "done", error: null, ...more });

const started = (): Response => Response.json({ id: "j1" }, { status: 202 });

it("gives the result of a call", async () => {
  const client = clientOf((url) => (url.includes("?async") ? started() : new Response(finished(1, { result: 3 }))));

  expect(await client.call("count", { word: "tea" })).toBe(3);
});

it("signs in once, and goes on with the cookie", async () => {
  const asked: string[] = [];
  const client = new Client("http://app.example/", {
    auth: ["ada", "engine"],
    fetch: (async (url, options) => {
      const cookie = (options?.headers as Record<string, string>).cookie;
      asked.push(`${String(url).split("/").at(-1)} ${cookie ?? String(options?.body)}`);
      const headers = { "set-cookie": "entry=1; Path=/; HttpOnly" };
      return String(url).endsWith("login") ? Response.json({ success: true }, { headers }) : Response.json({});
    }) as typeof fetch,
  });

  await Promise.all([client.state("j1"), client.state("j2")]);

  expect(asked).toEqual(["login username=ada&password=engine", "j1 entry=1", "j2 entry=1"]);
});

it("puts results together from differences", async () => {
  const stream = event(1, "result", { result: "a" }) + event(2, "difference", { patches: [["append", [], "b"]] });
  const client = clientOf((url) =>
    url.includes("?async") ? started() : new Response(stream + finished(3, { result: "ab" })),
  );

  const results: unknown[] = [];
  for await (const result of await client.submit("write")) results.push(result);

  expect(results).toEqual(["a", "ab"]);
});

it("goes on after the last event when the connection is lost", async () => {
  const asked: (string | undefined)[] = [];
  const client = clientOf((url, options) => {
    if (url.includes("?async")) return started();
    asked.push((options.headers as Record<string, string>)["last-event-id"]);
    return new Response(asked.length === 1 ? event(1, "started", {}) : finished(2, { result: "done" }));
  });

  expect(await client.call("write")).toBe("done");
  expect(asked).toEqual(["0", "1"]);
});

it("sends blobs first and names them in the arguments", async () => {
  const bodies: unknown[] = [];
  const client = clientOf((url, options) => {
    if (url.endsWith("/upload")) return Response.json(["t1/cat.png"]);
    if (!url.includes("?async")) return new Response(finished(1, { result: null }));
    bodies.push(JSON.parse(String(options.body)));
    return started();
  });

  await client.call("classify", { pictures: [new File(["x"], "cat.png")] });

  expect(bodies).toEqual([
    { pictures: [{ path: "t1/cat.png", orig_name: "cat.png", meta: { _type: "gradio.FileData" } }] },
  ]);
});

it("tells a failure, a refusal and a lost connection apart", async () => {
  const failing = clientOf((url) =>
    url.includes("?async") ? started() : new Response(finished(1, { status: "failed", error: "No cheese" })),
  );
  const refusing = clientOf(() => Response.json({ detail: "No such endpoint" }, { status: 404 }));
  const unreachable = clientOf(() => Promise.reject(new TypeError("fetch failed")));

  await expect(failing.call("x")).rejects.toThrow(new CallError("No cheese"));
  await expect(refusing.call("x")).rejects.toThrow(new CallRefusedError("No such endpoint", 404));
  await expect(unreachable.call("x")).rejects.toBeInstanceOf(ConnectionLostError);
});
