import { issueReview } from "#app/areas/progress-review/issue-review.server.ts";
import { saveGoodPractice } from "#app/areas/progress-review/save-good-practice.server.ts";
import { saveJudgement } from "#app/areas/progress-review/save-judgement.server.ts";
import { saveReview } from "#app/areas/progress-review/save-review.server.ts";
import { people } from "#demo/content/reviewing/people.ts";
import { progressReview } from "#demo/content/reviewing/progress-review.ts";
import { at, type DemonstrationWorld, known } from "#demo/demonstration-world.server.ts";

/** The return visit, what the peers say of each recommendation, and the draft of their report. */
export async function makeProgressReview(world: DemonstrationWorld): Promise<void> {
  const { date, introduction, approach, conclusion, judgements, goodPractice, draftIssued } = progressReview;
  const written = at("2026-11-16");
  await saveReview(
    world.manager,
    {
      heldOn: date,
      introduction: `${introduction}\n\n${approach}`,
      conclusion,
      version: 0,
    },
    written,
  );
  for (const { recommendation, judgement, author, text } of judgements) {
    const id = known(world.recommendationIds, recommendation);
    await saveJudgement(world.peer(author), id, { judgement, text, version: 0 }, written);
  }
  for (const { title, council, text, learningPoints, contact } of goodPractice) {
    const lessons = learningPoints.map((point) => `- ${point}`).join("\n");
    const person = people.find((each) => each.key === contact);
    await saveGoodPractice(
      world.manager,
      null,
      {
        title,
        councilId: council === "joint" ? null : known(world.councilIds, council),
        body: `${text}\n\n### What others can learn\n\n${lessons}`,
        contact: person === undefined ? "" : `${person.name}, ${person.title}, ${person.email}`,
      },
      written,
    );
  }
  await issueReview(world.manager, { status: "draft", acknowledged: true }, at(draftIssued));
}
