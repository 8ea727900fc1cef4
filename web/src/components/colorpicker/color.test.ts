import { describe, expect, it } from "vitest";

import { fromHsv, readColor, toHsv } from "./color";

describe("a colour as text", () => {
  it.each([
    ["#1a57ad", "#1a57ad"],
    ["1A57AD", "#1a57ad"],
    [" #0f8 ", "#00ff88"],
    ["#1a57ad80", "#1a57ad"],
    ["rgb(255, 0, 127)", "#ff007f"],
    ["rgba(26.4, 87, 173, 0.5)", "#1a57ad"],
    ["#12345", undefined],
    ["", undefined],
  ])("%j is %j", (text, color) => {
    expect(readColor(text)).toBe(color);
  });
});

describe("hue, saturation and brightness", () => {
  it.each(["#000000", "#ffffff", "#ff0000", "#00ff7f", "#1a57ad", "#808080", "#fe01dc"])(
    "of %s make %s again",
    (color) => {
      expect(fromHsv(toHsv(color))).toBe(color);
    },
  );
});
