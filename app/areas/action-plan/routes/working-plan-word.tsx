import { guarded } from "#app/access/guard.server.ts";
import { download, WORD_TYPE } from "#app/platform/files/download.server.ts";
import { downloadWorkingPlan } from "../download-working-plan.server.ts";

/** The Word file of the council's own plan as it stands, before it is approved. */
export const loader = guarded({ permission: "plan.draft" }, async ({ permit, now }) => {
  const { bytes, fileName } = await downloadWorkingPlan(permit, now);
  return download(bytes, fileName, WORD_TYPE);
});
