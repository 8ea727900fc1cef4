import { describe, expect, it } from "vitest";

import type { PageDescription } from "../wire/messages";
import { prepare } from "./languages";

const TABLE = {
  "{current} of {duration}": "{current} von {duration}",
  Message: "Nachricht",
  "Type a message...": "Nachricht schreiben …",
  "Flag as {option}": "Als {option} markieren",
  "Logout ({name})": "Abmelden ({name})",
  "The file {name} is larger than {size}.": "Die Datei {name} ist größer als {size}.",
};

const german = () =>
  prepare({} as PageDescription, `data:application/json,${encodeURIComponent(JSON.stringify(TABLE))}`);

describe("a message of the server", () => {
  it("is read in the visitor's language where it is one of our sentences", async () => {
    expect((await german()).message("The file a.txt is larger than 5 MB.")).toBe(
      "Die Datei a.txt ist größer als 5 MB.",
    );
  });

  it("stays as its author wrote it where it only holds a word of ours", async () => {
    const own = "The value of the mail is no address.";
    expect((await german()).message(own)).toBe(own);
  });
});

describe("a text that a part has where its author gave none", () => {
  it("is read in the visitor's language, and what stands in a field is left alone", async () => {
    const text = "Type a message...";
    expect((await german()).props("textbox", { placeholder: text, value: text })).toEqual({
      placeholder: "Nachricht schreiben …",
      value: text,
    });
  });

  it("is the name of a chat's field, and not of an author's", async () => {
    const { props } = await german();
    const field = { label: "Message", show_label: false };
    expect(props("textbox", { ...field, placeholder: "Type a message..." }).label).toBe("Nachricht");
    expect(props("textbox", field).label).toBe("Message");
  });

  it("keeps the word of its author within a text of ours", async () => {
    const { props } = await german();
    expect(props("button", { value: "Flag as odd" })).toEqual({ value: "Als odd markieren" });
    expect(props("button", { value: "Logout (ada)" })).toEqual({ value: "Abmelden (ada)" });
    expect(props("button", { value: "A Flag as odd" })).toEqual({ value: "A Flag as odd" });
  });
});
