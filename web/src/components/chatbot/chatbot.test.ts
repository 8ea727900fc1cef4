import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { expect, it, vi } from "vitest";

import { FakeHost } from "../../lib/fake-host";
import Chatbot from "./chatbot.svelte";
import type { ChatbotProps, Message } from "./types";

const said = (role: string, text: string, more: Partial<Message> = {}): Message => ({
  role,
  content: [{ type: "text", text }],
  ...more,
});

const TALK = [said("user", "How much?"), said("assistant", "A **lot**")];

function setup(props: ChatbotProps) {
  const host = new FakeHost();
  const node = host.make<ChatbotProps>("chatbot", { ...props });
  render(Chatbot, { node });
  return { host, node, log: screen.getByRole("log") };
}

const button = (name: string) => screen.getByRole("button", { name });

it("shows who said what as Markdown", async () => {
  const { log } = setup({ value: TALK });
  expect(log.textContent).toMatch(/You:.*How much\?.*Answer:.*A lot/s);
  expect((await within(log).findByText("lot")).tagName).toBe("STRONG");
});

it("tells a rating with the place of its message, and takes it back", async () => {
  const { host } = setup({ value: TALK });
  await fireEvent.click(button("Like"));
  expect(host.told.at(-1)).toMatchObject({ event: "like", data: { index: 1, value: ["A **lot**"], liked: true } });
  expect(button("Like").getAttribute("aria-pressed")).toBe("true");
  await fireEvent.click(button("Like"));
  expect(button("Like").getAttribute("aria-pressed")).toBe("false");
});

it("tells a rating of messages in a row with all that stands in them", async () => {
  const { host } = setup({ value: [...TALK, { role: "assistant", content: [{ type: "text", text: "More" }] }] });
  await fireEvent.click(button("Dislike"));
  expect(host.told.at(-1)).toMatchObject({ data: { index: 1, value: ["A **lot**", "More"], liked: false } });
});

it("copies all that messages in a row say, but for thoughts", async () => {
  const thought = said("assistant", "Hm", { metadata: { title: "Thinking" } });
  const { host } = setup({ value: [...TALK, thought, said("assistant", "More")] });
  await fireEvent.click(screen.getAllByRole("button", { name: "Copy message" }).at(-1) as HTMLElement);
  await vi.waitFor(() =>
    expect(host.told.at(-1)).toMatchObject({ event: "copy", data: { value: "A **lot**\n\nMore" } }),
  );
});

it("draws no empty message beside others of the same person", () => {
  setup({ value: [said("user", ""), said("user", "How much?"), said("user", " "), said("assistant", "")] });
  const shown = screen.getAllByTestId(/^(user|bot)$/);
  expect(shown.map((message) => message.textContent.trim())).toEqual(["How much?", ""]);
});

it("shows ratings that were given before", () => {
  setup({ value: TALK, feedback_value: ["Dislike"] });
  expect(button("Dislike").getAttribute("aria-pressed")).toBe("true");
});

it("tells the question alone where files stand before it", async () => {
  const content = [
    { type: "file", file: { url: "a.txt", path: "a.txt" } },
    { type: "text", text: "What is it?" },
  ];
  const { host } = setup({ value: [{ role: "user", content }, said("assistant", "A text")] as ChatbotProps["value"] });
  await fireEvent.click(button("Retry"));
  expect(host.told.at(-1)).toMatchObject({ event: "retry", data: { index: 0, value: "What is it?" } });
});

it("asks again for the answer to the last message", async () => {
  const { host } = setup({ value: TALK });
  await fireEvent.click(button("Retry"));
  expect(host.told.at(-1)).toMatchObject({ event: "retry", data: { index: 0, value: "How much?" } });
});

it("changes a message that was edited", async () => {
  const { host, node } = setup({ value: TALK, editable: "user" });
  await fireEvent.click(button("Edit"));
  await fireEvent.input(screen.getByRole("textbox"), { target: { value: "How many?" } });
  await fireEvent.click(button("Submit"));
  const data = { index: 0, previous_value: "How much?", value: "How many?" };
  expect(host.told.at(-1)).toMatchObject({ event: "edit", data });
  expect(node.props.value?.[0]?.content).toEqual([{ type: "text", text: "How many?" }]);
});

