import { beforeAll, describe, expect, it } from "vitest";
import { type ChallengePermit, peerTeamPermit } from "#app/access/permit.ts";
import { readNoteFacts } from "#app/areas/evidence/read-notes.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { makeTestSession, writeTestNote } from "#tests/support/factories-evidence.ts";
import { chainView } from "./chain-view.ts";
import { chooseNotes } from "./choose-notes.server.ts";
import { deleteFinding } from "./delete-finding.server.ts";
import { deleteRecommendation } from "./delete-recommendation.server.ts";
import { moveFinding } from "./move-finding.server.ts";
import { moveRecommendation } from "./move-recommendation.server.ts";
import { readChain } from "./read-chain.server.ts";
import { readFindingsForReport } from "./read-findings.server.ts";
import {
  listObservations,
  listRecommendations,
  listSharedRecommendations,
} from "./read-recommendations.server.ts";
import { addFinding, changeFinding, type FindingInput } from "./save-finding.server.ts";
import { deleteObservation, saveObservation } from "./save-observation.server.ts";
import {
  addRecommendation,
  changeRecommendation,
  type RecommendationInput,
} from "./save-recommendation.server.ts";
import { listFindings, readFinding, readRecommendation } from "./store.server.ts";
import { weighFinding } from "./weigh-finding.ts";

const LATER = new Date(TEST_NOW.getTime() + 86_400_000);

let challenge: TestChallenge;
let other: TestChallenge;

beforeAll(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "reporting" });
  other = await makeTestChallenge();
});

function finding(of: TestChallenge, over: Partial<FindingInput> = {}): FindingInput {
  return {
    themeId: of.themes[0]!.id,
    kind: "improvement",
    headline: "The purpose is not shared",
    body: "We heard **four** answers.",
    status: "draft",
    ...over,
  };
}

function recommendation(over: Partial<RecommendationInput> = {}): RecommendationInput {
  return {
    kind: "key",
    themeId: null,
    title: "Restate the purpose",
    text: "Agree one statement.",
    findingIds: [],
    ...over,
  };
}

/** Issues the report as rows: the report room comes after this one. */
async function issueReport(of: TestChallenge, number: number, status: "draft" | "final", at: Date) {
  await db.issuedVersion.create({
    data: {
      id: newId(),
      challengeId: of.id,
      kind: "report",
      number,
      status,
      title: "Report",
      content: "{}",
      sha256: "0".repeat(64),
      byteLength: 1,
      fileKey: "x",
      issuedAt: at,
      issuedById: of.permits.challengeManager.actor.accountId,
      issuedByName: "Mara Manager",
    },
  });
}

