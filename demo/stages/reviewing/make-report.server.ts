import { answerComment } from "#app/areas/report/answer-comment.server.ts";
import { beginReport } from "#app/areas/report/begin-report.server.ts";
import { commentOnDraft } from "#app/areas/report/comment-on-draft.server.ts";
import { issueReport } from "#app/areas/report/issue-report.server.ts";
import { saveReportSection } from "#app/areas/report/save-section.server.ts";
import { accuracyComments, reportSections, reportVersions } from "#demo/content/reviewing/report.ts";
import { at, type DemonstrationWorld } from "#demo/demonstration-world.server.ts";

/** The report as it was written, checked by both councils and issued; answers with the id of the final version. */
export async function makeReport(world: DemonstrationWorld): Promise<string> {
  const permit = world.manager;
  await beginReport(permit, at("2025-10-14"));
  for (const { key, text } of reportSections) {
    await saveReportSection(permit, { key, body: text, version: 1 }, at("2025-10-24"));
  }
  const [draft, final] = reportVersions;
  if (draft === undefined || final === undefined)
    throw new Error("the demonstration has a draft and a final report");
  await issueReport(permit, { status: "draft", acknowledged: true }, at(draft.issued));
  for (const { council, section, text, answer, decision } of accuracyComments) {
    const comment = { place: section, comment: text };
    const commentId = await commentOnDraft(world.reader(council), comment, at("2025-11-14"));
    await answerComment(permit, { commentId, decision, answer }, at("2025-11-28"));
  }
  return (await issueReport(permit, { status: "final", acknowledged: true }, at(final.issued))).id;
}
