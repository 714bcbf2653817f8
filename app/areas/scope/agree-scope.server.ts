import { type ChallengePermit, demand } from "#app/access/permit.ts";
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
export async function agreeScope(permit: ChallengePermit, now: Date): Promise<IssuedVersion> {
  demand(permit, "scope.edit");
  const content = await readScopeRecord(permit);
  const prepared = await prepareIssue(permit, "scope", null, (number) =>
    composeScope(content, `Agreed, version ${number}, ${formatDay(dayOf(now))}`),
  );
  return transaction(async (tx) => {
    const version = await writeIssuedVersion(tx, permit, prepared, "final", now);
    await tx.milestone.updateMany({
      where: { challengeId: permit.challengeId, key: "scope-agreed", doneOn: null },
      data: { doneOn: dayOf(now) },
    });
    await record(
      tx,
      permit,
      { type: "scope-agreed", data: { kind: "scope", number: version.number, sha256: version.sha256 } },
      now,
    );
    return version;
  });
}
