import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { releasePublication } from "#app/areas/publication/release-publication.server.ts";
import { withRepeatableIds } from "#app/platform/ids.ts";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { callsAsVisit } from "../content/calls.ts";
import { recordsOfReviewing } from "../content/council-records.ts";
import { actionPlanPublished } from "../content/reviewing/action-plan.ts";
import { calls } from "../content/reviewing/calls.ts";
import { challenge } from "../content/reviewing/challenge.ts";
import { decisions } from "../content/reviewing/decisions.ts";
import { interests, proposals } from "../content/reviewing/proposals.ts";
import { sessions } from "../content/reviewing/sessions.ts";
import { reviewing } from "../content/reviewing/story.ts";
import { at, DemonstrationWorld } from "../demonstration-world.server.ts";
import { declareInterests } from "../steps/declare-interests.server.ts";
import { makeFurtherVisit } from "../steps/make-further-visit.server.ts";
import { keepDates, makeAccounts, makeScoping, moveOn } from "../steps/make-scoping.server.ts";
import { makeTimetable } from "../steps/make-timetable.server.ts";
import { approvePlans, makeActionPlans, makeUpdates } from "./reviewing/make-action-plan.server.ts";
import { makeEvidence } from "./reviewing/make-evidence.server.ts";
import { makeFindings } from "./reviewing/make-findings.server.ts";
import { makeProgressReview } from "./reviewing/make-progress-review.server.ts";
import { makeReport } from "./reviewing/make-report.server.ts";
import { makeReviewVisit, planReview } from "./reviewing/make-review-visit.server.ts";
import { makeStatement } from "./reviewing/make-statement.server.ts";

/** Ids of the demonstration are the same every time it is made. */
const ID_SEED_MS = Date.UTC(2025, 2, 3);

async function fileOf(name: "scope-letter.md" | "partnership-agreement.md") {
  const bytes = await readFile(join(projectRoot, "demo", "content", "reviewing", name));
  return { name, bytes: new Uint8Array(bytes) };
}

/**
 * Makes the challenge that stands a year after the visit: an invented partnership of two councils, from the scope letter to the
 * progress review, through the use-cases, as the people who would have done it. The same every time but for
 * passwords' hashes and the bytes of Word files. Stops at the first failure.
 */
export function makeReviewing(): Promise<DemonstrationWorld> {
  return withRepeatableIds(ID_SEED_MS, async () => {
    const world = new DemonstrationWorld(reviewing);
    await makeAccounts(world, at("2025-03-03"));
    const files = {
      letter: await fileOf("scope-letter.md"),
      mou: await fileOf("partnership-agreement.md"),
    };
    const times = {
      letter: at(challenge.letterDate),
      team: at("2025-05-12"),
      members: at("2025-05-14"),
      traced: at("2025-05-15"),
      sent: at("2025-05-16"),
    };
    await makeScoping(world, files, times, { decisions, proposals, records: recordsOfReviewing });
    await moveOn(world, at("2025-05-27"));
    await declareInterests(world, { visitId: world.visit.id }, interests, at("2025-06-02"));
    await makeStatement(world);
    await makeTimetable(
      world,
      sessions,
      { entered: at("2025-09-17"), released: at("2025-09-26") },
      async () => {
        const times = { entered: at("2025-09-17", "16:00"), released: at("2025-09-18") };
        await makeFurtherVisit(world, callsAsVisit(calls), times);
      },
    );
    await moveOn(world, at("2025-10-06", "08:00"));
    await makeEvidence(world);
    await makeFindings(world);
    await moveOn(world, at("2025-10-13"));
    const reportId = await makeReport(world);
    await releasePublication(world.manager, reportId, at("2026-01-09"), true);
    await moveOn(world, at("2026-01-12"));
    const { plans, made } = await makeActionPlans(world);
    for (const { council, versionId } of plans) {
      await releasePublication(world.coordinator(council), versionId, at(actionPlanPublished, "12:00"), true);
    }
    await makeUpdates(world, made, (date) => date > actionPlanPublished);
    const reviewId = await planReview(world);
    await moveOn(world, at("2026-10-26"));
    await makeReviewVisit(world, reviewId);
    await approvePlans(world, at("2026-11-13", "17:00"));
    await makeProgressReview(world);
    await keepDates(world, challenge.milestones, at(challenge.today));
    return world;
  });
}
