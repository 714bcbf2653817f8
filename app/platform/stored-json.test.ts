import { expect, it } from "vitest";
import { z } from "zod";
import { storedJson } from "./stored-json.ts";

const Place = z.object({ name: z.string(), seats: z.number() });
const codec = storedJson<{ name: string; seats: number }>("a place", [
  // Before versions: a name alone.
  z.string().transform((name) => ({ name, seats: 0 })),
  z.object({ name: z.string() }).transform(({ name }) => ({ name, seats: 0 })),
  Place,
]);

it("writes the newest version and reads it back", () => {
  const text = codec.write({ name: "Chamber", seats: 40 });
  expect(JSON.parse(text)).toEqual({ v: 2, value: { name: "Chamber", seats: 40 } });
  expect(codec.read(text)).toEqual({ name: "Chamber", seats: 40 });
});

it.each([
  ["before versions", '"Chamber"'],
  ["version 1", '{"v":1,"value":{"name":"Chamber"}}'],
])("reads what was stored %s", (_when, text) => {
  expect(codec.read(text)).toEqual({ name: "Chamber", seats: 0 });
});

it.each([
  ["no JSON", "{", "a place is no JSON"],
  [
    "a version to come",
    '{"v":3,"value":1}',
    "a place is stored in version 3, and this program knows versions up to 2",
  ],
  ["another shape", '{"v":2,"value":{"name":"Chamber","seats":"a secret"}}', "at “seats”"],
])("refuses %s, and repeats no word of it", (_what, text, message) => {
  const read = () => codec.read(text);
  expect(read).toThrow(message);
  expect(read).not.toThrow("secret");
});
