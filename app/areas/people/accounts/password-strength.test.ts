import { expect, it } from "vitest";
import { checkNewPassword } from "./password-strength.server.ts";

const PERSON = { name: "Lindsey Farrow", email: "lindsey.farrow@wexcombe.example" };

it.each([
  ["short", "at least 12"],
  ["passwordpassword", "easy to guess"],
  ["password12345", "easy to guess"],
  ["qwertyuiop12", "easy to guess"],
  ["aaaaaaaaaaaaaaaa", "easy to guess"],
  ["123456789012345", "easy to guess"],
  ["lindseyfarrow", "easy to guess"],
  ["LindseyFarrow1", "easy to guess"],
  ["peerchallenge", "easy to guess"],
])("refuses %s: %s", async (password, words) => {
  await expect(checkNewPassword(password, PERSON)).rejects.toMatchObject({
    code: "invalid",
    field: "password",
    message: expect.stringContaining(words),
  });
});

it.each(["sallow-lantern-2026", "harbour tulip velvet nine", "xK8#vq2!mZr7", "жжж quince-lantern-door"])(
  "takes %s",
  async (password) => {
    await expect(checkNewPassword(password, PERSON)).resolves.toBeUndefined();
  },
);
