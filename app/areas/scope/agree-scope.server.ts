import { type ChallengeScope, demand } from "#app/access/scope.ts";
import {
  type IssuedVersion,
  prepareIssue,
  writeIssuedVersion,
} from "#app/areas/challenge/issued-versions.server.ts";
import { record } from "#app/audit/record.server.ts";
import { dayOf, formatDay } from "#app/platform/days.ts";
import { transaction } from "#app/platform/db.server.ts";
import { composeScope } from "./compose-scope-document.ts";
import { readScopeRecord } from "./read-scope-record.server.ts";

/**
 * Freezes the scope as it stands: its words, the bytes of the Word letter and their hash. It can be changed and agreed
 * again; every agreed version stays. Marks the key date "scope agreed" as done the first time. Throws forbidden or
 * conflict.
 */
export async function agreeScope(scope: ChallengeScope, now: Date): Promise<IssuedVersion> {
  demand(scope, "scope.edit");
  const content = await readScopeRecord(scope);
  const prepared = await prepareIssue(scope, "scope", null, (number) =>
    composeScope(content, `Agreed, version ${number}, ${formatDay(dayOf(now))}`),
  );
  return transaction(async (tx) => {
    const version = await writeIssuedVersion(tx, scope, prepared, "final", now);
    await tx.milestone.updateMany({
      where: { challengeId: scope.challengeId, key: "scope-agreed", doneOn: null },
      data: { doneOn: dayOf(now) },
    });
    await record(
      tx,
      scope,
      { type: "scope-agreed", data: { kind: "scope", number: version.number, sha256: version.sha256 } },
      now,
    );
    return version;
  });
}
