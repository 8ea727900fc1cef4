import { expect, test } from "vitest";

import { partsOf } from "./fileName";

test.each([
  ["short.txt", ["short.txt", ""]],
  ["measurements-of-the-second-week.csv", ["measurements-of-the-secon", "d-week.csv"]],
  ["measurements-of-the-second-week.tar.gz", ["measurements-of-the-secon", "d-week.tar.gz"]],
  ["a sentence below a picture, which ends. Like this", ["a sentence below a picture, which ends. Like this", ""]],
  ["قياسات الأسبوع الثاني من السنة.csv", ["قياسات الأسبوع الثاني من السنة", ".csv"]],
])("a long name keeps its ending: %s", (name, parts) => {
  expect(partsOf(name)).toEqual(parts);
});
