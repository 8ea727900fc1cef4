import { expect, test } from "vitest";

import { invitationOf } from "./invitation";

test.each([
  ["Your cat", { text: "Your cat" }],
  ["# Your cat", { heading: "Your cat", text: "" }],
  ["## Your cat\nFrom the front\nby day", { heading: "Your cat", text: "From the front\nby day" }],
  ["Cat #1", { text: "Cat #1" }],
])("%j invites by heading and text", (placeholder, invitation) => {
  expect(invitationOf(placeholder)).toEqual(invitation);
});
