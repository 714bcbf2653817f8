import type { ChallengeScope } from "#app/access/scope.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { listClauses, readThemes } from "./store.server.ts";
import { traceability } from "./traceability.ts";
import { traceabilityCsv } from "./traceability-csv.ts";

/** The whole chain as CSV text, and the trace that it was taken. */
export async function downloadTraceability(scope: ChallengeScope, now: Date): Promise<string> {
  const [themes, clauses] = await Promise.all([readThemes(scope), listClauses(scope)]);
  const text = traceabilityCsv(traceability(themes, clauses));
  await transaction((tx) =>
    record(tx, scope, { type: "file-downloaded", data: { kind: "traceability" } }, now),
  );
  return text;
}
