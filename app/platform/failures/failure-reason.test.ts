import { expect, it } from "vitest";
import { reasonOf } from "./failure-reason.ts";

it("names an error and what caused it, by code where there is one", () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), { code: "ECONNREFUSED" });
  expect(reasonOf(new TypeError("fetch failed", { cause: refused }))).toBe(
    "TypeError: fetch failed; caused by ECONNREFUSED: connect ECONNREFUSED 127.0.0.1:1",
  );
});

it("names an answer by the book, and no free text nor what hangs on an error", () => {
  const answer = Object.assign(new Error("refused"), {
    code: "OAUTH_RESPONSE_BODY_ERROR",
    error: "invalid_client",
    error_description: "about ann@example.org",
    cause: { claims: { email: "ann@example.org" } },
  });
  expect(reasonOf(answer)).toBe("OAUTH_RESPONSE_BODY_ERROR: refused (invalid_client)");
  expect(reasonOf(Object.assign(new Error("refused"), { error: "ann@example.org" }))).toBe("Error: refused");
});

it("is bounded", () => {
  let error = new Error("x".repeat(5000));
  for (let depth = 0; depth < 20; depth += 1) error = new Error("y".repeat(5000), { cause: error });
  expect(reasonOf(error)?.length).toBeLessThan(1000);
});

it.each([undefined, null, "text", { message: "no error" }])("is nothing for %j", (failure) => {
  expect(reasonOf(failure)).toBeUndefined();
});
