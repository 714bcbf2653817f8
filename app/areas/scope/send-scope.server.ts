import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { endLinksToEarlier } from "#app/areas/decisions/ask-to-decide.server.ts";
import { tellOfApprovalWanted } from "#app/areas/decisions/tell-of-decision.server.ts";
import { freezeDocument } from "#app/issue/freeze-document.server.ts";
import type { IssuedVersion } from "#app/issue/issued-versions.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { composeScope } from "./compose-scope-document.ts";
import { readScopeRecord } from "./read-scope-record.server.ts";

/**
 * Sends the scope as it stands to the councils, for each of them to agree: its words, the bytes of the Word letter and their hash are
 * frozen as the next version. It can be changed and sent again; every version stays, and so do the decisions that rest on it. Links
 * to decide about an earlier one end. Throws forbidden or conflict.
 */
export async function sendScope(permit: ChallengePermit, now: Date): Promise<IssuedVersion> {
  demand(permit, "scope.edit");
  const { version } = await freezeDocument(
    permit,
    {
      kind: "scope",
      councilId: null,
      status: "final",
      read: (client) => readScopeRecord(permit, dayOf(now), client),
      changedText: "The scope was changed while it was being drawn. Look at it, then send it again.",
      compose: (seen, number) =>
        composeScope(seen, `Sent for agreement, version ${number}, ${formatDay(dayOf(now))}`),
      event: ({ number, sha256 }) => ({ type: "scope-sent", data: { kind: "scope", number, sha256 } }),
    },
    now,
    async (tx, { id, number }) => {
      await endLinksToEarlier(tx, permit.challengeId, id, now);
      const wanted = { about: "scope", subject: `Scope, version ${number}`, versionId: id } as const;
      await tellOfApprovalWanted(tx, permit, wanted, now);
    },
  );
  return version;
}
