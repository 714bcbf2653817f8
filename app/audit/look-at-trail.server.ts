import { transaction } from "../platform/db.server.ts";
import { log } from "../platform/log.server.ts";
import { BY_ITSELF, recordOutsideChallenge } from "./record.server.ts";
import { type ChainReport, verifyChain } from "./verify-chain.server.ts";

/**
 * Goes through the trail as the server does by itself. What is wrong is said in the log each time, and in the trail once for
 * each thing found first. Nothing is mended: it can be looked into as it stands.
 */
export async function lookAtTrail(now: Date): Promise<ChainReport> {
  const report = await verifyChain([], now);
  const [first] = report.problems;
  if (first === undefined) return report;
  log.warn(
    { problems: report.problems.map(({ sentence }) => sentence) },
    "the audit trail was found broken: see it whole with cpc audit verify",
  );
  const data = {
    what: first.what,
    ...(first.event === null ? {} : { event: first.event }),
    problems: report.problems.length,
  };
  await transaction(async (tx) => {
    const known = await tx.auditEvent.findFirst({
      where: { type: "trail-found-broken", data: JSON.stringify(data) },
      select: { id: true },
    });
    if (known === null)
      await recordOutsideChallenge(tx, BY_ITSELF, { type: "trail-found-broken", data }, now);
  });
  return report;
}
