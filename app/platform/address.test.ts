import fc from "fast-check";
import { expect, it } from "vitest";
import { addressesOf } from "./address.ts";

const to = addressesOf({
  welcome: "/",
  notes: { list: "/notes?page&words", one: "/notes/:noteId?day", file: "/notes/:noteId/files/:fileId" },
});

it.each([
  ["without parameters", to.welcome(), "/"],
  ["with none but a query", to.notes.list({}, { page: 2, words: "a b&c" }), "/notes?page=2&words=a+b%26c"],
  ["with a parameter", to.notes.one({ noteId: "1" }), "/notes/1"],
  ["with what a parameter may not hold as it is", to.notes.one({ noteId: "a/b?c" }), "/notes/a%2Fb%3Fc"],
  ["with a part of the page", to.notes.one({ noteId: "1" }, {}, "end"), "/notes/1#end"],
  [
    "with a query and a part",
    to.notes.one({ noteId: "1" }, { day: "2024-05-06" }, "end"),
    "/notes/1?day=2024-05-06#end",
  ],
  ["with values left out", to.notes.list({}, { page: null, words: "" }), "/notes"],
  [
    "with a query as it was asked",
    to.notes.list({}, new URLSearchParams("page=1&page=2")),
    "/notes?page=1&page=2",
  ],
])("builds an address %s", (_, built, expected) => {
  expect(built).toBe(expected);
});

it("gives back every parameter and every value of a query that it was given", () => {
  const text = fc.string({ minLength: 1, unit: "grapheme" });
  fc.assert(
    fc.property(text, text, (noteId, day) => {
      const url = new URL(to.notes.one({ noteId: `n${noteId}` }, { day }), "https://workspace.example");
      expect(url.pathname.split("/").map(decodeURIComponent)).toEqual(["", "notes", `n${noteId}`]);
      expect(url.searchParams.get("day")).toBe(day);
    }),
  );
});

it("refuses to build the address of another page", () => {
  expect(() => to.notes.one({ noteId: "" })).toThrow("/notes/:noteId was asked without noteId");
  // @ts-expect-error: the parameter is missing.
  expect(() => to.notes.one({})).toThrow("without noteId");
  // @ts-expect-error: the parameter has another name.
  expect(() => to.notes.one({ id: "1" })).toThrow("without noteId");
  // @ts-expect-error: it may be missing.
  expect(() => to.notes.one({ noteId: undefined as string | undefined })).toThrow("without noteId");
});

it("knows the names of a query", () => {
  // @ts-expect-error: no such name.
  expect(to.notes.one({ noteId: "1" }, { page: 2 })).toBe("/notes/1?page=2");
});

it("says the path and the parameters of a route", () => {
  const { path, names } = to.notes.one;
  expect({ path, names }).toEqual({ path: "/notes/:noteId", names: ["noteId"] });
});
