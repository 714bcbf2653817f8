import fc from "fast-check";
import { expect, it } from "vitest";
import { FormNames } from "./form-names.ts";

const allows = (...names: string[]) => {
  const form = new FormNames();
  return names.map((name) => form.allows(name));
};

it.each([
  "title",
  "ids[]",
  "rows[0].start",
  "rows[500]",
  "date.day",
  "relation.01J8QZJ4T6N3",
  "a-b_c.d",
  "a.b.c.d.e.f",
  "a[0][1][2][3][]",
])("allows %s", (name) => {
  expect(allows(name)).toEqual([true]);
});

it.each([
  ["an index beyond the longest list", "rows[501]"],
  ["an index that ends a process", "email[99999999]"],
  ["an index with more digits than there are", "a[00000000000000000001]"],
  ["more steps than any form has", "a.b.c.d.e.f.g"],
  ["five thousand steps", `a${"[0]".repeat(5_000)}`],
  ["a name that is too long", "a".repeat(201)],
  ["no name", ""],
  ["a list without a name", "[0]"],
  ["the next place in the middle", "a[].b"],
  ["what every object has", "a.__proto__.b"],
  ["what made the object", "constructor.prototype"],
  ["an order to the form library", "__intent__"],
  ["the state of the form library", "__state__"],
  ["an open bracket", "a[0"],
  ["a word in brackets", "a[b]"],
  ["a minus", "a[-1]"],
  ["two points", "a..b"],
  ["a point at the end", "a."],
  ["a control character", "a\u0000b"],
  ["words", "a b"],
])("refuses %s", (_what, name) => {
  expect(allows(name)).toEqual([false]);
});

it.each([
  ["a list whose length is set", ["a[0]", "a.length"]],
  ["a list of which a number is set as a word", ["a[]", "a.99999999"]],
  ["a record that becomes a list", ["a.b", "a[0]"]],
  ["a list below that becomes a record", ["a[1].b[0]", "a[1].b.map"]],
])("refuses %s", (_what, names) => {
  expect(allows(...names)).toEqual([true, false]);
});

it("allows the same name as often as it is sent, and a value beside its parts", () => {
  expect(allows("ids[]", "ids[]", "ids[3]", "date", "date.day")).toEqual([true, true, true, true, true]);
});

it("lets nothing through that would make a list longer than its limit, or takes long to say so", () => {
  const part = fc.constantFrom("a", "b", ".", "[", "]", "[0]", "[500]", "[501]", "999", "length", "\n", "é");
  fc.assert(
    fc.property(fc.array(fc.array(part, { maxLength: 12 }), { maxLength: 6 }), (names) => {
      const form = new FormNames();
      for (const name of names.map((parts) => parts.join(""))) {
        if (!form.allows(name)) continue;
        const highest = Math.max(0, ...[...name.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1])));
        expect(highest).toBeLessThanOrEqual(500);
      }
    }),
  );
});
