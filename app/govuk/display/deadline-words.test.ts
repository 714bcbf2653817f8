import { describe, expect, it } from "vitest";
import { deadlineState } from "./deadline-words.ts";

describe("deadlineState", () => {
  it.each([
    ["2024-03-29", "2024-03-01", null, "on-time", "On time"],
    ["2024-03-29", "2024-03-15", null, "soon", "Due in 14 days"],
    ["2024-03-29", "2024-03-28", null, "soon", "Due tomorrow"],
    ["2024-03-29", "2024-03-29", null, "soon", "Due today"],
    ["2024-03-29", "2024-03-30", null, "late", "Late by 1 day"],
    // The clocks go forward on 31 March 2024: still a whole day.
    ["2024-03-30", "2024-04-01", null, "late", "Late by 2 days"],
    ["2024-03-29", "2024-06-01", "2024-03-29", "done", "Done on time"],
    ["2024-03-29", "2024-06-01", "2024-03-01", "done", "Done on time"],
    ["2024-03-29", "2024-06-01", "2024-04-01", "done-late", "Done 3 days late"],
  ] as const)("due %s, today %s, done %s: %s, %s", (due, today, doneOn, tone, text) => {
    expect(deadlineState({ due, today, doneOn })).toMatchObject({ tone, text });
  });

  it("takes another idea of soon", () => {
    expect(deadlineState({ due: "2024-03-29", today: "2024-03-20", soonDays: 7 }).text).toBe("On time");
  });
});
