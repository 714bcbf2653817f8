import { beforeAll, describe, expect, it } from "vitest";
import {
  listIssuedVersions,
  readFrozenDocuments,
  readIssuedBytes,
} from "#app/issue/issued-versions.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { outsideParts, paragraph, wordFile } from "#tests/fixtures/uploads/word-files.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { addSource } from "./add-source.server.ts";
import { answerWarning } from "./answer-warning.server.ts";
import { composeScopeDocument } from "./document.server.ts";
import { downloadSource } from "./download-source.server.ts";
import { downloadTraceability } from "./download-traceability.server.ts";
import { addPrompt, editPrompt, movePrompt, removePrompt } from "./edit-prompts.server.ts";
import { addQuestion, editQuestion, moveQuestion, removeQuestion } from "./edit-questions.server.ts";
import {
  addFocusArea,
  editFocusArea,
  moveFocusArea,
  removeFocusArea,
} from "./focus/edit-focus-areas.server.ts";
import { listFocusAreas } from "./focus/list-focus-areas.server.ts";
import { readScopeAgreement } from "./read-agreement.server.ts";
import { flatPrompts } from "./scope-record.ts";
import { sendScope } from "./send-scope.server.ts";
import { listClauses, listWarnings, readSourceReading, readThemes } from "./store.server.ts";
import { tracePrompt, untracePrompt } from "./trace-prompt.server.ts";

const AGREEMENT = `# Partnership agreement

## 1. Aims

1.1 The councils will share one officer team.

1.2 The councils will publish what the partnership saves each year.
`;

const file = (text: string, name = "agreement.md") => ({ name, bytes: new TextEncoder().encode(text) });

let here: TestChallenge;
let there: TestChallenge;
const themeOf = (challenge: TestChallenge, number: number) =>
  challenge.themes[number - 1] as TestChallenge["themes"][number];
const firstPrompt = (challenge: TestChallenge) => themeOf(challenge, 1).promptIds[0] as string;

beforeAll(async () => {
  here = await makeTestChallenge({ partnership: true, stage: "scoping" });
  there = await makeTestChallenge({ stage: "scoping" });
});

async function warningOf(challenge: TestChallenge): Promise<string> {
  const id = newId();
  await db.scopeWarning.create({
    data: {
      id,
      challengeId: challenge.id,
      code: "unfilled-placeholder",
      message: "A blank",
      quote: "NAME",
      position: 1,
    },
  });
  return id;
}

