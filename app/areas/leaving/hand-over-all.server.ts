import { isPeerTeamRole } from "#app/access/permissions.ts";
import { type ChallengePermit, councilPermit, demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { changeOwners } from "#app/areas/action-plan/change-owners.server.ts";
import { listOwnedActions } from "#app/areas/action-plan/read-owners.server.ts";
import { handLinksOn, listLinksKeptBy } from "#app/areas/decisions/links-of-person.server.ts";
import { changeLeads } from "#app/areas/peer-team/led-themes.server.ts";
import { listPeers } from "#app/areas/peer-team/store.server.ts";
import { listHandOvers, markUndone, writeHandOver } from "#app/areas/people/members/hand-overs.server.ts";
import { listDocumentsNamed, nameForDocuments } from "#app/areas/preparation/named-documents.server.ts";
import { record } from "#app/audit/record.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { type HeldKind, type HeldThing, type Holder, mayGive, thingsInWords } from "./held-things.ts";
import { listHeld, markOfHeld, readLeaver, sortFor } from "./read-leaving.server.ts";

/**
 * Hands all that somebody has, and that can go, to another of the same side and council in one step; whoever gets it is told. `opened` is
 * the mark of the things on the page. Answers what went. Throws forbidden, not-found, conflict when it is not the same any more, or invalid
 * at a field.
 */
export async function handOverAll(
  permit: ChallengePermit,
  { membershipId, toId, opened }: { membershipId: string; toId: string; opened: string },
  now: Date,
): Promise<{ toName: string; things: HeldThing[] }> {
  demand(permit, "leaving.prepare");
  return transaction(async (tx) => {
    const leaver = await readLeaver(permit, membershipId, now, tx);
    const receiver = leaver.side.find((each) => each.membershipId === toId && toId !== membershipId);
    if (!leaver.isOwnSide || receiver === undefined) {
      throw new AppError("invalid", "Choose somebody of the same side, and of the same council.", {
        field: "to",
      });
    }
    const held = await listHeld(permit, leaver, now, tx);
    if (opened !== markOfHeld(held)) throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    const { go } = sortFor(permit, leaver, receiver, held);
    if (go.length === 0) {
      throw new AppError("invalid", "Nothing of this can go to them. Choose somebody else.", { field: "to" });
    }
    const { giver } = leaver;
    const things = await give(tx, permit, giver, receiver, go, now);
    const parties = { fromAccountId: giver.accountId, toAccountId: receiver.accountId };
    await writeHandOver(tx, permit, { ...parties, things }, now);
    await record(
      tx,
      permit,
      {
        type: "all-handed-over",
        data: { fromAccountId: giver.accountId, accountId: receiver.accountId, things: go.length },
      },
      now,
    );
    await tellReceiver(tx, permit, giver, receiver, go, now);
    return { toName: receiver.name, things: go };
  });
}

/** Gives things, and answers what stood there before. */
async function give(
  tx: Tx,
  permit: ChallengePermit,
  giver: Holder,
  receiver: Holder,
  things: readonly HeldThing[],
  now: Date,
) {
  const of = (kind: HeldThing["kind"]) => things.filter((thing) => thing.kind === kind);
  if (permit.councilId !== null) {
    const own = councilPermit(permit);
    const changes = [
      ...of("action").map(({ recordId, had }) => ({
        id: recordId,
        ownerAccountId: receiver.accountId,
        // Another name than the giver's stays: somebody who does not sign in may be responsible.
        ...(had === "" || had === giver.name ? { ownerName: receiver.name } : {}),
      })),
      ...of("accountable").map(({ recordId }) => ({ id: recordId, accountableName: receiver.name })),
    ];
    await changeOwners(tx, own, changes, now);
  }
  await nameForDocuments(
    tx,
    permit,
    of("document").map(({ recordId }) => ({ id: recordId, ownerName: receiver.name })),
    now,
  );
  await handLinksOn(
    tx,
    permit,
    of("link").map(({ recordId }) => ({ reference: recordId, keptByName: receiver.name })),
    now,
  );
  const led = await themesLedBy(tx, permit, receiver);
  const [from, into] = [giver.peerId, receiver.peerId];
  if (from !== null && into !== null) {
    const leads = of("theme").flatMap(({ recordId: themeId }) => [
      { themeId, peerId: from, leads: false },
      { themeId, peerId: into, leads: true },
    ]);
    await changeLeads(tx, permit, leads, now);
  }
  return things.map(({ kind, recordId, had }) => ({
    kind,
    recordId,
    had: kind === "theme" && led.has(recordId) ? LED_ALREADY : had,
  }));
}

/** Kept of a theme that whoever got it led on before: it stays theirs when it is put back. */
const LED_ALREADY = "led already";

async function themesLedBy(
  tx: Tx,
  permit: ChallengePermit,
  { peerId }: Holder,
): Promise<ReadonlySet<string>> {
  if (peerId === null) return new Set();
  const peer = (await listPeers(permit, tx)).find(({ id }) => id === peerId);
  return new Set(peer?.themes.map(({ id }) => id));
}

async function tellReceiver(
  tx: Tx,
  permit: ChallengePermit,
  giver: Holder,
  receiver: Holder,
  things: readonly HeldThing[],
  now: Date,
): Promise<void> {
  await tell(
    tx,
    permit,
    {
      kind: "things-handed-over",
      recordId: receiver.membershipId,
      occasion: `${giver.membershipId} ${now.toISOString()}`,
      space: isPeerTeamRole(permit.role) ? "peer-team" : "council",
      councilId: permit.councilId,
      toAccountId: receiver.accountId,
      title: `From ${giver.name}: ${thingsInWords(things)}`,
      page: pageOf(permit, things),
    },
    now,
  );
}

/** Where somebody finds what was handed over to them. */
function pageOf(permit: ChallengePermit, things: readonly HeldThing[]): string {
  if (things.some(({ kind }) => kind === "action")) return to.actionPlan.myActions(permit);
  return things.every(({ kind }) => kind === "link") ? to.decisions.front(permit) : to.home.front(permit);
}

/**
 * Puts a hand-over back: whatever whoever got it still has goes to whoever gave it, as it stood before. What went on to somebody else, was
 * changed or is finished stays. Answers how many went back and how many stayed. Throws forbidden, not-found, or conflict when it can be put
 * back no more.
 */
export async function undoHandOver(
  permit: ChallengePermit,
  { membershipId, handOverId }: { membershipId: string; handOverId: string },
  now: Date,
): Promise<{ back: number; stayed: number }> {
  demand(permit, "leaving.prepare");
  return transaction(async (tx) => {
    const leaver = await readLeaver(permit, membershipId, now, tx);
    const { giver, side } = leaver;
    const done = (await listHandOvers(permit, giver.accountId, now, tx)).find(({ id }) => id === handOverId);
    const receiver = side.find(({ accountId }) => accountId === done?.toAccountId);
    if (!leaver.isOwnSide || done === undefined || receiver === undefined) {
      throw new AppError(
        "conflict",
        "This can be put back no more. Hand over anew what is to go to somebody.",
      );
    }
    const by = { isSelf: leaver.isSelf, may: permit.may };
    if (done.things.some(({ kind }) => !mayGive(kind as HeldKind, by))) {
      throw new AppError("forbidden", "You have no right to put this back. Ask whoever manages.");
    }
    const hadOf = (kind: string) =>
      new Map(done.things.filter((thing) => thing.kind === kind).map(({ recordId, had }) => [recordId, had]));
    const back =
      (await putBackActions(
        tx,
        permit,
        giver,
        receiver,
        { action: hadOf("action"), accountable: hadOf("accountable") },
        now,
      )) +
      (await putBackDocuments(tx, permit, receiver, hadOf("document"), now)) +
      (await putBackThemes(tx, permit, giver, receiver, hadOf("theme"), now)) +
      (await putBackLinks(tx, permit, receiver, hadOf("link"), now));
    await markUndone(tx, permit, done.id, now);
    await record(tx, permit, { type: "hand-over-undone", data: { handOverId: done.id } }, now);
    return { back, stayed: done.things.length - back };
  });
}

type Had = ReadonlyMap<string, string>;

async function putBackActions(
  tx: Tx,
  permit: ChallengePermit,
  giver: Holder,
  receiver: Holder,
  had: { action: Had; accountable: Had },
  now: Date,
): Promise<number> {
  if (permit.councilId === null) return 0;
  const own = councilPermit(permit);
  const actions = await listOwnedActions(own, tx);
  const changes = [
    ...actions
      .filter(({ id, ownerAccountId }) => had.action.has(id) && ownerAccountId === receiver.accountId)
      .map(({ id, ownerName }) => ({
        id,
        ownerAccountId: giver.accountId,
        ...(ownerName === receiver.name ? { ownerName: had.action.get(id) ?? "" } : {}),
      })),
    ...actions
      .filter(({ id, accountableName }) => had.accountable.has(id) && accountableName === receiver.name)
      .map(({ id }) => ({ id, accountableName: had.accountable.get(id) ?? "" })),
  ];
  await changeOwners(tx, own, changes, now);
  return changes.length;
}

async function putBackDocuments(
  tx: Tx,
  permit: ChallengePermit,
  receiver: Holder,
  had: Had,
  now: Date,
): Promise<number> {
  const documents = (await listDocumentsNamed(permit, receiver.name, tx))
    .filter(({ id }) => had.has(id))
    .map(({ id }) => ({ id, ownerName: had.get(id) ?? "" }));
  await nameForDocuments(tx, permit, documents, now);
  return documents.length;
}

async function putBackLinks(
  tx: Tx,
  permit: ChallengePermit,
  receiver: Holder,
  had: Had,
  now: Date,
): Promise<number> {
  const links = (await listLinksKeptBy(permit, receiver.name, now, tx))
    .filter(({ reference }) => had.has(reference))
    .map(({ reference }) => ({ reference, keptByName: had.get(reference) ?? "" }));
  await handLinksOn(tx, permit, links, now);
  return links.length;
}

async function putBackThemes(
  tx: Tx,
  permit: ChallengePermit,
  giver: Holder,
  receiver: Holder,
  had: Had,
  now: Date,
): Promise<number> {
  const [from, into] = [receiver.peerId, giver.peerId];
  if (from === null || into === null) return 0;
  const led = await themesLedBy(tx, permit, receiver);
  const themes = [...had].filter(([themeId]) => led.has(themeId));
  const leads = themes.flatMap(([themeId, before]) => [
    { themeId, peerId: into, leads: true },
    ...(before === LED_ALREADY ? [] : [{ themeId, peerId: from, leads: false }]),
  ]);
  await changeLeads(tx, permit, leads, now);
  return themes.length;
}
