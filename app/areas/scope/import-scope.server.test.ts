import { existsSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Maker, makerOf } from "#app/areas/challenge/make-challenge.server.ts";
import { readOnSiteDays } from "#app/areas/visits/read-visits.server.ts";
import { db } from "#app/platform/db.server.ts";
import { makeTestAccount, TEST_NOW } from "#tests/support/factories.ts";
import { importScope } from "./import-scope.server.ts";

const SEEDS = new URL("../../../../shared/seeds/", import.meta.url);

const file = (text: string, name: string) => ({ name, bytes: new TextEncoder().encode(text) });

const theme = (number: number, title: string) => `**${number}. ${title}: Is it clear? Are the councils...**

- Doing thing ${number} together.
`;

const letterOf = (count: number) => `# Corporate Peer Challenge

Wexcombe Borough Council

## Scope and focus

${Array.from({ length: count }, (_, index) => theme(index + 1, `Local matter number ${"abcdefgh"[index]}`)).join("\n")}
## Timing and duration

The team will be on site from 8 to 11 March 2027.
`;

let maker: Maker;

beforeAll(async () => {
  const account = await makeTestAccount("Mara Maker", { isAdministrator: true });
  maker = makerOf({
    actor: { accountId: account.id, name: account.name },
    account: { isAdministrator: true, managesAChallenge: true },
    requestId: null,
  });
});

/** Every row a half-made import could leave. */
async function rows(): Promise<number[]> {
  return Promise.all([
    db.challenge.count(),
    db.participatingCouncil.count(),
    db.sourceDocument.count(),
    db.clause.count(),
    db.theme.count(),
    db.prompt.count(),
    db.scopeWarning.count(),
    db.membership.count(),
    db.auditEvent.count(),
  ]);
}

describe("what cannot be imported", () => {
  const good = file(letterOf(5), "letter.md");
  it.each([
    ["an empty file", { letter: file("", "empty.md"), mou: null }, "letter", /“empty.md” is empty/],
    [
      "a Word file that is none",
      { letter: file("hello", "not.docx"), mou: null },
      "letter",
      /“not.docx” is not a Word/,
    ],
    ["a PDF", { letter: file("%PDF-1.7\n", "letter.pdf"), mou: null }, "letter", /PDF/],
    [
      "a file of 50 MB",
      { letter: { name: "big.docx", bytes: new Uint8Array(50 * 1024 * 1024) }, mou: null },
      "letter",
      /“big.docx” is 50 MB/,
    ],
    [
      "a letter without themes",
      { letter: file("Dear all,\n\nHello.\n", "hello.txt"), mou: null },
      "letter",
      /No themes/,
    ],
    ["an empty memorandum", { letter: good, mou: file("", "mou.md") }, "mou", /“mou.md” is empty/],
    ["a memorandum that is a PDF", { letter: good, mou: file("%PDF-1.4", "mou.pdf") }, "mou", /PDF/],
  ])(
    "%s: says what is wrong at its field and leaves nothing behind",
    async (_name, files, field, sentence) => {
      const before = await rows();
      await expect(importScope(files, null, maker, TEST_NOW)).rejects.toMatchObject({
        code: "invalid",
        field,
        message: expect.stringMatching(sentence),
      });
      expect(await rows()).toEqual(before);
    },
  );

  it("asks for the councils when the letter names none", async () => {
    const letter = file(letterOf(5).replace("Wexcombe Borough Council", ""), "nameless.md");
    const before = await rows();
    await expect(importScope({ letter, mou: null }, null, maker, TEST_NOW)).rejects.toMatchObject({
      field: "councils",
    });
    expect(await rows()).toEqual(before);
    const { challengeId } = await importScope(
      { letter, mou: null },
      ["Sallow Town Council"],
      maker,
      TEST_NOW,
    );
    const [council] = await db.participatingCouncil.findMany({ where: { challengeId } });
    expect(council).toMatchObject({ name: "Sallow Town Council", isCommissioning: true });
  });
});

it("makes a challenge of a letter alone, with its maker as challenge manager", async () => {
  const { challengeId } = await importScope(
    { letter: file(letterOf(5), "letter.md"), mou: null },
    null,
    maker,
    TEST_NOW,
  );
  const made = await db.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    include: {
      themes: true,
      prompts: true,
      sourceDocuments: true,
      memberships: true,
      statementSections: true,
    },
  });
  expect(made).toMatchObject({
    stage: "scoping",
    questionSet: "2024",
  });
  expect(await readOnSiteDays(challengeId)).toMatchObject({ first: "2027-03-08", last: "2027-03-11" });
  expect(made.themes).toHaveLength(5);
  expect(made.prompts.map(({ ref }) => ref).sort()).toEqual(["1.1", "2.1", "3.1", "4.1", "5.1"]);
  expect(made.sourceDocuments).toMatchObject([{ kind: "scope-letter", fileName: "letter.md" }]);
  expect(made.memberships).toMatchObject([{ role: "challenge-manager", accountId: maker.actor.accountId }]);
  expect(made.statementSections).toHaveLength(6);
});

it("lets nobody in when the machine's administrator imports", async () => {
  const machine = { ...maker, becomesManager: false };
  const { challengeId } = await importScope(
    { letter: file(letterOf(5), "l.md"), mou: null },
    null,
    machine,
    TEST_NOW,
  );
  expect(await db.membership.count({ where: { challengeId } })).toBe(0);
});

