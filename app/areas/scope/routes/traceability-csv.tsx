import { guarded } from "#app/access/guard.server.ts";
import { download } from "#app/platform/files/download.server.ts";
import { downloadTraceability } from "../download-traceability.server.ts";

/** The chain between prompts and clauses as a file for a spreadsheet. */
export const loader = guarded({ permission: "scope.read" }, async ({ permit, now }) => {
  const text = await downloadTraceability(permit, now);
  return download(
    new TextEncoder().encode(text),
    `${permit.challengeTitle}, traceability.csv`,
    "text/csv; charset=utf-8",
  );
});
