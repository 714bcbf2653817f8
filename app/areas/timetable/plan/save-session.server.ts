import { demand, type VisitPermit } from "#app/access/permit.ts";
import { isCouncilOf } from "#app/areas/challenge/read-challenge.server.ts";
import { areAllPeers } from "#app/areas/peer-team/read-peers.server.ts";
import { areAllPrompts, areAllThemes } from "#app/areas/scope/read-themes.server.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { minutesOf } from "#app/platform/clock-time.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { countRevision } from "./change-timetable.server.ts";
import { changesOfSession } from "./changes-in-the-trail.server.ts";
import type { SessionInput } from "./forms.ts";
import { usualMinutes } from "./house-rules.ts";
import { checkNeeds, needColumns, writeNeeds } from "./needs/session-needs.server.ts";
import { readShownSession } from "./read-timetable.server.ts";
import { readRules } from "./store.server.ts";
import { refuseOtherDay } from "./visit-days/refuse-other-day.server.ts";

/**
 * Adds a session (`sessionId` null) or changes one; returns its id. `minutes` null means as long as the house rule
 * for its kind says; with a room the site is the room's; without `needs` what it asks for stays as it is. Clashes do not block: the pages show them (clashes.ts).
 * A cancelled session that is saved is planned again. Throws forbidden, not-found, conflict when somebody saved
 * meanwhile, or invalid for a day that is not one of the visit's, for anything that is not of this challenge and for sessions that would come after each other in a circle.
 */
export async function saveSession(
  permit: VisitPermit,
  sessionId: string | null,
  input: SessionInput,
  now: Date,
): Promise<string> {
  demand(permit, "timetable.edit");
  const { challengeId, visitId } = permit;
  return transaction(async (tx) => {
    const { peerIds, personIds, themeIds, promptIds, version, minutes, needs, ...facts } = input;
    const id = sessionId ?? newId();
    const was = sessionId === null ? null : await readShownSession(permit, sessionId, tx);
    await refuseOtherDay(permit, input.date, was?.date ?? null, tx);
    const place = await placeOf(tx, challengeId, input);
    if (needs !== undefined) await checkNeeds(tx, permit, { id, title: input.title, ...place }, needs);
    const length = minutes ?? usualMinutes(input.kind, await readRules(permit, tx));
    if (input.start !== null && minutesOf(input.start) + length > 24 * 60 - 1) {
      throw new AppError(
        "invalid",
        "The session would end after midnight. Start earlier or make it shorter.",
        {
          field: "start",
        },
      );
    }
    const links = {
      peerIds: [...new Set(peerIds)],
      personIds: [...new Set(personIds)],
      themeIds: [...new Set(themeIds)],
      promptIds: [...new Set(promptIds)],
    };
    await checkLinks(tx, challengeId, input.councilId, links);
    const data = {
      ...facts,
      ...place,
      ...(needs === undefined ? {} : needColumns(needs)),
      minutes: length,
      status: "planned",
    };
    if (was === null) {
      await tx.session.create({ data: { id, challengeId, visitId, ...data }, select: { id: true } });
    } else {
      await changeSession(tx, { id, challengeId, version }, data);
    }
    await writeLinks(tx, id, links);
    if (needs !== undefined) await writeNeeds(tx, id, needs);
    await countRevision(tx, permit);
    const what = sessionId === null ? "session added" : "session changed";
    await record(tx, permit, { type: "timetable-changed", data: { what, id } }, now);
    return id;
  });
}

interface Links {
  peerIds: string[];
  personIds: string[];
  themeIds: string[];
  promptIds: string[];
}

async function placeOf(
  tx: Tx,
  challengeId: string,
  { roomId, siteId }: SessionInput,
): Promise<{ roomId: string | null; siteId: string | null }> {
  const elsewhere = () => new AppError("invalid", "Choose a place of this timetable.", { field: "place" });
  if (roomId !== null) {
    const room = await tx.room.findFirst({ where: { id: roomId, challengeId }, select: { siteId: true } });
    if (room === null) throw elsewhere();
    return { roomId, siteId: room.siteId };
  }
  if (siteId !== null && (await tx.site.count({ where: { id: siteId, challengeId } })) === 0)
    throw elsewhere();
  return { roomId: null, siteId };
}

/** Every id that came with a form must be of this challenge. */
async function checkLinks(
  tx: Tx,
  challengeId: string,
  councilId: string | null,
  links: Links,
): Promise<void> {
  const within = (ids: string[]) => ({ where: { challengeId, id: { in: ids } } });
  const checks = [
    ["peerIds", areAllPeers(challengeId, links.peerIds, tx), "Choose peers of this challenge."],
    [
      "personIds",
      tx.person.count(within(links.personIds)).then((count) => count === links.personIds.length),
      "Choose people of this timetable.",
    ],
    ["themeIds", areAllThemes(challengeId, links.themeIds, tx), "Choose themes of this challenge."],
    ["promptIds", areAllPrompts(challengeId, links.promptIds, tx), "Choose prompts of this challenge."],
  ] as const;
  for (const [field, areOurs, message] of checks) {
    if (!(await areOurs)) throw new AppError("invalid", message, { field });
  }
  if (councilId !== null && !(await isCouncilOf(challengeId, councilId, tx))) {
    throw new AppError("invalid", "Choose a council of this challenge.", { field: "councilId" });
  }
}

async function changeSession(
  tx: Tx,
  key: { id: string; challengeId: string; version: number },
  data: Record<string, unknown>,
): Promise<void> {
  const { count } = await tx.session.updateMany({ where: key, data: { ...data, version: { increment: 1 } } });
  if (count > 0) return;
  throw await savedMeanwhile(tx, changesOfSession(key.challengeId, key.id));
}

async function writeLinks(tx: Tx, sessionId: string, links: Links): Promise<void> {
  await tx.sessionPeer.deleteMany({ where: { sessionId, peerId: { notIn: links.peerIds } } });
  await tx.sessionPerson.deleteMany({ where: { sessionId, personId: { notIn: links.personIds } } });
  await tx.sessionTheme.deleteMany({ where: { sessionId } });
  await tx.sessionPrompt.deleteMany({ where: { sessionId } });
  // Whether somebody attended stays with those who stay, so only the new ones are written.
  const [peers, people] = [
    await tx.sessionPeer.findMany({ where: { sessionId }, take: 1000, select: { peerId: true } }),
    await tx.sessionPerson.findMany({ where: { sessionId }, take: 1000, select: { personId: true } }),
  ];
  const hasPeer = new Set(peers.map((link) => link.peerId));
  const hasPerson = new Set(people.map((link) => link.personId));
  await tx.sessionPeer.createMany({
    data: links.peerIds.filter((peerId) => !hasPeer.has(peerId)).map((peerId) => ({ sessionId, peerId })),
  });
  await tx.sessionPerson.createMany({
    data: links.personIds
      .filter((personId) => !hasPerson.has(personId))
      .map((personId) => ({ sessionId, personId })),
  });
  await tx.sessionTheme.createMany({ data: links.themeIds.map((themeId) => ({ sessionId, themeId })) });
  await tx.sessionPrompt.createMany({ data: links.promptIds.map((promptId) => ({ sessionId, promptId })) });
}