/** Imports a letter with its memorandum and reads the challenge back, with all that was made of them. */
async function importedFrom(folder: URL, letter: string, mou: string) {
  const read = (name: string) => ({ name, bytes: new Uint8Array(readFileSync(new URL(name, folder))) });
  const files = { letter: read(letter), mou: read(mou) };
  const { challengeId } = await importScope(files, null, maker, TEST_NOW);
  return db.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    include: {
      councils: true,
      prompts: { include: { clauses: true } },
      milestones: true,
      scopeWarnings: true,
      peers: true,
    },
  });
}

/** Codes of the warnings that are slips of the letter, without the lines that were only not understood. */
function slipsOf(warnings: readonly { code: string }[]): string[] {
  return warnings
    .map(({ code }) => code)
    .filter((code) => code !== "not-understood")
    .sort();
}

it("keeps the day of which the letter says its scope was agreed as its word, which decides nothing", async () => {
  const letter = file(
    letterOf(5).replace("## Scope", "Scope agreed on 20 January 2027\n\n## Scope"),
    "letter.md",
  );
  const { challengeId } = await importScope({ letter, mou: null }, null, maker, TEST_NOW);
  const [first] = await db.scopeWarning.findMany({
    where: { challengeId },
    orderBy: { position: "asc" },
    select: { code: true, message: true, answeredAt: true },
  });
  expect(first).toMatchObject({
    code: "agreed-in-letter",
    message: expect.stringContaining(
      "says that its scope was agreed on 20 January 2027. That agrees nothing here",
    ),
    answeredAt: null,
  });
  expect(await db.decision.count({ where: { challengeId } })).toBe(0);
});

it("keeps what a letter and a memorandum of two councils say", async () => {
  const folder = new URL("../../../tests/fixtures/scope/", import.meta.url);
  const made = await importedFrom(folder, "partnership-letter.md", "partnership-mou.md");
  expect(made.isPartnership).toBe(true);
  expect(await readOnSiteDays(made.id)).toMatchObject({ first: "2025-03-25", last: "2025-03-28" });
  expect(made.councils).toHaveLength(2);
  expect(made.prompts.filter(({ parentId }) => parentId === null)).toHaveLength(11);
  expect(made.prompts.filter(({ parentId }) => parentId !== null)).toHaveLength(3);
  expect(made.prompts.filter(({ clauses }) => clauses.length === 0).map(({ ref }) => ref)).toEqual(["4.3"]);
  const dueOf = (key: string) => made.milestones.find((milestone) => milestone.key === key)?.dueOn;
  expect(["draft-report", "report-published", "action-plan-published"].map(dueOf)).toEqual([
    "2025-04-18",
    "2025-06-28",
    "2025-08-28",
  ]);
  expect(slipsOf(made.scopeWarnings)).toEqual([
    "agreement-date-incomplete",
    "due-on-bank-holiday",
    "duration-differs",
    "duty-names-one-council",
    "onsite-in-pre-election-period",
    "progress-review-conditions-conflict",
    "unfilled-placeholder",
    "unfilled-placeholder",
  ]);
  expect(made.scopeWarnings.map(({ quote }) => quote)).toContain("Both should be easy to find.");
  expect(made.peers.map(({ role, status }) => [role, status])).toContainEqual([
    "chief-executive-peer",
    "wanted",
  ]);
});

it("takes the LGA's staff whom a letter names as confirmed, and every other place as wanted", async () => {
  const letter = `${letterOf(5)}
## Peer team

- Leader peer, of a district council
- LGA Peer Challenge Manager: Jordan Ellery
- LGA Project Support Officer: to be confirmed
`;
  const { challengeId } = await importScope(
    { letter: file(letter, "letter.md"), mou: null },
    null,
    maker,
    TEST_NOW,
  );
  const peers = await db.peer.findMany({ where: { challengeId }, orderBy: { position: "asc" } });
  expect(peers.map(({ role, name, status }) => [role, name, status])).toEqual([
    ["leader-peer", "", "wanted"],
    ["challenge-manager", "Jordan Ellery", "confirmed"],
    ["support-officer", "", "wanted"],
  ]);
});

// The two documents of the specification lie beside the repository; without them there is nothing to read.
describe.skipIf(!existsSync(SEEDS))("the letter and the memorandum of the seeds", () => {
  it("give what the specification asks for", async () => {
    const made = await importedFrom(SEEDS, "scope-letter.md", "heads-of-terms-mou.md");
    expect(made.isPartnership).toBe(true);
    expect(await readOnSiteDays(made.id)).toMatchObject({ first: "2024-03-04", last: "2024-03-08" });
    expect(made.councils).toHaveLength(2);
    expect(made.prompts.filter(({ parentId }) => parentId === null)).toHaveLength(23);
    expect(made.prompts.filter(({ parentId }) => parentId !== null)).toHaveLength(5);
    expect(made.prompts.filter(({ clauses }) => clauses.length === 0).map(({ ref }) => ref)).toEqual(["4.6"]);
    const dueOf = (key: string) => made.milestones.find((milestone) => milestone.key === key)?.dueOn;
    expect(["draft-report", "report-published", "action-plan-published"].map(dueOf)).toEqual([
      "2024-03-29",
      "2024-06-08",
      "2024-08-08",
    ]);
    expect(slipsOf(made.scopeWarnings)).toEqual([
      "agreement-called-otherwise",
      "agreement-date-incomplete",
      "attachment-not-held",
      "due-on-bank-holiday",
      "duration-differs",
      "duty-names-one-council",
      "progress-review-conditions-conflict",
      "promise-without-day",
      "unfilled-placeholder",
      "unfilled-placeholder",
    ]);
    expect(made.peers.map(({ role, status }) => [role, status])).toContainEqual([
      "chief-executive-peer",
      "wanted",
    ]);
  });
});
