import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { filesBelow } from "#tests/support/files.ts";

/** Every page of the product, without tests. */
const drawn = filesBelow(projectRoot, "app").filter(
  (path) => path.endsWith(".tsx") && !path.endsWith(".test.tsx"),
);

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");

/** Forms that a page draws by itself and that anybody may send, whoever opened the page. */
const FOR_ANYBODY: Record<string, string> = {
  "app/root.tsx": "signs out",
  "app/access/unsaved/unsaved-words.tsx": "signs out",
  "app/areas/people/components/single-sign-on-button.tsx": "signs in, or asks for the password again",
};

/**
 * Nothing is saved in the name of somebody who did not open the page: every form says for whom it was drawn. Those of `PageForm` and
 * `ButtonForm` do it by themselves.
 */
it("is sent by every form that a page draws", () => {
  const silent = drawn.filter((path) => {
    if (path in FOR_ANYBODY) return false;
    const text = read(path);
    const sent = text.match(/<(?:form|Form|fetcher\.Form)\b[^>]*method="post"/g) ?? [];
    const submitted = text.match(/\.submit\(/g) ?? [];
    const said = text.match(/<OpenedAs \/>|\[OPENED_AS_FIELD\]/g) ?? [];
    return said.length < sent.length + submitted.length;
  });
  expect(silent).toEqual([]);
});

/**
 * A form that is drawn anew because the record has another version loses what is typed in it, and what its page answered: somebody else has
 * saved just then.
 */
it("is drawn once, whatever somebody else saves meanwhile", () => {
  expect(drawn.filter((path) => /\bkey=\{[\w.?]*[vV]ersion\}/.test(read(path)))).toEqual([]);
});

/** That it says what its form takes is looked at on every page of the demonstrations (`tests/links`). */
it("says how much it takes wherever somebody writes more than a line", () => {
  const unsaid = drawn.filter((path) => /<(Textarea|textarea)\b/.test(read(path)));
  expect(unsaid).toEqual([
    "app/access/unsaved/unsaved-words.tsx",
    "app/govuk/form/counted/character-count.tsx",
    "app/govuk/form/textarea.tsx",
  ]);
});
