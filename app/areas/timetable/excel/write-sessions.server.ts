import type { VisitPermit } from "#app/access/permit.ts";
import type { Tx } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { isForAllPeers } from "../plan/needs/session-needs.ts";
import { storedRoles, storedSiteIds } from "../plan/stored-shapes.ts";
import type { PlannedRow } from "./compare-row.ts";
import type { SessionFacts, StandingRecord } from "./standing-record.ts";

type PlannedSession = PlannedRow<SessionFacts>;

interface Context {
  standing: StandingRecord;
  /** The id of a person, by key. */
  idOf: (key: string) => string;
}

/** Adds and changes sessions as planned, in few queries. Throws conflict when one was saved meanwhile. */
export async function writeSessions(
  tx: Tx,
  { challengeId, visitId }: VisitPermit,
  planned: readonly PlannedSession[],
  { standing, idOf }: Context,
): Promise<void> {
  const added = planned.filter(({ state }) => state === "new");
  const changed = planned.filter(({ state }) => state === "changed");
  const ids = new Map(added.map(({ key }) => [key, newId()]));
  const sessionId = (key: string) => ids.get(key) ?? key;
  await tx.session.createMany({
    data: added.map(({ key, facts }) => ({
      id: sessionId(key),
      challengeId,
      visitId,
      status: "planned",
      ...columnsOf(facts),
    })),
  });
  for (const { key, version, facts } of changed) {
    const { count } = await tx.session.updateMany({
      where: { id: key, challengeId, version: version ?? 0 },
      data: { ...columnsOf(facts), version: { increment: 1 } },
    });
    if (count === 0)
      throw new AppError("conflict", "Somebody else saved one of these sessions just now. Try again.");
  }
  await addPeers(tx, added, sessionId, standing);

  const before = new Map(standing.sessions.map(({ id, facts }) => [id, facts]));
  const links = linksOf([...added, ...changed], before, sessionId, idOf);
  await deletePairs(links.people.gone, (sessionId, gone) =>
    tx.sessionPerson.deleteMany({ where: { sessionId, personId: { in: gone } } }),
  );
  await tx.sessionPerson.createMany({
    data: links.people.come.map(([session, personId]) => ({ sessionId: session, personId })),
  });
  await deletePairs(links.peers.gone, (sessionId, gone) =>
    tx.sessionPeer.deleteMany({ where: { sessionId, peerId: { in: gone } } }),
  );
  await tx.sessionPeer.createMany({
    data: links.peers.come.map(([session, peerId]) => ({ sessionId: session, peerId })),
  });
  await deletePairs(links.wanted.gone, (sessionId, gone) =>
    tx.sessionWantedPeer.deleteMany({ where: { sessionId, peerId: { in: gone } } }),
  );
  await tx.sessionWantedPeer.createMany({
    data: links.wanted.come.map(([session, peerId]) => ({ sessionId: session, peerId })),
  });
  await deletePairs(links.themes.gone, (sessionId, gone) =>
    tx.sessionTheme.deleteMany({ where: { sessionId, themeId: { in: gone } } }),
  );
  await tx.sessionTheme.createMany({
    data: links.themes.come.map(([session, themeId]) => ({ sessionId: session, themeId })),
  });
  await deletePairs(links.prompts.gone, (sessionId, gone) =>
    tx.sessionPrompt.deleteMany({ where: { sessionId, promptId: { in: gone } } }),
  );
  await tx.sessionPrompt.createMany({
    data: links.prompts.come.map(([session, promptId]) => ({ sessionId: session, promptId })),
  });
  await deletePairs(links.after.gone, (sessionId, gone) =>
    tx.sessionAfter.deleteMany({ where: { sessionId, earlierId: { in: gone } } }),
  );
  await tx.sessionAfter.createMany({
    data: links.after.come.map(([session, earlierId]) => ({ sessionId: session, earlierId })),
  });
}

function columnsOf(facts: SessionFacts) {
  const {
    personKeys,
    wantedPeerIds,
    assignedPeerIds,
    themeIds,
    promptIds,
    afterKeys,
    requiredRoles,
    allowedSiteIds,
    ...columns
  } = facts;
  return {
    ...columns,
    requiredRoles: storedRoles.write([...requiredRoles]),
    allowedSiteIds: storedSiteIds.write([...allowedSiteIds]),
  };
}

/** Puts the peers into new sessions of which the file does not say who is in them: everybody of the team, or those who are wanted. */
async function addPeers(
  tx: Tx,
  added: readonly PlannedSession[],
  sessionId: (key: string) => string,
  { activePeerIds }: StandingRecord,
): Promise<void> {
  const unsaid = added.filter(({ facts }) => facts.assignedPeerIds.length === 0);
  await tx.sessionPeer.createMany({
    data: unsaid.flatMap(({ key, facts }) =>
      (isForAllPeers(facts.kind, facts) ? activePeerIds : facts.wantedPeerIds).map((peerId) => ({
        sessionId: sessionId(key),
        peerId,
      })),
    ),
  });
}

type Pair = [sessionId: string, other: string];

interface LinkChange {
  come: Pair[];
  gone: Pair[];
}

/** Which links come and go. Those that stay are not touched: they hold who attended. */
function linksOf(
  planned: readonly PlannedSession[],
  before: ReadonlyMap<string, SessionFacts>,
  sessionId: (key: string) => string,
  personId: (key: string) => string,
): Record<"people" | "peers" | "wanted" | "themes" | "prompts" | "after", LinkChange> {
  const change = (of: (facts: SessionFacts) => string[]): LinkChange => {
    const come: Pair[] = [];
    const gone: Pair[] = [];
    for (const { key, facts } of planned) {
      const stood = new Set(before.has(key) ? of(before.get(key) as SessionFacts) : []);
      const stands = new Set(of(facts));
      for (const other of stands) if (!stood.has(other)) come.push([sessionId(key), other]);
      for (const other of stood) if (!stands.has(other)) gone.push([sessionId(key), other]);
    }
    return { come, gone };
  };
  return {
    people: change((facts) => facts.personKeys.map(personId)),
    peers: change((facts) => facts.assignedPeerIds),
    wanted: change((facts) => facts.wantedPeerIds),
    themes: change((facts) => facts.themeIds),
    prompts: change((facts) => facts.promptIds),
    after: change((facts) => facts.afterKeys.map(sessionId)),
  };
}

async function deletePairs(
  pairs: readonly Pair[],
  remove: (sessionId: string, others: string[]) => Promise<unknown>,
): Promise<void> {
  const bySession = new Map<string, string[]>();
  for (const [session, other] of pairs) bySession.set(session, [...(bySession.get(session) ?? []), other]);
  for (const [session, others] of bySession) await remove(session, others);
}
