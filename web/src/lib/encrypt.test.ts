import { expect, it } from "vitest";

import { decrypt, encrypt } from "./encrypt";

it("gives a text back to those who know the secret", async () => {
  const sealed = await encrypt("Schätze 宝", "open sesame");
  expect(sealed).not.toContain("Sch");
  expect(await decrypt(sealed, "open sesame")).toBe("Schätze 宝");
});

it("gives nothing to others, nor for what is no such text", async () => {
  await expect(decrypt(await encrypt("treasure", "one"), "two")).rejects.toThrow();
  await expect(decrypt("not base 64!", "two")).rejects.toThrow();
});
