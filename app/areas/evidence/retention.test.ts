import { expect, it } from "vitest";
import { retainUntil } from "./retention.ts";

it.each([
  ["2024-03-08", "2024-03-05", "2025-03-08"],
  ["2024-02-29", "2024-02-27", "2025-02-28"],
  [null, "2025-11-04", "2026-11-04"],
])("keeps a note 12 months after %s (recorded %s): %s", (lastDay, recordedOn, expected) => {
  expect(retainUntil(lastDay, recordedOn)).toBe(expected);
});
