import { afterEach, beforeEach, expect, vi } from "vitest";

// Noise in a test is a fault nobody has read yet: anything written to console.error fails the test.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  const calls = vi.mocked(console.error).mock.calls;
  vi.restoreAllMocks();
  expect(calls, "nothing may be written to console.error").toEqual([]);
});
