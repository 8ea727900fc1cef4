import { describe, expect, it } from "vitest";

import type { Json } from "../wire/values";
import { ScriptFiles } from "./script-files";

const FOLDER = "/tmp/store/entries";
const files = new ScriptFiles(FOLDER, "http://app.example/demo/");
const meta = { _type: "gradio.FileData" };
const stored = { path: "id/a #1.png", url: "hiroba/files/id/a%20%231.png", orig_name: "a #1.png", meta };
const elsewhere = { path: "https://other.example/a.png", url: "https://other.example/a.png", meta };

describe("files in the values of scripts", () => {
  it("have the path that functions get, and a whole address by that path", () => {
    expect(files.given(stored)).toEqual({
      path: `${FOLDER}/id/a #1.png`,
      url: "http://app.example/demo/gradio_api/file=/tmp/store/entries/id/a%20%231.png",
      orig_name: "a #1.png",
      meta,
    });
  });

  it("are found in lists and in properties, and come back as they were", () => {
    const value: Json = [{ image: stored, caption: "one" }, { files: [elsewhere] }];
    expect(files.given(value)).not.toEqual(value);
    expect(files.taken(files.given(value))).toEqual(value);
  });

  it("leave a value in which there is none as it is", () => {
    const value: Json = { rows: [[1, "a"]], path: "x" };
    expect(files.given(value)).toBe(value);
    expect(files.given([elsewhere])).toEqual([elsewhere]);
  });
});
