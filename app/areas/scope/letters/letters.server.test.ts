import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Maker, makerOf } from "#app/areas/challenge/make-challenge.server.ts";
import type { NewChallenge } from "#app/areas/challenge/new-challenge.ts";
import { tidyAccounts } from "#app/areas/retention/tidy-accounts.server.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { readKeptFile } from "#app/platform/files/files.server.ts";
import type { GivenFile } from "#app/platform/reading/read-apart.server.ts";
import { makeTestAccount, TEST_NOW } from "#tests/support/factories.ts";
import { makeChallengeByHand } from "../make-challenge-by-hand.server.ts";
import type { LetterContents } from "./contents/contents-form.ts";
import { LetterForm } from "./letter-form.ts";
import {
  forgetLettersOf,
  type KeptLetter,
  LETTER_DAYS,
  listLettersOf,
  readLetterOf,
  writeLetter,
} from "./letter-store.server.ts";
import { letterView } from "./letter-view.ts";
import {
  correctContents,
  correctLetter,
  deleteLetter,
  type LetterInput,
  makeFromLetter,
} from "./make-from-letter.server.ts";
import { receiveLetter } from "./receive-letter.server.ts";

const FOLDER = new URL("../../../../tests/fixtures/scope/", import.meta.url);
const fixture = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, FOLDER))) });
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });

const NO_THEMES = `# Corporate Peer Challenge

Wexcombe Borough Council

## Timing

The team will be on site from 8 to 11 March 2027.
`;

let maker: Maker;
let accountId: string;
const account = { isAdministrator: true, managesAChallenge: true };

beforeAll(async () => {
  const { id, name } = await makeTestAccount("Lena Letter", { isAdministrator: true });
  accountId = id;
  maker = makerOf({ actor: { accountId: id, name }, account, requestId: null });
});

const receive = (letter: GivenFile, mou: GivenFile | null = null) =>
  receiveLetter(accountId, { letter, mou }, null, TEST_NOW);

const FILES = { letter: fixture("partnership-letter.md"), mou: fixture("partnership-mou.md") };

/** What the files say: read once, since a reading has a process of its own. */
let plan: NewChallenge;

/** A letter as it is kept once it was read. */
const kept = () => transaction((tx) => writeLetter(tx, accountId, FILES, { plan }, TEST_NOW));

const read = (id: string) => readLetterOf(accountId, id, TEST_NOW);

/** What the page's form would send if nobody changed a thing. */
function unchanged({ plan, version }: KeptLetter): LetterInput {
  if (plan === null) throw new Error("the letter was refused");
  const { facts } = letterView(plan);
  const days = (day: string | null) => {
    const [year, month, date] = (day ?? "").split("-");
    return { day: date, month, year };
  };
  return LetterForm.parse({
    ...facts,
    version,
    councils: facts.councils.join("\n"),
    phases: facts.phases.map(({ start, end }) => ({ start: days(start), end: days(end) })),
  });
}

const rows = async () => [
  await db.challenge.count(),
  await db.council.count(),
  await db.sourceDocument.count(),
  await db.auditEvent.count(),
];

