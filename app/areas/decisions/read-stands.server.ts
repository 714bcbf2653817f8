import type { ChallengePermit } from "#app/access/permit.ts";
import { listCouncils } from "#app/areas/challenge/read-challenge.server.ts";
import { listIssuedVersions } from "#app/issue/issued-versions.server.ts";
import type { Day } from "#app/platform/days.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { agreesAsPut, isInEffect, type Stand, standOfEach } from "./decision-stand.ts";
import type { DecisionSubject } from "./decision-words.ts";
import { listDecidedFacts } from "./store.server.ts";

/** One council, and how things stand with it. */
export interface CouncilStand {
  councilId: string;
  councilName: string;
  stand: Stand;
}

/**
 * Each council of the challenge for itself, the commissioning one first, and how things stand with it about one subject: for a document
 * about the version that is named. Says nothing of who decided, nor in what words: whoever may know of the subject may know this.
 */
export async function readStands(
  permit: ChallengePermit,
  about: DecisionSubject,
  matterId: string | null,
  client: Db = db,
): Promise<CouncilStand[]> {
  const of = await standReader(permit, about, client);
  return of(matterId);
}

/** The same for several versions of a document, or proposals, by their ids. */
export async function readStandsOf(
  permit: ChallengePermit,
  about: DecisionSubject,
  matterIds: readonly string[],
  client: Db = db,
): Promise<Map<string, CouncilStand[]>> {
  const of = await standReader(permit, about, client);
  return new Map(matterIds.map((id) => [id, of(id)]));
}

async function standReader(permit: ChallengePermit, about: DecisionSubject, client: Db) {
  const councils = await listCouncils(permit, client);
  const facts = await listDecidedFacts(permit, about, client);
  const ids = councils.map(({ id }) => id);
  return (matterId: string | null): CouncilStand[] => {
    const stands = standOfEach(
      ids,
      facts.filter((fact) => fact.matterId === matterId),
    );
    return councils.map(({ id, name }) => ({
      councilId: id,
      councilName: name,
      stand: stands.get(id) ?? { state: "wanted" },
    }));
  };
}

/**
 * The councils whose undertaking to publish the report and the action plan is in effect, with its day and whether it changed what it was asked,
 * in the order of the councils.
 */
export async function listUndertakings(
  permit: ChallengePermit,
  today: Day,
  client: Db = db,
): Promise<{ council: string; on: Day; withChanges: boolean }[]> {
  const stands = await readStands(permit, "publishing", null, client);
  return stands.flatMap(({ councilName, stand }) =>
    stand.state === "agreed" && isInEffect(stand, today)
      ? [{ council: councilName, on: stand.decidedOn, withChanges: stand.changes !== "none" }]
      : [],
  );
}

/**
 * The councils that agreed a version of the scope as it was put to them, each with the day of its newest such decision, in the order of the
 * councils. A decision counts from the day it was made: a report says when it was, not since when it is in effect.
 */
export async function listScopeAgreements(
  permit: ChallengePermit,
  client: Db = db,
): Promise<{ council: string; on: Day }[]> {
  const versions = await listIssuedVersions(permit, "scope", undefined, client);
  const stands = await readStandsOf(
    permit,
    "scope",
    versions.map(({ id }) => id),
    client,
  );
  const agreed = [...stands.values()]
    .flat()
    .flatMap(({ councilId, councilName, stand }) =>
      stand.state === "agreed" && agreesAsPut(stand)
        ? [{ councilId, council: councilName, on: stand.decidedOn }]
        : [],
    );
  const newest = new Map<string, { council: string; on: Day }>();
  for (const { councilId, council, on } of agreed) {
    const before = newest.get(councilId);
    if (before === undefined || before.on < on) newest.set(councilId, { council, on });
  }
  const councils = await listCouncils(permit, client);
  return councils.flatMap(({ id }) => newest.get(id) ?? []);
}
