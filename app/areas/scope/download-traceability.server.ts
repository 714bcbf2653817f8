import type { ChallengePermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { listClauses, readThemes } from "./store.server.ts";
import { traceability } from "./traceability.ts";
import { traceabilityCsv } from "./traceability-csv.ts";

/** The whole chain as CSV text, and the trace that it was taken. */
export async function downloadTraceability(permit: ChallengePermit, now: Date): Promise<string> {
  const [themes, clauses] = await Promise.all([readThemes(permit), listClauses(permit)]);
  const text = traceabilityCsv(traceability(themes, clauses));
  await transaction((tx) =>
    record(tx, permit, { type: "file-downloaded", data: { kind: "traceability" } }, now),
  );
  return text;
}
