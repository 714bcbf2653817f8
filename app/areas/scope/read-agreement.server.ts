import { type ChallengePermit, demand } from "#app/access/permit.ts";
import {
  type ChangedAgreement,
  listChangedAgreements,
} from "#app/areas/decisions/changed-agreements.server.ts";
import { type CouncilStand, readStandsOf } from "#app/areas/decisions/read-stands.server.ts";
import {
  type IssuedVersion,
  listIssuedVersions,
  readFrozenDocuments,
} from "#app/issue/issued-versions.server.ts";
import { dayOf } from "#app/platform/days.ts";
import { db } from "#app/platform/db.server.ts";
import { changedSinceSent } from "./changed-since-sent.ts";
import { composeScope } from "./compose-scope-document.ts";
import { readScopeRecord } from "./read-scope-record.server.ts";

/** One version of the scope that was sent, and how each council stands with it. */
export interface SentVersion extends IssuedVersion {
  councils: CouncilStand[];
}

/**
 * The versions that were sent, newest first, what was changed since the newest was, and the changes with which councils agreed it or left
 * open in an earlier one, as far as the reader may know them. Throws forbidden.
 */
export async function readScopeAgreement(
  permit: ChallengePermit,
  now: Date,
): Promise<{ versions: SentVersion[]; changed: string[]; changedAgreements: ChangedAgreement[] }> {
  demand(permit, "scope.read");
  const issued = await listIssuedVersions(permit, "scope");
  const stands = await readStandsOf(
    permit,
    "scope",
    issued.map(({ id }) => id),
  );
  const versions = issued.map((version) => ({ ...version, councils: stands.get(version.id) ?? [] }));
  const [latest] = issued;
  if (latest === undefined) return { versions, changed: [], changedAgreements: [] };
  const sent = (await readFrozenDocuments(permit, [latest.id], db)).get(latest.id);
  const present = composeScope(await readScopeRecord(permit, dayOf(now)), "");
  return {
    versions,
    changed: sent === undefined ? [] : changedSinceSent(sent, present),
    changedAgreements: await listChangedAgreements(permit, latest.id),
  };
}