describe("questions", () => {
  it("are added, reworded, moved and removed", async () => {
    const permit = here.permits.supportOfficer;
    const themeId = themeOf(here, 2).id;
    const id = await addQuestion(permit, { themeId, text: "New?" }, TEST_NOW);
    await editQuestion(permit, id, { text: "Newer?", was: "New?" }, TEST_NOW);
    await moveQuestion(permit, id, -1, TEST_NOW);
    const theme = (await readThemes(permit)).find((one) => one.id === themeId);
    expect(theme?.questions[0]).toEqual({ id, text: "Newer?" });
    await expect(editQuestion(permit, id, { text: "Stale?", was: "New?" }, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await removeQuestion(permit, id, TEST_NOW);
    expect((await readThemes(permit)).find((one) => one.id === themeId)?.questions).toHaveLength(1);
  });
});

describe("prompts", () => {
  it("keep their reference when they are moved or reworded", async () => {
    const permit = here.permits.challengeManager;
    const themeId = themeOf(here, 3).id;
    const id = await addPrompt(permit, { themeId, parentId: null, text: "Third" }, TEST_NOW);
    const nested = await addPrompt(permit, { themeId, parentId: id, text: "Nested" }, TEST_NOW);
    await movePrompt(permit, id, -1, TEST_NOW);
    await editPrompt(permit, id, { text: "Third, reworded", was: "Third" }, TEST_NOW);
    const theme = (await readThemes(permit)).find((one) => one.id === themeId);
    expect(flatPrompts(theme?.prompts ?? []).map((prompt) => prompt.ref)).toEqual([
      "3.1",
      "3.3",
      "3.3.1",
      "3.2",
    ]);
    await expect(removePrompt(permit, id, TEST_NOW)).rejects.toThrow("nested");
    await removePrompt(permit, nested, TEST_NOW);
    await removePrompt(permit, id, TEST_NOW);
    await expect(editPrompt(permit, id, { text: "x", was: "y" }, TEST_NOW)).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("stay while a note or a session uses them, and the sentence gives no count", async () => {
    const [used] = themeOf(here, 5).promptIds;
    const noteId = newId();
    await db.note.create({
      data: {
        id: noteId,
        challengeId: here.id,
        visitId: here.visitId,
        authorId: here.permits.peer.actor.accountId,
        sourceKind: "officer",
        leaning: "neutral",
        text: "Planted",
        recordedAt: TEST_NOW,
        updatedAt: TEST_NOW,
        retainUntil: "2027-01-01",
        prompts: { create: { promptId: used as string } },
      },
    });
    const refusal = removePrompt(here.permits.challengeManager, used as string, TEST_NOW);
    await expect(refusal).rejects.toMatchObject({
      code: "conflict",
      message: expect.not.stringMatching(/note/),
    });
  });

  it("cannot be nested under a prompt of another theme or challenge", async () => {
    const permit = here.permits.challengeManager;
    const input = { themeId: themeOf(here, 1).id, text: "x" };
    await expect(
      addPrompt(permit, { ...input, parentId: themeOf(here, 2).promptIds[0] as string }, TEST_NOW),
    ).rejects.toMatchObject({ code: "invalid" });
    await expect(
      addPrompt(permit, { ...input, parentId: firstPrompt(there) }, TEST_NOW),
    ).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      addPrompt(permit, { themeId: themeOf(there, 1).id, parentId: null, text: "x" }, TEST_NOW),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("source documents and tracing", () => {
  it("reads clauses, links and unlinks them with a reason, and shows them both ways", async () => {
    const permit = here.permits.challengeManager;
    const sourceId = await addSource(permit, { file: file(AGREEMENT), title: null }, TEST_NOW);
    const clauses = await listClauses(permit, sourceId);
    const clause = clauses.find(({ ref }) => ref === "1.1");
    const link = { promptId: firstPrompt(here), clauseId: clause?.id ?? "" };
    await tracePrompt(permit, { ...link, reason: "Both are about officers" }, TEST_NOW);
    const [prompt] = (await readThemes(here.permits.councilReader))[0]?.prompts ?? [];
    expect(prompt?.traces).toMatchObject([
      { ref: "1.1", reason: "Both are about officers", madeBy: "person" },
    ]);
    expect(await downloadTraceability(permit, TEST_NOW)).toContain("Both are about officers");
    await untracePrompt(permit, link, TEST_NOW);
    await expect(untracePrompt(permit, link, TEST_NOW)).rejects.toMatchObject({ code: "not-found" });
    const { bytes } = await downloadSource(permit, sourceId, TEST_NOW);
    expect(new TextDecoder().decode(bytes)).toBe(AGREEMENT);
    const events = await db.auditEvent.findMany({ where: { challengeId: here.id, type: "prompt-traced" } });
    expect(events).toHaveLength(2);
  });

  it("refuses the same file twice, and a clause or a document of another challenge", async () => {
    const permit = there.permits.challengeManager;
    const text = `${AGREEMENT}\n1.3 Each council keeps its own name.\n`;
    const sourceId = await addSource(permit, { file: file(text), title: "Agreement" }, TEST_NOW);
    await expect(addSource(permit, { file: file(text), title: null }, TEST_NOW)).rejects.toMatchObject({
      field: "file",
    });
    const [clause] = await listClauses(permit, sourceId);
    await expect(
      tracePrompt(
        here.permits.challengeManager,
        { promptId: firstPrompt(here), clauseId: clause?.id ?? "", reason: "x" },
        TEST_NOW,
      ),
    ).rejects.toMatchObject({ code: "invalid", field: "clauseId" });
    await expect(downloadSource(here.permits.challengeManager, sourceId, TEST_NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await listClauses(here.permits.challengeManager, sourceId)).toEqual([]);
  });

  it("keeps what documents say of themselves, and asks once about what they do not agree on", async () => {
    const permit = here.permits.challengeManager;
    const saying = (name: string) => ({
      file: file(
        `1. Aims\n\n1.1 The councils will share.\n\n1.2 ${name} is the Leader of Marlbeck District Council.\n\nDated 2024`,
      ),
      title: `Agreement of ${name}`,
    });
    const questions = () =>
      db.scopeWarning.findMany({ where: { challengeId: permit.challengeId, code: "facts-disagree" } });
    const id = await addSource(permit, saying("Ada Brook"), TEST_NOW);
    expect(await questions()).toEqual([]);
    await addSource(permit, saying("Ivo Reed"), TEST_NOW);
    await addSource(permit, saying("Una Lane"), TEST_NOW);
    const [question, ...others] = await questions();
    expect(others).toEqual([]);
    expect(question?.message).toMatch(/Leader of Marlbeck: .*Ada Brook; .*Ivo Reed; .*Una Lane\. Say once/);
    expect((await readSourceReading(permit, id))?.date).toEqual({ day: null, words: "Dated 2024" });
  });

  it("names what a Word document fetches when it is opened, and keeps it byte for byte", async () => {
    const permit = here.permits.challengeManager;
    const clauses = ["1. Aims", "1.1 The councils will share one officer team."].map(paragraph).join("");
    const template = outsideParts("attachedTemplate", "https://templates.example.org/council.dotm");
    const bytes = await wordFile(clauses, template);
    const id = await addSource(permit, { file: { name: "mou.docx", bytes }, title: null }, TEST_NOW);
    const [warning, ...others] = await db.scopeWarning.findMany({
      where: { challengeId: permit.challengeId, code: "fetches-from-outside" },
    });
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      message: expect.stringMatching(/“mou.docx” fetches a template/),
      quote: "https://templates.example.org/council.dotm",
      answeredAt: null,
    });
    const kept = await downloadSource(permit, id, TEST_NOW);
    expect(Buffer.from(kept.bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  it("takes no Word document with macros, whatever it is called", async () => {
    const before = await db.sourceDocument.count();
    const bytes = await wordFile(paragraph("1.1 Words."), { "word/vbaProject.bin": "x" });
    const given = { file: { name: "mou.docx", bytes }, title: null };
    await expect(addSource(here.permits.challengeManager, given, TEST_NOW)).rejects.toMatchObject({
      field: "file",
      message: expect.stringMatching(/has macros in it/),
    });
    expect(await db.sourceDocument.count()).toBe(before);
  });

  it("keeps no row of a document that cannot be read", async () => {
    const before = await db.sourceDocument.count();
    const bad = { file: file("", "empty.md"), title: null };
    await expect(addSource(here.permits.challengeManager, bad, TEST_NOW)).rejects.toMatchObject({
      field: "file",
    });
    expect(await db.sourceDocument.count()).toBe(before);
  });
});

describe("warnings", () => {
  it("keep who answered and when, and the answer can be changed", async () => {
    const id = await warningOf(here);
    await answerWarning(
      here.permits.supportOfficer,
      id,
      { answer: "Asked the council.", version: 1 },
      TEST_NOW,
    );
    await answerWarning(here.permits.challengeManager, id, { answer: "It is Priya.", version: 2 }, TEST_NOW);
    const warning = (await listWarnings(here.permits.coordinator)).find((one) => one.id === id);
    expect(warning).toMatchObject({
      answer: "It is Priya.",
      answeredByName: "Mara Manager",
      answeredAt: TEST_NOW,
    });
    await expect(
      answerWarning(there.permits.challengeManager, id, { answer: "x" }, TEST_NOW),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("sending the scope for agreement", () => {
  it("freezes the words and the bytes; later changes do not touch them", async () => {
    const permit = here.permits.challengeManager;
    const version = await sendScope(permit, TEST_NOW);
    expect(version).toMatchObject({ kind: "scope", number: 1, status: "final" });
    await addQuestion(permit, { themeId: themeOf(here, 1).id, text: "Added after it was sent?" }, TEST_NOW);
    const second = await sendScope(permit, TEST_NOW);
    expect(second.number).toBe(2);
    const [latest, first] = await listIssuedVersions(here.permits.councilReader, "scope");
    expect([latest?.number, first?.sha256]).toEqual([2, version.sha256]);
    expect((await readIssuedBytes(here.permits.councilReader, version)).byteLength).toBe(version.byteLength);
    const document = await composeScopeDocument(permit, TEST_NOW);
    expect(JSON.stringify(document.sections.themes)).toContain("Added after it was sent?");
  });

  it("holds the focus areas: changing one afterwards is a change of the scope that was sent", async () => {
    const permit = here.permits.challengeManager;
    const areaId = await addFocusArea(permit, { text: "The joint waste yard" }, TEST_NOW);
    const { id } = await sendScope(permit, TEST_NOW);
    const frozen = (await readFrozenDocuments(permit, [id], db)).get(id);
    expect(JSON.stringify(frozen?.sections)).toContain("The joint waste yard");
    expect((await readScopeAgreement(permit, TEST_NOW)).changed).toEqual([]);
    const decided = { text: "The joint waste yard", decided: "Prompt 3.2", version: 1 };
    await editFocusArea(permit, areaId, decided, TEST_NOW);
    expect((await readScopeAgreement(permit, TEST_NOW)).changed).toEqual([
      "the themes, questions, prompts or areas of focus",
    ]);
  });
});

describe("focus areas of the whole challenge", () => {
  it("are added, changed, moved and removed", async () => {
    const permit = there.permits.supportOfficer;
    const ids = [];
    for (const text of ["Flooding", "The depot", "Homes"])
      ids.push(await addFocusArea(permit, { text }, TEST_NOW));
    const [flooding = "", depot = "", homes = ""] = ids;
    await moveFocusArea(permit, homes, -1, TEST_NOW);
    await editFocusArea(
      permit,
      depot,
      { text: "The new depot", decided: "Prompt 1.2", version: 1 },
      TEST_NOW,
    );
    await removeFocusArea(permit, flooding, TEST_NOW);
    expect(await listFocusAreas(permit)).toEqual([
      { id: homes, text: "Homes", decided: "", version: 1 },
      { id: depot, text: "The new depot", decided: "Prompt 1.2", version: 2 },
    ]);
  });

  it("are not overwritten by somebody who had them open before", async () => {
    const permit = there.permits.challengeManager;
    const id = await addFocusArea(permit, { text: "Parking" }, TEST_NOW);
    await editFocusArea(permit, id, { text: "Car parks", decided: "", version: 1 }, TEST_NOW);
    const second = editFocusArea(permit, id, { text: "Parks", decided: "", version: 1 }, TEST_NOW);
    await expect(second).rejects.toMatchObject({ code: "conflict" });
  });

  it("belong to their challenge alone", async () => {
    const id = await addFocusArea(there.permits.challengeManager, { text: "Theirs" }, TEST_NOW);
    const input = { text: "x", decided: "", version: 1 };
    const refused = { code: "not-found" };
    const permit = here.permits.challengeManager;
    await expect(editFocusArea(permit, id, input, TEST_NOW)).rejects.toMatchObject(refused);
    await expect(removeFocusArea(permit, id, TEST_NOW)).rejects.toMatchObject(refused);
  });
});

describe("who may change the scope", () => {
  const attempts: [
    string,
    (challenge: TestChallenge, role: keyof TestChallenge["permits"]) => Promise<unknown>,
  ][] = [
    ["question", (c, r) => addQuestion(c.permits[r], { themeId: themeOf(c, 1).id, text: "x" }, TEST_NOW)],
    ["prompt", (c, r) => removePrompt(c.permits[r], firstPrompt(c), TEST_NOW)],
    ["source", (c, r) => addSource(c.permits[r], { file: file(AGREEMENT), title: null }, TEST_NOW)],
    ["focus area", (c, r) => addFocusArea(c.permits[r], { text: "x" }, TEST_NOW)],
    ["sending it", (c, r) => sendScope(c.permits[r], TEST_NOW)],
    ["warning", (c, r) => answerWarning(c.permits[r], newId(), { answer: "x" }, TEST_NOW)],
  ];
  for (const [name, attempt] of attempts) {
    it.each(["peer", "coordinator", "councilReader", "actionOwner", "otherCoordinator"] as const)(
      `${name}: not the %s`,
      async (role) => {
        await expect(attempt(here, role)).rejects.toMatchObject({ code: "forbidden" });
      },
    );
  }

  it("nobody, once the report is being written", async () => {
    const late = atStage(here.permits.challengeManager, "reporting");
    await expect(sendScope(late, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
  });
});
