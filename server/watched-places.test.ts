import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { watchPlaces } from "./watched-places.ts";

let folder: string;
let database: string;
let files: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cpc-places-"));
  database = join(folder, "workspace.db");
  files = join(folder, "files");
  writeFileSync(database, "records");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const watch = () =>
  watchPlaces([
    { path: database, called: "The database" },
    { path: files, called: "The folder of kept files" },
  ]);

it("says nothing while all is where it was, nor of a folder that is made meanwhile", () => {
  const look = watch();
  expect(look()).toEqual([]);
  mkdirSync(files);
  writeFileSync(database, "more records");
  expect(look()).toEqual([]);
});

it("says what was moved away, and what stands in its place", () => {
  mkdirSync(files);
  const look = watch();
  renameSync(database, join(folder, "moved.db"));
  rmSync(files, { recursive: true });
  expect(look()).toEqual([
    expect.stringMatching(/^The database is gone since the server started: stop it/),
    expect.stringMatching(/^The folder of kept files is gone/),
  ]);
  writeFileSync(database, "another");
  expect(look()[0]).toMatch(/^The database is another one/);
  renameSync(join(folder, "moved.db"), database);
  expect(look()).toHaveLength(1);
});

it("says which cannot be looked at, and goes on with the others", () => {
  mkdirSync(files);
  const look = watch();
  renameSync(database, join(folder, "moved.db"));
  rmSync(files, { recursive: true });
  // A link that leads to itself: whoever asks, the system does not say what is there.
  symlinkSync(files, files);
  expect(look()).toEqual([
    expect.stringMatching(/^The database is gone/),
    expect.stringMatching(
      /^The folder of kept files cannot be looked at: give the user that runs the server/,
    ),
  ]);
});
