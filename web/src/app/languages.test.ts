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
    const own_texts = { placeholder: [text] };
    expect((await german()).props({ own_texts, placeholder: text, value: text })).toEqual({
      own_texts,
      placeholder: "Nachricht schreiben …",
      value: text,
    });
  });

  it("stays where the same words are the author's", async () => {
    expect((await german()).props({ value: "Message" })).toEqual({ value: "Message" });
  });

  it("keeps the word of its author within a text of ours", async () => {
    const { props } = await german();
    const own_texts = { value: ["Flag as {option}", "Logout ({name})"] };
    expect(props({ own_texts, value: "Flag as odd" }).value).toBe("Als odd markieren");
    expect(props({ own_texts, value: "Logout (ada)" }).value).toBe("Abmelden (ada)");
    expect(props({ own_texts, value: "A Flag as odd" }).value).toBe("A Flag as odd");
  });
});
