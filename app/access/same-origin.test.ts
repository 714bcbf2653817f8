import { expect, it } from "vitest";
import { isSameOrigin } from "./same-origin.ts";

const OWN = ["https://challenges.example"];

it.each<[string, Record<string, string>, boolean]>([
  ["GET", {}, true],
  ["POST", {}, false],
  ["POST", { Origin: "https://challenges.example" }, true],
  ["POST", { Origin: "https://elsewhere.example" }, false],
  ["POST", { Origin: "null" }, false],
  ["POST", { "Sec-Fetch-Site": "same-origin" }, true],
  ["POST", { "Sec-Fetch-Site": "same-site", Origin: "https://challenges.example" }, false],
  ["POST", { "Sec-Fetch-Site": "cross-site" }, false],
  ["POST", { "Sec-Fetch-Site": "same-origin", Origin: "https://elsewhere.example" }, false],
  ["DELETE", { "Sec-Fetch-Site": "none" }, false],
])("%s with %o: %s", (method, headers, isOwn) => {
  expect(isSameOrigin({ method, headers: new Headers(headers) }, OWN)).toBe(isOwn);
});
