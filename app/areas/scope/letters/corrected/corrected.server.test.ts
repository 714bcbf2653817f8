import { beforeEach, describe, expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { makerOf } from "#app/areas/challenge/make-challenge.server.ts";
import type { NewChallenge } from "#app/areas/challenge/new-challenge.ts";
import { listMilestones, readChallenge } from "#app/areas/challenge/read-challenge.server.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { keepFile } from "#app/platform/files/files.server.ts";
import type { GivenFile } from "#app/platform/reading/read-apart.server.ts";
import { addTestMember, makeTestAccount, TEST_NOW } from "#tests/support/factories.ts";
import { addPrompt, editPrompt } from "../../edit-prompts.server.ts";
import { listFocusAreas } from "../../focus/list-focus-areas.server.ts";
import { interpretScope } from "../../import/import-scope.ts";
import { readDocument } from "../../import/read-document.server.ts";
import { planOf } from "../../import-plan.ts";
import { makeChallenge } from "../../make-challenge.server.ts";
import { flatPrompts } from "../../scope-record.ts";
import { listSources, listWarnings, readThemes } from "../../store.server.ts";
import { listLettersOf } from "../letter-store.server.ts";
import { writeCorrectedLetter } from "./corrected-store.server.ts";
import { readCorrected } from "./read-corrected.server.ts";
import { receiveCorrected } from "./receive-corrected.server.ts";
import { deleteCorrected, finishCorrected, takeCorrected } from "./take-corrected.server.ts";

const letter = (
  parts: Partial<Record<"two" | "focus" | "days" | "report", string>> = {},
) => `# Corporate Peer Challenge

Wexcombe Borough Council

## Scope and focus

**1. Local priorities and outcomes: Does the council know what matters? Is the council...**

- Sharing what it learns about hardship.
- Keeping a front door in each town.

**2. Organisational and place leadership: Do partners trust it? Is the council...**

${parts.two ?? "- Speaking as one to the county about transport and housing.\n- Lining up its planning policies.\n"}
**3. Governance and culture: Is challenge welcome? Is the council...**

- Holding scrutiny twice a year.

**4. Financial planning and management: Do members understand the money? Is the council...**

- Testing new tools before it commits to a supplier.

**5. Capacity for improvement: Can it deliver? Is the council...**

- Growing its own managers.

${parts.focus ?? ""}

## Timing and duration

The team will be on site from ${parts.days ?? "8 to 11 March 2027"}.

## Publication

We ask that the report is published within ${parts.report ?? "3 months"} of the visit.
`;

const file = (text: string, name = "corrected.md") => ({ name, bytes: new TextEncoder().encode(text) });

/** What a letter says, read in this process. */
async function planRead({ name, bytes }: GivenFile): Promise<NewChallenge> {
  const { key, sha256 } = await keepFile(bytes);
  const found = interpretScope(await readDocument({ name, bytes }));
  return planOf(found, { letter: { fileName: name, sha256, fileKey: key }, mou: null }, null);
}

const FIRST = file(letter(), "letter.md");

let permit: ChallengePermit;

beforeEach(async () => {
  const account = await makeTestAccount("Mara Maker", { isAdministrator: true });
  const maker = makerOf({
    actor: { accountId: account.id, name: account.name },
    account: { isAdministrator: true, managesAChallenge: true },
    requestId: null,
  });
  const plan = await planRead(FIRST);
  const id = await transaction((tx) => makeChallenge(tx, plan, maker, TEST_NOW));
  const role = { role: "challenge-manager", name: "Mara Manager" } as const;
  permit = await addTestMember({ id, title: plan.title, stage: "scoping" }, role);
});

/** Keeps a corrected letter as if it had been sent. */
async function send(parts: Parameters<typeof letter>[0], more: Partial<NewChallenge> = {}): Promise<void> {
  const given = file(letter(parts));
  const plan = { ...(await planRead(given)), ...more };
  const before = await planRead(FIRST);
  await transaction((tx) => writeCorrectedLetter(tx, permit, given, { plan, before }, TEST_NOW));
}

const read = async () => {
  const found = await readCorrected(permit, TEST_NOW);
  if (found === null) throw new Error("no corrected letter waits");
  return found;
};

const promptsOf = async (number: number) =>
  flatPrompts((await readThemes(permit)).find((theme) => theme.number === number)?.prompts ?? []).map(
    ({ ref, text }) => `${ref} ${text}`,
  );

/** Chooses for each open difference by its words on either side. */
async function choose(says: (place: string) => "letter" | "record" | "") {
  const { letter: waiting, open } = await read();
  return {
    version: waiting.version,
    choices: open.map(({ id, place, was }) => ({ line: id, was: was ?? "", says: says(place) })),
  };
}

const CORRECTED = {
  two: "- Speaking as one to the county about transport, housing and skills.\n- A new point about tourism:\n  - Counting who comes.\n",
  focus: "In addition, the council asked the team to look at its museums.\n",
  days: "15 to 18 March 2027",
  report: "6 months",
};

const TITLE = { title: "Corporate Peer Challenge of Wexcombe" };

describe("a corrected letter", () => {
  it("changes nothing by being read, and says what it says otherwise", async () => {
    await receiveCorrected(permit, file(letter(CORRECTED)), TEST_NOW);
    const { open, byHand, changedHere } = await read();
    expect(open.map(({ kind, was, becomes }) => [kind, was, becomes])).toEqual([
      [
        "prompt",
        "Speaking as one to the county about transport and housing.",
        "Speaking as one to the county about transport, housing and skills.",
      ],
      ["prompt", "Lining up its planning policies.", null],
      ["prompt", null, "A new point about tourism:"],
      ["prompt", null, "Counting who comes."],
      ["focus-area", null, expect.stringContaining("museums")],
      ["key-date", expect.stringContaining("3 months"), expect.stringContaining("6 months")],
    ]);
    expect(byHand).toEqual([
      {
        page: "visits",
        what: "Days on site",
        was: "8 March 2027 to 11 March 2027",
        becomes: "15 March 2027 to 18 March 2027",
      },
    ]);
    expect(changedHere).toBe(0);
    expect(await listSources(permit)).toHaveLength(1);
    expect(await listLettersOf(permit.actor.accountId, TEST_NOW)).toEqual([]);
  });

  it("is taken over whole, counts its dates from the days on record, and is a source then", async () => {
    await send(CORRECTED, TITLE);
    const looked = await takeCorrected(permit, await choose(() => "letter"), TEST_NOW);
    expect(looked).toEqual({ taken: 7, left: 0, open: 0 });
    expect((await readChallenge(permit)).title).toBe("Corporate Peer Challenge of Wexcombe");
    expect(await promptsOf(2)).toEqual([
      "2.1 Speaking as one to the county about transport, housing and skills.",
      "2.2 A new point about tourism:",
      "2.2.1 Counting who comes.",
    ]);
    expect(await listFocusAreas(permit)).toMatchObject([{ text: expect.stringContaining("museums") }]);
    const report = (await listMilestones(permit)).find(({ key }) => key === "report-published");
    expect(report).toMatchObject({ dueOn: "2027-09-11" });
    expect((await listSources(permit)).map(({ kind, fileName }) => [kind, fileName])).toEqual([
      ["scope-letter", "letter.md"],
      ["scope-letter", "corrected.md"],
    ]);
    expect(await readCorrected(permit, TEST_NOW)).toBeNull();
    const warnings = await listWarnings(permit);
    expect(warnings.filter(({ code }) => code === "corrected-letter")).toMatchObject([
      {
        message: expect.stringContaining("Days on site"),
        quote: expect.stringContaining("15 March 2027"),
        answer: null,
      },
    ]);
    expect(
      await db.auditEvent.count({
        where: { challengeId: permit.challengeId, type: "corrected-letter-read" },
      }),
    ).toBe(1);
  });

  it("says nothing of a letter before that cannot be read", async () => {
    await db.sourceDocument.updateMany({
      where: { challengeId: permit.challengeId },
      data: { fileKey: null },
    });
    await receiveCorrected(permit, file(letter(CORRECTED)), TEST_NOW);
    const { letter: waiting, byHand } = await read();
    expect(waiting.before).toBeNull();
    expect(byHand.map(({ what, was }) => [what, was])).toContainEqual(["Days on site", null]);
    await finishCorrected(permit, waiting.version, TEST_NOW);
    const said = (await listWarnings(permit)).filter(({ message }) => message.startsWith("Days on site"));
    expect(said.map(({ message }) => message)).toEqual([
      "Days on site: the corrected letter says this. Nothing was changed by itself.",
    ]);
  });

  it("waits with what was not decided, and keeps what was left with the warnings, answered", async () => {
    await send({ two: CORRECTED.two });
    const looked = await takeCorrected(
      permit,
      await choose((place) => (place === "Prompt 2.1" ? "record" : place === "Prompt 2.2" ? "letter" : "")),
      TEST_NOW,
    );
    expect(looked).toEqual({ taken: 1, left: 1, open: 2 });
    expect((await read()).open.map(({ becomes }) => becomes)).toEqual([
      "A new point about tourism:",
      "Counting who comes.",
    ]);
    expect(await listWarnings(permit)).toContainEqual(
      expect.objectContaining({
        code: "corrected-letter",
        answer: "The scope keeps its words.",
        answeredByName: "Mara Manager",
      }),
    );
    expect(await finishCorrected(permit, (await read()).letter.version, TEST_NOW)).toEqual({
      taken: 0,
      left: 2,
      open: 0,
    });
    expect(await promptsOf(2)).toEqual(["2.1 Speaking as one to the county about transport and housing."]);
    expect(await readCorrected(permit, TEST_NOW)).toBeNull();
  });

  it("leaves alone what was changed here and the letter did not correct", async () => {
    const [theme] = await readThemes(permit);
    const [first] = theme?.prompts ?? [];
    if (theme === undefined || first === undefined) throw new Error("no prompt");
    await editPrompt(permit, first.id, { text: "Sharing what is learnt.", was: first.text }, TEST_NOW);
    await addPrompt(permit, { themeId: theme.id, parentId: null, text: "Ours alone." }, TEST_NOW);
    await send({ two: "- Lining up its planning policies.\n" });
    const { open, changedHere } = await read();
    expect(open.map(({ place }) => place)).toEqual(["Prompt 2.1"]);
    expect(changedHere).toBeGreaterThanOrEqual(2);
  });

  it("writes nothing where one of the choices is refused", async () => {
    await send(CORRECTED, TITLE);
    const input = await choose((place) => (place === "" ? "letter" : ""));
    const at = input.choices.findIndex(({ line }) => line === "prompt-2-new-2");
    const nested = input.choices[at];
    if (nested === undefined) throw new Error("no nested prompt");
    nested.says = "letter";
    await expect(takeCorrected(permit, input, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
      field: `choices[${at}].says`,
      message: expect.stringContaining("stands under another that is new"),
    });
    expect((await readChallenge(permit)).title).toBe(permit.challengeTitle);
    expect(await listSources(permit)).toHaveLength(1);
  });

  it("refuses what is not the difference any more, a second window, and nothing chosen", async () => {
    await send(CORRECTED, TITLE);
    const input = await choose((place) => (place === "Prompt 2.1" ? "letter" : ""));
    await expect(takeCorrected(permit, { ...input, choices: [] }, TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
    });
    const prompt = (await readThemes(permit))[1]?.prompts[0];
    await editPrompt(permit, prompt?.id ?? "", { text: "Other words.", was: prompt?.text ?? "" }, TEST_NOW);
    await expect(takeCorrected(permit, input, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
    await takeCorrected(permit, await choose((place) => (place === "" ? "letter" : "")), TEST_NOW);
    await expect(finishCorrected(permit, input.version, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });

  it("is deleted while nothing of it was decided, and waits once", async () => {
    await send(CORRECTED, TITLE);
    await expect(receiveCorrected(permit, file(letter()), TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await deleteCorrected(permit, (await read()).letter.version, TEST_NOW);
    await expect(receiveCorrected(permit, file(letter(), "again.md"), TEST_NOW)).rejects.toMatchObject({
      code: "invalid",
      field: "letter",
      message: expect.stringContaining("is here already"),
    });
    await send({ focus: CORRECTED.focus });
    await takeCorrected(permit, await choose(() => "letter"), TEST_NOW);
    await send(CORRECTED, TITLE);
    await takeCorrected(permit, await choose((place) => (place === "" ? "record" : "")), TEST_NOW);
    await expect(deleteCorrected(permit, (await read()).letter.version, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});
