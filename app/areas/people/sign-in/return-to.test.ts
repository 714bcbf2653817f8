import { expect, it } from "vitest";
import { safeReturnTo } from "./return-to.ts";

it.each([
  ["/challenges/01ABC", "/challenges/01ABC"],
  ["/challenges/01ABC?theme=2#top", "/challenges/01ABC?theme=2#top"],
  ["/challenges/01ABC?words=20%25%20of%20it", "/challenges/01ABC?words=20%25%20of%20it"],
  ["/account/../challenges", "/challenges"],
])("goes back to %j as %j", (wanted, target) => {
  expect(safeReturnTo(wanted)).toBe(target);
});

it.each([
  undefined,
  "",
  "challenges",
  "https://elsewhere.example",
  "https:elsewhere.example",
  "HTTPS://elsewhere.example",
  "//elsewhere.example",
  "///elsewhere.example",
  "//elsewhere.example@workspace.invalid",
  "/\\elsewhere.example",
  "\\\\elsewhere.example",
  "/\\/elsewhere.example",
  "/.//elsewhere.example",
  "/a/..//elsewhere.example",
  "/%2e//elsewhere.example",
  // A browser drops tabs and line breaks wherever they stand.
  "/\t/elsewhere.example",
  "/\n/elsewhere.example",
  "/\r/elsewhere.example",
  "\t//elsewhere.example",
  "/\0/elsewhere.example",
  "/a\r\nSet-Cookie: x",
  "/\u2028/elsewhere.example",
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "/sign-in",
  "/sign-out",
  "/./sign-out",
])("does not follow %j", (wanted) => {
  const target = safeReturnTo(wanted);
  expect(target).toBe("/challenges");
});

it.each([
  "/%09/elsewhere.example",
  "/%5celsewhere.example",
  "/%2f/elsewhere.example",
  "/..%2f/elsewhere.example",
])("stays on this site by %j, which is a path like any other", (wanted) => {
  expect(new URL(safeReturnTo(wanted), "https://workspace.example").origin).toBe("https://workspace.example");
});
