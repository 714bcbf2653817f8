import { beforeEach, describe, expect, it } from "vitest";
import { newSecretToken } from "#app/access/secret-token.server.ts";
import { sendScope } from "#app/areas/scope/send-scope.server.ts";
import { openSealedMail } from "#app/mail/sealed-mail.server.ts";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, TEST_NOW, type TestChallenge } from "#tests/support/factories.ts";
import { askToDecide, withdrawLink } from "./ask-to-decide.server.ts";
import { decideByLink, readLinkPage } from "./decide-by-link.server.ts";
import type { AskToDecideInput, DecideInput } from "./forms.ts";
import { listUndertakings, readStands } from "./read-stands.server.ts";
import { action, loader } from "./routes/decide.tsx";
import { listDecisions } from "./store.server.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const later = (days: number) => new Date(TEST_NOW.getTime() + days * DAY_MS);

let challenge: TestChallenge;
let version: { id: string; sha256: string };

beforeEach(async () => {
  challenge = await makeTestChallenge({ partnership: true, stage: "scoping" });
  version = await sendScope(challenge.permits.challengeManager, TEST_NOW);
});

const asked = (given: Partial<AskToDecideInput> = {}): AskToDecideInput => ({
  councilId: "",
  versionId: version.id,
  name: "Councillor Ann Field",
  post: "Leader of the Council",
  email: "ann.field@wexcombe.example",
  lastDay: "2026-01-25",
  message: "Thank you for looking at it.",
  ...given,
});

let addresses = 0;
const opened = (token: string | undefined) => {
  addresses += 1;
  return { token, clientAddress: `192.0.2.${addresses % 250}-${addresses}`, requestId: "request" };
};

const AGREED: DecideInput = { outcome: "agreed", against: "", undertakes: false };

const ask = (given: Partial<AskToDecideInput> = {}, now = TEST_NOW) =>
  askToDecide(challenge.permits.coordinator, asked(given), now);

const stands = async () =>
  (await readStands(challenge.permits.peer, "scope", version.id)).map(({ stand }) => stand.state);

const mails = () =>
  db.outgoingMail.findMany({
    where: { challengeId: challenge.id, kind: "decision-request" },
    orderBy: { id: "asc" },
    select: {
      toAddress: true,
      status: true,
      space: true,
      councilId: true,
      hasSecretLink: true,
      bodySealed: true,
    },
  });

