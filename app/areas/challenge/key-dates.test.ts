import { expect, it } from "vitest";
import { contradiction } from "./key-dates.ts";

it("shows two conditions that cannot both hold, and keeps both", () => {
  expect(contradiction({ dueOn: "2024-12-31", notBefore: "2025-03-08" })).toMatch(/cannot hold/);
  expect(contradiction({ dueOn: "2025-03-08", notBefore: "2025-03-08" })).toBeNull();
  expect(contradiction({ dueOn: null, notBefore: "2025-03-08" })).toBeNull();
});
