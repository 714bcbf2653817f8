import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";

/** What no page says, and what it says instead: docs/glossary.md, "Verbs", and the words of the trade that councillors need not know. */
const NOT_SAID: [RegExp, string][] = [
  [
    /\b(?:take|taken|taking)\b(?: (?:it|them|this|that|what is ticked))? (?:out|back)\b/i,
    "remove, delete or cancel",
  ],
  [/\bthrow[ns]?\b.* away\b/i, "delete"],
  [/\bdrop(?:ped)? (?:this|the) message\b|\bmessages? was dropped\b/i, "remove"],
  [/\boff the list\b/i, "removed"],
  [/\bMarkdown\b/, "how it is typed"],
  [/\bT [+−-] \d/, "before or after the last day on site"],
  [/\bslips?\b/i, "points to check"],
  [/\bpack items?\b/i, "document"],
  [/\bhash\b/i, "nothing"],
];

/** The words a file of pages shows: text between tags, and strings that are more than a name. */
function textsOf(path: string, source: string): string[] {
  const texts: string[] = [];
  const walk = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isJsxText(node) || (ts.isStringLiteralLike(node) && /\s/.test(node.text))) {
      texts.push(node.text.replace(/\s+/g, " ").trim());
    } else if (ts.isTemplateExpression(node)) {
      texts.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join("…"),
      );
    }
    ts.forEachChild(node, walk);
  };
  walk(ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return texts.filter((text) => text !== "");
}

/** The texts that say what is not said, with the word that is. */
function notSaid(texts: readonly string[]): string[] {
  return texts.flatMap((text) =>
    NOT_SAID.filter(([pattern]) => pattern.test(text)).map(([, instead]) => `“${text}”: say ${instead}`),
  );
}

const pages = ["app/areas", "app/mail", "app/govuk"]
  .flatMap((folder) => filesBelow(projectRoot, folder, (path) => /\.test\.tsx?$|\.(?:scss|md)$/.test(path)))
  .filter((path) => path.endsWith(".tsx"));

it("says one word for a thing on every page", () => {
  const found = pages.flatMap((path) =>
    notSaid(textsOf(path, readFileSync(join(projectRoot, path), "utf8"))).map((line) => `${path}: ${line}`),
  );
  expect(found).toEqual([]);
});

it.each([
  ["text between tags", "<p>Take this\n session out</p>", 0],
  ["text of a button", "<Button>Take out</Button>", 1],
  ["an attribute", '<Details summary="Throw this away" />', 1],
  ["a sentence with something in it", `<p>{\`T + \${weeks} weeks, 2 slips\`}</p>`, 1],
  ["a name in the code", "<SlipList slips={slips} />", 0],
])("looks at %s", (_, source, count) => {
  expect(notSaid(textsOf("planted.tsx", `const page = ${source};`))).toHaveLength(count);
});

const notices = pages.flatMap((path) =>
  [...readFileSync(join(projectRoot, path), "utf8").matchAll(/redirectWithNotice\([^;]*?,\s*"([^"]+)"/g)].map(
    (match) => ({ path, words: match[1] as string }),
  ),
);

it("has notices to look at", () => {
  expect(notices.length).toBeGreaterThan(40);
});

it("gives every notice in one grammar: the thing, and what became of it", () => {
  const VERBS = "saved|added|removed|deleted|changed|moved|recorded|submitted|started|issued|approved";
  const other = new RegExp(`^(?:The|Your|That) [^.]*\\b(?:was|were|is|are) (?:${VERBS})\\b`);
  expect(notices.filter(({ words }) => other.test(words))).toEqual([]);
});