describe("findings", () => {
  it("are added in order, moved, changed by version and read for the report agreed first", async () => {
    const own = await makeTestChallenge();
    const { peer } = own.permits;
    const first = await addFinding(peer, finding(own, { headline: "First" }), TEST_NOW);
    const second = await addFinding(peer, finding(own, { headline: "Second" }), TEST_NOW);
    const strength = await addFinding(peer, finding(own, { kind: "strength", headline: "Good" }), TEST_NOW);
    await moveFinding(peer, second, "up", TEST_NOW);
    expect((await listFindings(peer)).map((each) => each.headline)).toEqual(["Good", "Second", "First"]);
    await changeFinding(peer, first, 1, finding(own, { headline: "First", status: "agreed" }), TEST_NOW);
    await expect(changeFinding(peer, first, 1, finding(own), TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    const [theme] = await readFindingsForReport(peer);
    expect(theme?.findings.map(({ headline, order }) => [headline, order])).toEqual([
      ["Good", 1],
      ["First", 1],
      ["Second", 2],
    ]);
    await changeFinding(
      peer,
      strength,
      1,
      finding(own, { headline: "Good", themeId: own.themes[2]!.id }),
      TEST_NOW,
    );
    expect((await readFindingsForReport(peer)).map((each) => each.findings.length)).toEqual([2, 0, 1, 0, 0]);
  });

  it("refuse a theme of another challenge, other roles, and later stages", async () => {
    const { peer, supportOfficer } = challenge.permits;
    await expect(
      addFinding(peer, finding(challenge, { themeId: other.themes[0]!.id }), TEST_NOW),
    ).rejects.toMatchObject({ field: "themeId" });
    await expect(addFinding(supportOfficer, finding(challenge), TEST_NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(
      addFinding(atStage(peer, "action-planning"), finding(challenge), TEST_NOW),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("stand on notes: what was not shown stays, what was shown and not chosen goes", async () => {
    const { peer, secondPeer } = challenge.permits;
    const id = await addFinding(peer, finding(challenge), TEST_NOW);
    const session = await makeTestSession(challenge, { attending: ["officer"] });
    const a = await writeTestNote(challenge, { sessionId: session, sourceKind: "officer" });
    const b = await writeTestNote(challenge, {}, secondPeer);
    const c = await writeTestNote(challenge);
    await chooseNotes(
      peer,
      id,
      1,
      {
        shown: [a, b],
        chosen: [
          { noteId: a, relation: "supporting" },
          { noteId: b, relation: "contradicting" },
        ],
      },
      TEST_NOW,
    );
    await chooseNotes(peer, id, 2, { shown: [b, c], chosen: [{ noteId: c, relation: "context" }] }, TEST_NOW);
    const stored = await readFinding(peer, id);
    expect(new Map(stored.notes.map((link) => [link.noteId, link.relation]))).toEqual(
      new Map([
        [a, "supporting"],
        [c, "context"],
      ]),
    );
    await expect(chooseNotes(peer, id, 2, { shown: [], chosen: [] }, TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    const foreign = await writeTestNote(other);
    await expect(
      chooseNotes(
        peer,
        id,
        3,
        { shown: [], chosen: [{ noteId: foreign, relation: "supporting" }] },
        TEST_NOW,
      ),
    ).rejects.toMatchObject({ code: "invalid" });

    const weight = weighFinding(stored, await readNoteFacts(peer, [a, c]));
    expect(weight.words).toBe("Stands on 1 note from 1 kind of source, 1 session and 1 peer");
    expect(weight.flags).toMatchObject([{ kind: "officer", people: 1 }]);
    expect(weight.warnings.map(({ code }) => code)).toEqual(["one-kind-of-source", "not-addressed"]);
  });

  it("follow the chain down to the clause", async () => {
    const { peer } = challenge.permits;
    const promptId = challenge.themes[0]!.promptIds[0]!;
    const sourceId = newId();
    await db.sourceDocument.create({
      data: {
        id: sourceId,
        challengeId: challenge.id,
        kind: "mou",
        title: "Agreement",
        fileName: "a.md",
        sha256: "0",
        addedAt: TEST_NOW,
        clauses: {
          create: {
            id: newId(),
            challengeId: challenge.id,
            ref: "2.2(d)",
            text: "Share the purpose.",
            kind: "item",
            position: 1,
            prompts: {
              create: {
                promptId,
                challengeId: challenge.id,
                reason: "same words",
                madeBy: "import",
                createdAt: TEST_NOW,
              },
            },
          },
        },
      },
    });
    const sessionId = await makeTestSession(challenge, { title: "Cabinet" });
    const noteId = await writeTestNote(challenge, {
      sessionId,
      sourceKind: "councillor",
      promptIds: [promptId],
    });
    const id = await addFinding(peer, finding(challenge), TEST_NOW);
    await chooseNotes(peer, id, 1, { shown: [], chosen: [{ noteId, relation: "supporting" }] }, TEST_NOW);
    const view = chainView(await readChain(peer, [await readFinding(peer, id)]));
    expect(view.words).toBe("1 clause, 1 prompt, 1 session and 1 note");
    expect(view.prompts[0]?.clauses[0]).toMatchObject({ ref: "2.2(d)", source: "Agreement" });
  });

  it("are not deleted while a recommendation stands on them", async () => {
    const { peer } = challenge.permits;
    const id = await addFinding(peer, finding(challenge), TEST_NOW);
    const rec = await addRecommendation(peer, recommendation({ findingIds: [id] }), TEST_NOW);
    await expect(deleteFinding(peer, id, 1, TEST_NOW)).rejects.toThrow(/recommendation \d+ stands on it/);
    await changeRecommendation(peer, rec, 1, recommendation(), TEST_NOW);
    await expect(deleteFinding(peer, id, 9, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
    await expect(deleteFinding(other.permits.peer, id, 1, TEST_NOW)).rejects.toMatchObject({
      code: "not-found",
    });
    await deleteFinding(peer, id, 1, TEST_NOW);
    await expect(readFinding(peer, id)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("recommendations", () => {
  it("are numbered, moved and closed up", async () => {
    const own = await makeTestChallenge();
    const { peer } = own.permits;
    const ids: string[] = [];
    for (const title of ["A", "B", "C", "D"]) {
      ids.push(await addRecommendation(peer, recommendation({ title }), TEST_NOW));
    }
    const order = async () =>
      (await listRecommendations(peer)).map(({ number, title }) => `${number}${title}`).join(" ");
    await moveRecommendation(peer, ids[2]!, "up", TEST_NOW);
    expect(await order()).toBe("1A 2C 3B 4D");
    await moveRecommendation(peer, ids[3]!, "down", TEST_NOW);
    expect(await order()).toBe("1A 2C 3B 4D");
    await deleteRecommendation(peer, ids[0]!, 1, TEST_NOW);
    expect(await order()).toBe("1C 2B 3D");
  });

  it("are numbered as the report prints them: key, then further theme by theme", async () => {
    const own = await makeTestChallenge();
    const { peer } = own.permits;
    const further = (theme: number) => ({ kind: "further" as const, themeId: own.themes[theme - 1]!.id });
    const made = new Map<string, string>();
    for (const [title, over] of [
      ["A", {}],
      ["B", further(3)],
      ["C", {}],
      ["D", further(1)],
      ["E", further(3)],
    ] as const) {
      made.set(title, await addRecommendation(peer, recommendation({ title, ...over }), TEST_NOW));
    }
    const order = async () =>
      (await listRecommendations(peer)).map(({ number, title }) => `${number}${title}`).join(" ");
    expect(await order()).toBe("1A 2C 3D 4B 5E");
    await moveRecommendation(peer, made.get("B")!, "up", TEST_NOW);
    await moveRecommendation(peer, made.get("C")!, "down", TEST_NOW);
    expect(await order()).toBe("1A 2C 3D 4B 5E");
    await moveRecommendation(peer, made.get("E")!, "up", TEST_NOW);
    expect(await order()).toBe("1A 2C 3D 4E 5B");
    await changeRecommendation(peer, made.get("B")!, 1, recommendation({ title: "B" }), TEST_NOW);
    expect(await order()).toBe("1A 2C 3B 4D 5E");
    await deleteRecommendation(peer, made.get("C")!, 1, TEST_NOW);
    expect(await order()).toBe("1A 2B 3D 4E");
  });

  it("refuse what does not belong: theme, findings, stale version, role", async () => {
    const { peer, supportOfficer } = challenge.permits;
    const foreign = await addFinding(other.permits.peer, finding(other), TEST_NOW);
    await expect(
      addRecommendation(peer, recommendation({ kind: "further" }), TEST_NOW),
    ).rejects.toMatchObject({ field: "themeId" });
    await expect(
      addRecommendation(peer, recommendation({ findingIds: [foreign] }), TEST_NOW),
    ).rejects.toMatchObject({ field: "findingIds" });
    await expect(addRecommendation(supportOfficer, recommendation(), TEST_NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
    const id = await addRecommendation(peer, recommendation(), TEST_NOW);
    await expect(changeRecommendation(peer, id, 4, recommendation(), TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await expect(readRecommendation(other.permits.peer, id)).rejects.toMatchObject({ code: "not-found" });
  });

  it("name whoever saved last in a conflict, also when only the findings below it were chosen anew", async () => {
    const { peer, challengeManager } = challenge.permits;
    const id = await addRecommendation(peer, recommendation(), TEST_NOW);
    const findingIds = [await addFinding(peer, finding(challenge), TEST_NOW)];
    await changeRecommendation(challengeManager, id, 1, recommendation({ findingIds }), LATER);
    await expect(
      changeRecommendation(peer, id, 1, recommendation({ title: "Other" }), LATER),
    ).rejects.toMatchObject({ code: "conflict", by: challengeManager.actor.name });
  });

  it("lock as the report is issued, and softer observations with them", async () => {
    const own = await makeTestChallenge({ stage: "reporting" });
    const { peer } = own.permits;
    const id = await addRecommendation(peer, recommendation(), TEST_NOW);
    const observation = await saveObservation(
      peer,
      null,
      { themeId: own.themes[0]!.id, text: "Thank staff more." },
      TEST_NOW,
    );
    await saveObservation(peer, observation, { themeId: null, text: "Thank staff.", version: 1 }, TEST_NOW);
    expect(await listObservations(peer)).toMatchObject([{ text: "Thank staff.", themeNumber: null }]);
    await issueReport(own, 1, "draft", TEST_NOW);
    await expect(deleteRecommendation(peer, id, 1, LATER)).rejects.toMatchObject({ code: "conflict" });
    await changeRecommendation(peer, id, 1, recommendation({ text: "Better words." }), LATER);
    await issueReport(own, 2, "final", LATER);
    for (const attempt of [
      changeRecommendation(peer, id, 2, recommendation(), LATER),
      moveRecommendation(peer, id, "up", LATER),
      addRecommendation(peer, recommendation(), LATER),
      deleteRecommendation(peer, id, 2, LATER),
      saveObservation(peer, null, { themeId: null, text: "Late." }, LATER),
      deleteObservation(peer, observation, LATER),
    ]) {
      await expect(attempt).rejects.toThrow("The final report has been issued");
    }
  });
});

describe("the wall", () => {
  it("shares recommendations only once issued, and never words that were not", async () => {
    const own = await makeTestChallenge({ stage: "reporting", partnership: true });
    const { peer, coordinator, actionOwner, otherCoordinator } = own.permits;
    const id = await addRecommendation(
      peer,
      recommendation({ kind: "further", themeId: own.themes[1]!.id, text: "Issued words." }),
      TEST_NOW,
    );
    expect(await listSharedRecommendations(coordinator)).toEqual([]);
    await issueReport(own, 1, "draft", TEST_NOW);
    const shared = await listSharedRecommendations(coordinator);
    expect(shared).toEqual([
      {
        id,
        number: 1,
        kind: "further",
        title: "Restate the purpose",
        text: "Issued words.",
        themeNumber: 2,
        themeTitle: "Organisational and place leadership",
        isBeingReworded: false,
      },
    ]);
    expect(await listSharedRecommendations(otherCoordinator)).toEqual(shared);
    expect(await listSharedRecommendations(actionOwner)).toEqual([]);

    await changeRecommendation(peer, id, 1, recommendation({ text: "syzygetic words" }), LATER);
    await addRecommendation(peer, recommendation({ title: "syzygetic addition" }), LATER);
    expect(JSON.stringify(await listSharedRecommendations(coordinator))).not.toContain("syzygetic");
    await issueReport(own, 2, "final", new Date(LATER.getTime() + 1_000));
    expect((await listSharedRecommendations(coordinator)).map(({ text }) => text)).toEqual([
      "syzygetic words",
      "Agree one statement.",
    ]);
    expect(await listSharedRecommendations(actionOwner)).toHaveLength(2);
    expect(await listSharedRecommendations(other.permits.coordinator)).toEqual([]);
  });

  it("shows no words of a save that began before the report was issued and was written after it", async () => {
    const own = await makeTestChallenge({ stage: "reporting" });
    const { peer, coordinator } = own.permits;
    const id = await addRecommendation(peer, recommendation({ text: "Issued words." }), TEST_NOW);
    await issueReport(own, 1, "draft", LATER);
    await changeRecommendation(peer, id, 1, recommendation({ text: "syzygetic words" }), TEST_NOW);
    expect(JSON.stringify(await listSharedRecommendations(coordinator))).not.toContain("syzygetic");
  });

  it("gives no council role a scope for findings", () => {
    const { coordinator, councilReader, actionOwner } = challenge.permits;
    const council: ChallengePermit[] = [coordinator, councilReader, actionOwner];
    for (const permit of council) {
      expect(() => peerTeamPermit(permit)).toThrow("This belongs to the peer team.");
      expect(permit.may("findings.read")).toBe(false);
      expect(permit.may("findings.write")).toBe(false);
    }
    // @ts-expect-error a council's permit is not a peer team's: these must not compile
    void (() => listFindings(coordinator));
    // @ts-expect-error the same
    void (() => listRecommendations(councilReader));
    // @ts-expect-error the same
    void (() => readFindingsForReport(actionOwner));
  });

  it("keeps planted words out of the audit trail", async () => {
    const { peer } = challenge.permits;
    const id = await addFinding(
      peer,
      finding(challenge, { headline: "quixotry", body: "quixotry" }),
      TEST_NOW,
    );
    await changeFinding(peer, id, 1, finding(challenge, { headline: "quixotry again" }), TEST_NOW);
    await addRecommendation(peer, recommendation({ title: "quixotry", text: "quixotry" }), TEST_NOW);
    await saveObservation(peer, null, { themeId: null, text: "quixotry" }, TEST_NOW);
    const events = await db.auditEvent.findMany({ where: { challengeId: challenge.id } });
    expect(JSON.stringify(events)).not.toContain("quixotry");
    expect(JSON.stringify(await listFindings(other.permits.peer))).not.toContain("quixotry");
  });
});
