import { expect, it } from "vitest";

import { formatBytes } from "./bytes";

it.each([
  [0, "0 B"],
  [5, "5 B"],
  [1023, "1,023 B"],
  [1024, "1 KB"],
  [1536, "1.5 KB"],
  [35_840, "35 KB"],
  [1_468_006, "1.4 MB"],
])("shows %d bytes as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
