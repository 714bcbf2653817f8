import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";

/**
 * That somebody else saved meanwhile is noticed by a version or a mark and said in one way (`ChangedMeanwhile`), with both texts side by
 * side. Who refuses in other words all the same, and why: there is no text of one record to show beside what was typed.
 */
const IN_OTHER_WORDS: Record<string, string> = {
  "app/issue/freeze-document.server.ts": "nothing is typed: another version of the document was issued",
  "app/areas/timetable/release/release-timetable.server.ts":
    "what is new and who is told is shown anew: another version was released",
  "app/areas/home/closing/close-challenge.server.ts":
    "what is typed is a reason of one's own: the challenge has another stage",
  "app/areas/home/move-stage.server.ts": "nothing is typed: the challenge has another stage",
  "app/areas/decisions/answer-changes.server.ts": "what was to be answered counts no more",
  "app/areas/findings/choose-notes.server.ts": "what was chosen is gone",
  "app/areas/findings/save-recommendation.server.ts": "what was chosen is gone",
  "app/areas/postponing/postpone.server.ts": "what was chosen is gone",
  "app/areas/timetable/plan/change-timetable.server.ts": "a move of a session that is gone",
  "app/areas/timetable/making/make-proposal.server.ts": "what was worked out stands on an older timetable",
  "app/areas/timetable/on-the-day/choose-repair.server.ts":
    "what was worked out stands on an older timetable",
  "app/areas/timetable/excel/take-import.server.ts": "what the file would change is shown anew",
  "app/areas/timetable/excel/write-sessions.server.ts": "rows of a file, between looking and writing",
  "app/areas/timetable/excel/write-people.server.ts": "rows of a file, between looking and writing",
  "app/areas/scope/letters/corrected/take-corrected.server.ts": "what the letter would change is shown anew",
  "app/back-up/make-back-up.server.ts": "a folder of the disk, and no record",
};

/** The one way, and its words. */
const ONE_WAY = ["app/writing/merge/changed-meanwhile.ts", "app/audit/saved-meanwhile.server.ts"];

/** The start of a refusal, and the sentence in it that names somebody else's change. */
const REFUSES =
  /new (?:AppError|ChangedMeanwhile)\([^;]*?["'`][^"'`]*\b(?:Somebody (?:else|changed|saved)|was \w+ meanwhile)\b/;

const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");

const sources = filesBelow(projectRoot, "app", (path) => path.startsWith("app/platform/generated"))
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, text: withoutComments(readFileSync(join(projectRoot, path), "utf8")) }));

it("is noticed and said in one way when somebody else saved the record that a form is about", () => {
  const saying = sources.filter(({ path, text }) => !ONE_WAY.includes(path) && REFUSES.test(text));
  expect(saying.map(({ path }) => path).sort(), "use refuseIfChanged, refuseIfSaved or changedBy").toEqual(
    Object.keys(IN_OTHER_WORDS).sort(),
  );
});

it.each([
  'throw new AppError("conflict", "Somebody else saved this.");',
  'throw new AppError(\n  "conflict",\n  `The note was changed meanwhile.`,\n);',
])("is found when a file says %s", (text) => {
  expect(REFUSES.test(text)).toBe(true);
});
