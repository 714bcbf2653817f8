import { expect, it } from "vitest";
import { packGaps, USUAL_PACK } from "./pack.ts";

it("counts what is open, late and there", () => {
  const items = [
    { status: "wanted", dueOn: "2027-01-10" },
    { status: "promised", dueOn: "2027-01-12" },
    { status: "promised", dueOn: null },
    { status: "received", dueOn: "2027-01-01" },
    { status: "not-available", dueOn: "2027-01-01" },
  ] as const;
  expect(packGaps(items, "2027-01-12")).toEqual({ open: 3, late: 1, received: 1 });
});

it("names each usual document once", () => {
  expect(new Set(USUAL_PACK.map((item) => item.title)).size).toBe(USUAL_PACK.length);
});
