import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";

/** Who reads JSON that is no column of the database: each says what it is. A column is read by a codec (decision 0610). */
const NO_COLUMN: Record<string, string> = {
  "app/access/sign-in-session.server.ts": "a cookie",
  "app/areas/archive/read-archive.server.ts": "a file of a copy",
  "app/back-up/destroyed-list.server.ts": "a line of the list in the folder of the back-ups",
  "app/back-up/folder.server.ts": "the mark in the folder of the back-ups",
  "app/back-up/read-back-ups.server.ts": "the manifest of a back-up",
  "app/back-up/run-daily.server.ts": "what a command printed",
  "app/back-up/this-workspace.server.ts": "package.json",
  "app/cli/dates.server.ts": "a file that was given",
  "app/cli/solve-timetable.server.ts": "a file that was given",
  "app/platform/data-folder/server-lock.server.ts": "the file about the server that runs",
  "app/platform/reading/child.server.ts": "what another process asks",
  "app/platform/reading/run-apart.server.ts": "what another process answers",
  "app/platform/sealed-cookie.server.ts": "a cookie",
  "app/platform/transports/notify-transport.server.ts": "an answer over the network",
  "app/writing/drafts/forms.ts": "what a page sends while somebody writes",
  "server/framework/short-table-of-routes.ts": "what the framework writes in a build",
};

/** The codecs themselves. */
const CODECS = ["app/audit/event-data.ts", "app/platform/stored-json.ts"];

const sources = ["app", "server"]
  .flatMap((folder) => filesBelow(projectRoot, folder, (path) => path.startsWith("app/platform/generated")))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));
const having = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path);

it("reads JSON of a column by its codec only", () => {
  expect(having(/\bJSON\.parse\(/).filter((path) => !CODECS.includes(path) && !(path in NO_COLUMN))).toEqual(
    [],
  );
});

it("lists nobody who reads no JSON any more", () => {
  const readers = having(/\bJSON\.parse\(/);
  expect([...CODECS, ...Object.keys(NO_COLUMN)].filter((path) => !readers.includes(path))).toEqual([]);
});

it("freezes documents in one place", () => {
  expect(having(/\.issuedVersion\s*\.\s*(create|createMany|update|updateMany|upsert)\b/)).toEqual([
    "app/issue/freeze-document.server.ts",
  ]);
  // What is drawn to be taken away at once is not kept.
  expect(having(/keepFile\(\s*await drawWord\(/)).toEqual(["app/issue/freeze-document.server.ts"]);
});
