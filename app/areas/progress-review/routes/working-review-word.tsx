import { guarded } from "#app/access/guard.server.ts";
import { download, WORD_TYPE } from "#app/platform/files/download.server.ts";
import { downloadWorkingReview } from "../download-working-review.server.ts";

/** The Word file of the review as it stands, before it is issued. */
export const loader = guarded({ permission: "review.draft" }, async ({ permit, now }) =>
  download(await downloadWorkingReview(permit, now), "Progress review report, working copy.docx", WORD_TYPE),
);
