import { expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { sayDiskFailure } from "./durable-file.server.ts";

it.each([
  ["ENOSPC", "write", /no room left/],
  ["EACCES", "open", /may not write there/],
  ["EROFS", "mkdir", /can only be read/],
  ["EIO", "read", /could not be read or written/],
  [undefined, "SQLITE_FULL: database or disk is full", /no room left/],
  [undefined, "SQLITE_READONLY: attempt to write a readonly database", /can only be read/],
  [undefined, "SQLITE_CANTOPEN: unable to open database file", /may not write there/],
])("says %s (%s) in a sentence about the place", (code, message, words) => {
  const said = sayDiskFailure(Object.assign(new Error(message), { code }), "/srv/back-ups");
  expect(said).toBeInstanceOf(AppError);
  expect((said as AppError).message).toMatch(words);
  expect((said as AppError).message).toMatch(/^“\/srv\/back-ups” cannot be used: .*\.$/);
});

it("leaves alone what is no failure of a disk", () => {
  const bug = new TypeError("x is not a function");
  expect(sayDiskFailure(bug, "/srv")).toBe(bug);
  const refusal = new AppError("invalid", "Give an empty folder.");
  expect(sayDiskFailure(refusal, "/srv")).toBe(refusal);
});
