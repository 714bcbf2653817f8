import { expect, it } from "vitest";
import { signInWay } from "./sign-in-way.ts";

it.each<[string, number | null, string | null]>([
  ["/decide/6f1c", 410, null],
  ["/availability/6f1c", 410, null],
  ["/sign-in/link/6f1c", 410, "Go to the sign-in page, where you can ask for another link"],
  ["/challenges/01", 404, "Go to the sign-in page"],
  ["/decided", null, "Go to the sign-in page"],
])("%s with %s: %s", (path, status, words) => {
  expect(signInWay({ path, status })).toBe(words);
});