describe("a letter that was read", () => {
  it("makes nothing until somebody says so, and then what they saw", async () => {
    const before = await rows();
    const id = await receive(FILES.letter, FILES.mou);
    expect(await rows()).toEqual(before);
    const letter = await read(id);
    plan = letter.plan as NewChallenge;
    const view = letterView(letter.plan as never);
    expect(view.themes.map(({ prompts }) => prompts.length).reduce((a, b) => a + b)).toBe(11);
    expect(view.warnings.map(({ code }) => code)).toContain("progress-review-conditions-conflict");
    expect(view.lines.map(({ quote }) => quote)).toContain("Both should be easy to find.");

    const challengeId = await makeFromLetter(maker, id, unchanged(letter), TEST_NOW);
    const made = await db.challenge.findUniqueOrThrow({
      where: { id: challengeId },
      include: {
        prompts: true,
        milestones: true,
        sourceDocuments: true,
        scopeWarnings: true,
        memberships: true,
      },
    });
    expect(made.prompts).toHaveLength(14);
    expect(made.scopeWarnings).toHaveLength(view.warnings.length + view.lines.length);
    expect(made.milestones.map(({ key, dueOn }) => [key, dueOn]).sort()).toEqual(
      plan.milestones.map(({ key, dueOn }) => [key, dueOn]).sort(),
    );
    expect(made.memberships).toMatchObject([{ role: "challenge-manager", accountId }]);
    for (const { fileKey, sha256 } of made.sourceDocuments) {
      expect(fileKey).toBe(sha256);
      await readKeptFile(fileKey ?? "");
    }
    await expect(read(id)).rejects.toMatchObject({ code: "not-found" });
    await expect(makeFromLetter(maker, id, unchanged(letter), TEST_NOW)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("is made with its contents as they were corrected, and says who put a line where", async () => {
    const id = await kept();
    const { contents, lines } = letterView(plan);
    const dates = contents.dates.map(({ key }) => ({
      key,
      dueOn: key === "draft-report" ? "2025-05-01" : null,
    }));
    const put = { belongs: "prompt:1", reason: "" };
    const input = {
      ...contents,
      version: 1,
      dates,
      lines: [put, ...contents.lines.slice(1)],
    } as LetterContents;
    await correctContents(accountId, id, input, TEST_NOW);
    await expect(correctContents(accountId, id, input, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
    const challengeId = await makeFromLetter(maker, id, unchanged(await read(id)), TEST_NOW);
    const where = { challengeId };
    const [first, ...others] = await db.scopeWarning.findMany({
      where: { ...where, code: "not-understood" },
      orderBy: { position: "asc" },
    });
    expect(first).toMatchObject({
      quote: lines[0]?.quote,
      answer: "Put among the prompts of theme 1.",
      answeredByName: "Lena Letter",
      answeredAt: TEST_NOW,
    });
    expect(others.map(({ answer }) => answer)).toEqual(others.map(() => null));
    expect(await db.prompt.count({ where: { ...where, text: first?.quote ?? "" } })).toBe(1);
    const date = await db.milestone.findFirstOrThrow({ where: { ...where, key: "draft-report" } });
    expect(date).toMatchObject({ dueOn: "2025-05-01", setByName: "Lena Letter", setAt: TEST_NOW });
  });

  it("is made with what was corrected; the letter's own dates and the defaults are counted from the corrected days", async () => {
    const id = await kept();
    const letter = await read(id);
    const input = {
      ...unchanged(letter),
      title: "Two councils, one challenge",
      councils: ["Calderwick District Council"],
      phases: [{ start: "2027-05-10", end: "2027-05-13" }],
    };
    await correctLetter(accountId, id, input, TEST_NOW);
    const corrected = await read(id);
    const of = ({ plan }: KeptLetter, key: string) => plan?.milestones.find((date) => date.key === key);
    expect(of(letter, "draft-report")).toMatchObject({ dueOn: "2025-04-18" });
    expect(of(corrected, "draft-report")).toMatchObject({
      dueOn: "2027-06-03",
      rule: of(letter, "draft-report")?.rule,
    });
    expect(corrected.plan).toMatchObject({ reportFormat: "2025", questionSet: "2024" });
    // The version that was opened before is not made.
    await expect(makeFromLetter(maker, id, input, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
    const challengeId = await makeFromLetter(maker, id, { ...input, version: corrected.version }, TEST_NOW);
    expect(await readOnSiteDays(challengeId)).toMatchObject({ first: "2027-05-10", last: "2027-05-13" });
    const made = await db.challenge.findUniqueOrThrow({
      where: { id: challengeId },
      include: { councils: true },
    });
    expect(made).toMatchObject({ title: "Two councils, one challenge", isPartnership: false });
    expect(made.councils.map(({ name, shortName }) => [name, shortName])).toEqual([
      ["Calderwick District Council", "Calderwick"],
    ]);
  });

  it("is its owner's alone, and goes when it is deleted, is old, or its owner's account is emptied", async () => {
    const id = await kept();
    const { id: otherId } = await makeTestAccount("Otto Other", { isAdministrator: true });
    await expect(readLetterOf(otherId, id, TEST_NOW)).rejects.toMatchObject({ code: "not-found" });
    await expect(deleteLetter(otherId, id)).rejects.toMatchObject({ code: "conflict" });
    await deleteLetter(accountId, id);
    await expect(read(id)).rejects.toMatchObject({ code: "not-found" });

    const old = await kept();
    const later = new Date(TEST_NOW.getTime() + LETTER_DAYS * 86_400_000);
    await expect(readLetterOf(accountId, old, later)).rejects.toMatchObject({ code: "not-found" });
    await tidyAccounts(later, false);
    expect(await db.letterDraft.count({ where: { id: old } })).toBe(0);

    await kept();
    await transaction((tx) => forgetLettersOf(tx, accountId));
    expect(await listLettersOf(accountId, TEST_NOW)).toEqual([]);
  });
});

describe("a letter that was refused", () => {
  it.each([
    ["one without themes", file("letter.md", NO_THEMES), /No themes/, "2027-03-08"],
    ["a PDF", file("letter.pdf", "%PDF-1.7\n"), /is a PDF/, null],
  ])("is kept with a challenge made by hand: %s", async (_, letter, sentence, start) => {
    await expect(receive(letter)).rejects.toMatchObject({
      field: "letter",
      message: expect.stringMatching(sentence),
    });
    const [{ id } = { id: "" }] = await listLettersOf(accountId, TEST_NOW);
    const { facts, refusal } = await read(id);
    expect(refusal).toMatch(sentence);
    expect(facts?.onSite.start).toBe(start);
    const challengeId = await makeChallengeByHand(
      { actor: maker.actor, account, requestId: null },
      {
        title: "By hand",
        commissioning: "Wexcombe Borough Council",
        further: [],
        onSiteStart: null,
        onSiteEnd: null,
        questionSet: "2024",
        reportFormat: "by-date",
        letter: id,
      },
      TEST_NOW,
    );
    const sources = await db.sourceDocument.findMany({ where: { challengeId }, orderBy: { id: "asc" } });
    expect(sources[0]).toMatchObject({ kind: "scope-letter", fileName: letter.name });
    expect([...(await readKeptFile(sources[0]?.fileKey ?? ""))]).toEqual([...letter.bytes]);
    await expect(read(id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("is not kept where it cannot be a document at all", async () => {
    await expect(receive(file("letter.md", ""))).rejects.toMatchObject({ field: "letter" });
    expect(await listLettersOf(accountId, TEST_NOW)).toEqual([]);
  });

  it("makes no challenge from what was not read, and keeps the three newest", async () => {
    const facts = { title: "", councils: [], onSite: { start: null, end: null }, sources: [] };
    const ids: string[] = [];
    for (let day = 0; day < 5; day += 1) {
      const now = new Date(TEST_NOW.getTime() + day);
      ids.push(await transaction((tx) => writeLetter(tx, accountId, FILES, { refusal: "No.", facts }, now)));
    }
    const [newest = "", ...more] = (await listLettersOf(accountId, TEST_NOW)).map(({ id }) => id);
    expect([newest, ...more]).toEqual(ids.slice(2).reverse());
    const id = newest;
    const input = {
      version: 1,
      title: "A",
      councils: ["B"],
      phases: [],
      questionSet: "2024",
      reportFormat: "2025",
    };
    await expect(makeFromLetter(maker, id, input as LetterInput, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
