import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";
import { COUNCIL_DOCUMENTS } from "./council-sentences.ts";
import { MAIL_SENTENCES } from "./mail-sentences.ts";
import { PAGE_SENTENCES } from "./page-sentences.ts";
import { PAPER_DOCUMENTS } from "./paper-sentences.ts";
import { REPORT_DOCUMENTS } from "./report-sentences.ts";
import { SCOPE_DOCUMENTS } from "./scope-sentences.ts";
import { eventsTold, sentencesWritten } from "./sentences-in.ts";
import { PAPER_SENTENCES, VISIT_DOCUMENTS } from "./visit-sentences.ts";

const DOCUMENTS = [
  ...REPORT_DOCUMENTS,
  ...COUNCIL_DOCUMENTS,
  ...SCOPE_DOCUMENTS,
  ...VISIT_DOCUMENTS,
  ...PAPER_DOCUMENTS,
];

/** The one list: every sentence that documents, messages and pages may say by themselves. */
const LISTED = [
  ...DOCUMENTS.flatMap(({ sentences }) => sentences),
  ...PAPER_SENTENCES,
  ...MAIL_SENTENCES,
  ...PAGE_SENTENCES,
];
const KNOWN = new Set(
  LISTED.flatMap(({ text, otherwise }) => (otherwise === undefined ? [text] : [text, otherwise])),
);

const files = filesBelow(projectRoot, "app", (path) =>
  /\.test\.tsx?$|\/generated\/|\.(?:scss|md)$/.test(path),
);
const sourceOf = (path: string) => readFileSync(join(projectRoot, path), "utf8");

const COMPOSES =
  /\/compose-[a-z-]+\.ts$|\/starting-text\.ts$|\/papers\/(?!.*(?:server|paper-choice|paper-offers))[a-z-]+\.ts$/;
const WORDS_OF_MAIL = /\/(?:invitation-words|late-messages|digest-words)\.ts$|^app\/notices\/kinds\.ts$/;
const writesMail = (path: string) =>
  WORDS_OF_MAIL.test(path) ||
  (path.endsWith(".ts") && !path.startsWith("app/mail/") && /\bqueueMails?\(/.test(sourceOf(path)));

/** What writes sentences by itself, and how those that count are found in it. */
const SOURCES: [string, string[], typeof sentencesWritten][] = [
  ["documents and papers", files.filter((path) => COMPOSES.test(path)), sentencesWritten],
  ["messages", files.filter(writesMail), sentencesWritten],
  [
    "pages",
    files.filter((path) => path.endsWith(".tsx") || path === "app/areas/publication/readiness.ts"),
    eventsTold,
  ],
];

/** Read once: the sources are many. */
const FOUND = SOURCES.map(([name, paths, find]): [string, { path: string; sentence: string }[]] => [
  name,
  paths.flatMap((path) => find(path, sourceOf(path)).map((sentence) => ({ path, sentence }))),
]);

it.each(FOUND)("knows every sentence of %s, and what makes it true", (_, found) => {
  expect(found.length).toBeGreaterThan(40);
  // A new sentence is added to the list of its room in this folder, with the record that makes it true.
  expect(found.filter(({ sentence }) => !KNOWN.has(sentence))).toEqual([]);
});

it("lists no sentence of messages, papers and pages that nothing says any more", () => {
  const said = new Set(FOUND.flatMap(([, found]) => found.map(({ sentence }) => sentence)));
  const listed = [...PAPER_SENTENCES, ...MAIL_SENTENCES, ...PAGE_SENTENCES];
  expect(listed.map(({ text }) => text).filter((text) => !said.has(text))).toEqual([]);
});

it("says of every sentence what makes it true", () => {
  expect(LISTED.filter(({ record }) => record.trim() === "")).toEqual([]);
});

/** A sentence as it is printed, with anything in its blanks. */
function printed(text: string): RegExp {
  const parts = text.split("{}").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(parts.join("[^\\n]{0,300}?"));
}

const FACTS = DOCUMENTS.flatMap((document) =>
  document.sentences.flatMap((sentence) =>
    sentence.fact === undefined ? [] : [{ document, fact: sentence.fact, ...sentence }],
  ),
);

it.each(FACTS)(
  "$document.name says “$text” only with $fact on record",
  ({ document, fact, text, otherwise }) => {
    const whole = document.words();
    const without = document.words(fact);
    expect(whole).toMatch(printed(text));
    expect(without).not.toMatch(printed(text));
    if (otherwise !== undefined) {
      expect(without).toMatch(printed(otherwise));
      expect(whole).not.toMatch(printed(otherwise));
    }
  },
);

it.each([
  [
    "a sentence of a document",
    `const text = \`\${who} approved it. They were glad.\`;`,
    ["{} approved it.", "They were glad."],
  ],
  ["a phrase that tells of an event", 'const how = "gave informal feedback";', ["gave informal feedback"]],
  ["a name", 'const name = "Key dates";', []],
  ["a refusal", 'throw new AppError("invalid", "It was sent already.");', []],
])("finds %s", (_, source, found) => {
  expect(sentencesWritten("planted.ts", source)).toEqual(found);
});

it.each([
  ["an event", "<p>The report was\n published.</p>", ["The report was published."]],
  ["an instruction", "<p>Choose a file that is shown here.</p>", []],
])("finds on a page %s", (_, source, found) => {
  expect(eventsTold("planted.tsx", `const page = ${source};`)).toEqual(found);
});
