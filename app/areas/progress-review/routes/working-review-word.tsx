import { guarded } from "#app/access/guard.server.ts";
import { download, WORD_TYPE } from "#app/platform/files/download.server.ts";
import { downloadWorkingReview } from "../download-working-review.server.ts";

/** The Word file of the review as it stands, before it is issued. */
export const loader = guarded({ permission: "review.draft" }, async ({ permit, now }) => {
  const { bytes, fileName } = await downloadWorkingReview(permit, now);
  return download(bytes, fileName, WORD_TYPE);
});
