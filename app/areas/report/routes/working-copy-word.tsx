import { guarded } from "#app/access/guard.server.ts";
import { download, WORD_TYPE } from "#app/platform/files/download.server.ts";
import { downloadWorkingCopy } from "../download-working-copy.server.ts";

/** The Word file of the report as it stands: for the peer team only. */
export const loader = guarded({ permission: "report.draft" }, async ({ permit, now }) => {
  const { bytes, fileName } = await downloadWorkingCopy(permit, now);
  return download(bytes, fileName, WORD_TYPE);
});