it("leaves a message alone when editing is given up", async () => {
  const { host } = setup({ value: TALK, editable: "user" });
  await fireEvent.click(button("Edit"));
  await fireEvent.keyDown(screen.getByRole("textbox"), { key: "Escape" });
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(host.told.map(({ event }) => event)).not.toContain("edit");
});

it("is empty after Clear", async () => {
  const { host, node } = setup({ value: TALK });
  await fireEvent.click(button("Clear"));
  expect(node.props.value).toEqual([]);
  expect(host.eventsOf(node)).toEqual(["change", "clear"]);
});

it("tells of a conversation that stands there at first", () => {
  const { host, node } = setup({ value: TALK });
  expect(host.eventsOf(node)).toEqual(["change"]);
});

it("says at the end of the conversation why there is no answer, and tries again", async () => {
  const { host, node, log } = setup({ value: [said("user", "How much?")] });
  node.status = { phase: "failed", show: "minimal", message: "The shop is closed" };
  await within(log).findByText("The shop is closed");
  await fireEvent.click(button("Try again"));
  expect(host.told.at(-1)).toMatchObject({ event: "retry", data: { index: 0, value: "How much?" } });
});

it("lets a question that was not answered be asked again", async () => {
  const { node } = setup({ value: [said("user", "How much?")] });
  expect(button("Retry")).toBeTruthy();
  node.status = { phase: "running", show: "minimal" };
  await expect.poll(() => screen.queryByRole("button", { name: "Retry" })).toBeNull();
});

it("folds a thought that is done, and opens it", async () => {
  setup({ value: [said("assistant", "one, two", { metadata: { title: "Counting", status: "done", duration: 2 } })] });
  const fold = screen.getByText("Counting").closest("details");
  expect(fold?.open).toBe(false);
  await fireEvent.click(screen.getByText("Counting"));
  expect(fold?.open).toBe(true);
});

it("puts a thought into the one it belongs to", () => {
  const outer = said("assistant", "a", { metadata: { title: "Outer", id: 1 } });
  const inner = said("assistant", "b", { metadata: { title: "Inner", parent_id: 1 } });
  setup({ value: [outer, inner] });
  expect(screen.getByText("Inner").closest("details")?.parentElement?.closest("details")?.textContent).toContain(
    "Outer",
  );
});

it("offers examples until the conversation begins", async () => {
  const { host, node } = setup({ examples: [{ text: "Sing" }, { text: "t", display_text: "Tell" }] });
  await fireEvent.click(button("Tell"));
  expect(host.told.at(-1)).toMatchObject({ event: "example_select", data: { index: 1 } });
  expect((host.told.at(-1)?.data as { value: unknown }).value).toEqual({ text: "t" });
  node.props = { ...node.props, value: TALK };
  await screen.findByText("How much?");
  expect(screen.queryByText("Sing")).toBeNull();
});

it("offers the options of a message", async () => {
  const { host } = setup({ value: [said("assistant", "Tea?", { options: [{ value: "y", label: "Yes" }] })] });
  await fireEvent.click(button("Yes"));
  expect(host.told.at(-1)).toMatchObject({ event: "option_select", data: { index: 0, value: "y" } });
});

it("offers only what the newest answer offers", () => {
  const options = [{ value: "y", label: "Yes" }];
  const asked = said("assistant", "Tea?", { options });
  setup({ value: [asked, said("user", "Of course"), said("assistant", "Milk?", { options })] });
  expect(screen.getAllByRole("button", { name: "Yes" })).toHaveLength(1);
});

it("shows tags that are no HTML", () => {
  const { log } = setup({ value: [said("assistant", "<plan>go</plan>")] });
  expect(log.textContent).toContain("<plan>go</plan>");
});

it("draws only the newest of a long conversation", () => {
  const { log } = setup({ value: Array.from({ length: 1000 }, (_, i) => said("user", `number ${i}.`)) });
  expect(log.textContent).toContain("number 999.");
  expect(log.querySelectorAll("[data-chatbot-message]").length).toBeLessThan(200);
});

it("offers a picture that does not load as a file", async () => {
  const file = {
    path: "a/cat.png",
    orig_name: "cat.png",
    mime_type: "image/png",
    meta: { _type: "gradio.FileData" },
  } as const;
  const { log } = setup({ value: [{ role: "assistant", content: [{ type: "file", file }] }] });
  await fireEvent.error(within(log).getByRole("img"));
  expect(within(log).getByRole("link", { name: "cat.png" }).getAttribute("href")).toBe("file/a/cat.png");
});
