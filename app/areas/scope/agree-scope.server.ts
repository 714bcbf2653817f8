import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { fillMilestone } from "#app/areas/challenge/fill-milestone.server.ts";
import { freezeDocument } from "#app/issue/freeze-document.server.ts";
import type { IssuedVersion } from "#app/issue/issued-versions.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf } from "#app/platform/days.ts";
import { composeScope } from "./compose-scope-document.ts";
import { readScopeRecord } from "./read-scope-record.server.ts";

/**
 * Freezes the scope as it stands: its words, the bytes of the Word letter and their hash. It can be changed and agreed
 * again; every agreed version stays. Marks the key date "scope agreed" as done the first time. Throws forbidden or
 * conflict.
 */
export async function agreeScope(permit: ChallengePermit, now: Date): Promise<IssuedVersion> {
  demand(permit, "scope.edit");
  const { version } = await freezeDocument(
    permit,
    {
      kind: "scope",
      councilId: null,
      status: "final",
      read: (client) => readScopeRecord(permit, client),
      changedText: "The scope was changed while it was being drawn. Look at it, then agree it again.",
      compose: (seen, number) => composeScope(seen, `Agreed, version ${number}, ${formatDay(dayOf(now))}`),
      event: ({ number, sha256 }) => ({ type: "scope-agreed", data: { kind: "scope", number, sha256 } }),
    },
    now,
    (tx) => fillMilestone(tx, permit.challengeId, "scope-agreed", dayOf(now)),
  );
  return version;
}