describe("asking somebody by a link", () => {
  it("sends one message with the link, and keeps only its hash", async () => {
    const token = await ask();
    const [mail, ...more] = await mails();
    expect(more).toEqual([]);
    expect(mail).toMatchObject({
      toAddress: "ann.field@wexcombe.example",
      status: "waiting",
      space: "council",
      councilId: challenge.council.id,
      hasSecretLink: true,
    });
    const words = JSON.stringify(openSealedMail(mail?.bodySealed ?? "").blocks);
    expect(words).toContain(`/decide/${token}`);
    expect(words).toContain("Thank you for looking at it.");
    expect(words).toContain("Sunday 25 January 2026");
    const rows = await db.purposeLink.findMany({ where: { challengeId: challenge.id } });
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows).toMatchObject([
      { kind: "approval", recordId: version.id, sha256: version.sha256, mostUses: 1 },
    ]);
  });

  it("can be done by whoever manages, for either council, on the team's side of the outbox", async () => {
    const { supportOfficer } = challenge.permits;
    await expect(askToDecide(supportOfficer, asked(), TEST_NOW)).rejects.toMatchObject({
      field: "councilId",
    });
    const councilId = challenge.otherCouncil?.id ?? "";
    const token = await askToDecide(supportOfficer, asked({ councilId }), TEST_NOW);
    expect((await mails()).at(-1)).toMatchObject({ space: "peer-team", councilId: null });
    await decideByLink(opened(token), AGREED, later(1));
    expect(await stands()).toEqual(["wanted", "agreed"]);
  });

  it("is for the own council alone, whatever a co-ordinator's form says", async () => {
    const token = await ask({ councilId: challenge.otherCouncil?.id ?? "" });
    await decideByLink(opened(token), AGREED, later(1));
    expect(await stands()).toEqual(["agreed", "wanted"]);
  });

  it("ends the earlier link of the same person, and drops its message where it has not gone", async () => {
    const first = await ask();
    const second = await ask({}, later(1));
    expect((await mails()).map(({ status }) => status)).toEqual(["discarded", "waiting"]);
    await expect(readLinkPage(opened(first), later(1))).rejects.toMatchObject({
      code: "gone",
      message: "You were sent a newer link on 13 January 2026. Use that one: this one works no longer.",
    });
    expect(await readLinkPage(opened(second), later(1))).toMatchObject({ state: "works" });
  });

  it.each<[Partial<AskToDecideInput>, object]>([
    [{ lastDay: "2026-01-11" }, { code: "invalid", field: "lastDay" }],
    [{ lastDay: "2026-05-01" }, { code: "invalid", field: "lastDay" }],
    [{ versionId: "another" }, { code: "conflict" }],
  ])("refuses %j", async (given, refusal) => {
    await expect(ask(given)).rejects.toMatchObject(refusal);
    expect(await mails()).toEqual([]);
  });

  it("is for those who arrange the challenge, and not before something was sent", async () => {
    const { peer, councilReader, actionOwner, coordinator } = challenge.permits;
    for (const permit of [peer, councilReader, actionOwner, atStage(coordinator, "closed")]) {
      await expect(askToDecide(permit, asked(), TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
      await expect(withdrawLink(permit, "x", TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
    }
    const empty = await makeTestChallenge({ stage: "scoping" });
    await expect(askToDecide(empty.permits.coordinator, asked(), TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("deciding by a link", () => {
  it("records who, when, what was shown and who asked, in one press", async () => {
    const token = await ask();
    await decideByLink(opened(token), AGREED, later(2));
    const [decision, ...more] = await listDecisions(challenge.permits.coordinator);
    expect(more).toEqual([]);
    expect(decision).toMatchObject({
      about: "scope",
      subject: "Scope, version 1",
      issuedVersionId: version.id,
      sha256: version.sha256,
      outcome: "agreed",
      takenBy: "Councillor Ann Field",
      post: "Leader of the Council",
      decidedOn: "2026-01-14",
      takesEffectOn: "2026-01-14",
      how: "by-link",
      askedByName: "Cora Coordinator",
      recordedByName: "Councillor Ann Field",
    });
    const event = await db.auditEvent.findFirstOrThrow({
      where: { challengeId: challenge.id, type: "decision-recorded" },
    });
    expect(event).toMatchObject({ accountId: null, actorName: "Councillor Ann Field" });
    expect(event.data).not.toContain(token);
    expect(await listUndertakings(challenge.permits.peer, "2026-01-14")).toEqual([]);
    // Its message had not gone: it would bring a link that works no longer.
    expect((await mails()).map(({ status }) => status)).toEqual(["discarded"]);
  });

  it("keeps an undertaking to publish as a decision of its own", async () => {
    await decideByLink(opened(await ask()), { ...AGREED, undertakes: true }, later(2));
    expect(await listUndertakings(challenge.permits.peer, "2026-01-14")).toEqual([
      { council: challenge.council.name, on: "2026-01-14", withChanges: false },
    ]);
    const abouts = (await listDecisions(challenge.permits.coordinator)).map(({ about }) => about);
    expect(abouts.sort()).toEqual(["publishing", "scope"]);
  });

  it("keeps what stands against it, and an undertaking beside it", async () => {
    const against = { outcome: "against", against: "Theme 4 is too narrow.", undertakes: true } as const;
    await decideByLink(opened(await ask()), against, later(2));
    expect(await stands()).toEqual(["against", "wanted"]);
    const words = (await listDecisions(challenge.permits.challengeManager)).map(
      ({ about, outcome, against }) => [about, outcome, against],
    );
    expect(words.sort()).toEqual([
      ["publishing", "agreed", ""],
      ["scope", "against", "Theme 4 is too narrow."],
    ]);
  });

  it("works once: the second press, at once or later, is told so in a sentence", async () => {
    const token = await ask();
    const presses = [1, 2, 3].map(() => decideByLink(opened(token), AGREED, later(1)));
    const results = await Promise.allSettled(presses);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected", "rejected"]);
    await expect(decideByLink(opened(token), AGREED, later(2))).rejects.toMatchObject({
      code: "gone",
      message: expect.stringContaining("This link was used already: it works once."),
    });
    expect(await listDecisions(challenge.permits.coordinator)).toHaveLength(1);
    expect(await readLinkPage(opened(token), later(2))).toEqual({
      state: "used",
      councilName: challenge.council.name,
      sentences: [
        "Councillor Ann Field, Leader of the Council, decided by this link on 13 January 2026, 10:00am. It works once, so it cannot be used again.",
        "Scope, version 1: agreed.",
      ],
    });
  });

  it.each<[string, (token: string) => Promise<unknown>, Date, string]>([
    [
      "its time is over",
      async () => {},
      later(14),
      "This link worked until 25 January 2026. Nothing was decided by it.",
    ],
    [
      "it was withdrawn",
      async () => {
        const { reference } = await db.purposeLink.findFirstOrThrow({ where: { challengeId: challenge.id } });
        await withdrawLink(challenge.permits.coordinator, reference ?? "", later(1));
      },
      later(2),
      "This link was withdrawn on 13 January 2026.",
    ],
    [
      "a newer version was sent",
      () => sendScope(challenge.permits.challengeManager, later(1)),
      later(2),
      "A newer version of the document was sent on 13 January 2026",
    ],
    [
      "the challenge is closed",
      () => db.challenge.update({ where: { id: challenge.id }, data: { stage: "closed" } }),
      later(2),
      "This peer challenge is closed",
    ],
  ])("says in a sentence that %s, and decides nothing", async (_, end, now, sentence) => {
    const token = await ask();
    await end(token);
    for (const refused of [readLinkPage(opened(token), now), decideByLink(opened(token), AGREED, now)]) {
      await expect(refused).rejects.toMatchObject({
        code: "gone",
        message: expect.stringContaining(sentence),
      });
    }
    expect(await listDecisions(challenge.permits.challengeManager)).toEqual([]);
  });

  it("says the same of every link that there never was", async () => {
    const said = new Set<string>();
    for (const token of [newSecretToken().token, "../../etc", undefined]) {
      for (const refused of [
        readLinkPage(opened(token), TEST_NOW),
        decideByLink(opened(token), AGREED, TEST_NOW),
      ]) {
        const error: unknown = await refused.catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({ code: "gone", status: 410 });
        said.add((error as Error).message);
      }
    }
    expect(said.size).toBe(1);
  });

  it("makes whoever tries links at random wait", async () => {
    const at = { token: newSecretToken().token, clientAddress: "198.51.100.9", requestId: "r" };
    for (let count = 0; count < 60; count += 1) {
      await expect(readLinkPage(at, TEST_NOW)).rejects.toMatchObject({ code: "gone" });
    }
    await expect(readLinkPage(at, TEST_NOW)).rejects.toMatchObject({ code: "too-many" });
  });

  it("shows the one version it is for, and nothing else of the challenge", async () => {
    const token = await ask();
    const page = JSON.stringify(await readLinkPage(opened(token), TEST_NOW));
    expect(page).toContain("Local point 1 to test");
    // The letter names the peers who are confirmed; of the members, of addresses and of other links it says nothing.
    expect(page).not.toMatch(/@wexcombe|Hana|Mara Manager|Rhys Reader/);
  });

  it("says what was decided for the council before", async () => {
    const first = await ask();
    const second = await ask({ email: "chief@wexcombe.example", name: "Kit Chief", post: "Chief executive" });
    expect(await readLinkPage(opened(second), TEST_NOW)).toMatchObject({
      before: null,
      hasUndertaken: false,
    });
    await decideByLink(opened(first), { ...AGREED, undertakes: true }, later(1));
    expect(await readLinkPage(opened(second), later(1))).toMatchObject({
      before: "This version was agreed for the council on 13 January 2026.",
      hasUndertaken: true,
    });
  });
});

describe("withdrawing a link", () => {
  it("is done once, by the council's own or whoever manages", async () => {
    const { coordinator, otherCoordinator, challengeManager } = challenge.permits;
    await ask();
    const { reference } = await db.purposeLink.findFirstOrThrow({ where: { challengeId: challenge.id } });
    await expect(withdrawLink(otherCoordinator, reference ?? "", TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    await withdrawLink(challengeManager, reference ?? "", TEST_NOW);
    await expect(withdrawLink(coordinator, reference ?? "", TEST_NOW)).rejects.toMatchObject({
      code: "conflict",
    });
    expect((await mails()).map(({ status }) => status)).toEqual(["discarded"]);
  });
});

describe("the page of a link", () => {
  const ORIGIN = "https://workspace.example";

  function argsFor(token: string, fields?: [string, string][], origin = ORIGIN) {
    const init =
      fields === undefined
        ? {}
        : { method: "POST", body: new URLSearchParams(fields), headers: { Origin: origin } };
    addresses += 1;
    return {
      request: new Request(`${ORIGIN}/decide/${token}`, init),
      params: { token },
      context: {
        cspNonce: "",
        requestId: "r",
        clientAddress: `2001:db8:1::${addresses}`,
        isDocument: true,
        accountId: null,
      },
    } as never;
  }
  const statusOf = async (answer: Promise<unknown>) => {
    const thrown = await answer.catch((error: unknown) => error);
    if (thrown instanceof Response) return thrown.status;
    return ((thrown as { init?: { status?: number } }).init?.status ?? 200) as number;
  };

  it("decides nothing however often it is opened, as programs that look at mails do", async () => {
    const now = new Date();
    const day = now.toISOString().slice(0, 10);
    const token = await askToDecide(challenge.permits.coordinator, asked({ lastDay: day }), now);
    for (let count = 0; count < 5; count += 1) expect(await statusOf(loader(argsFor(token)))).toBe(200);
    expect(await stands()).toEqual(["wanted", "wanted"]);
    expect(await statusOf(action(argsFor(token, [["outcome", "agreed"]], "https://elsewhere.example")))).toBe(
      403,
    );
    expect(await statusOf(action(argsFor(token, [])))).toBe(400);
    expect(await statusOf(action(argsFor(token, [["outcome", "against"]])))).toBe(400);
    expect(await stands()).toEqual(["wanted", "wanted"]);
    expect(await statusOf(action(argsFor(token, [["outcome", "agreed"]])))).toBe(302);
    expect(await stands()).toEqual(["agreed", "wanted"]);
    expect(await statusOf(loader(argsFor(token)))).toBe(200);
    expect(await statusOf(loader(argsFor(newSecretToken().token)))).toBe(410);
  });
});
