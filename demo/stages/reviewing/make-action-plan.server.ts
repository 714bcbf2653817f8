import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import type { CouncilPermit } from "#app/access/permit.ts";
import { councilPermit } from "#app/access/permit.ts";
import { issuePlan } from "#app/areas/action-plan/issue-plan.server.ts";
import { saveAction } from "#app/areas/action-plan/save-action.server.ts";
import { saveReportingLine } from "#app/areas/action-plan/save-reporting-line.server.ts";
import { saveResponse } from "#app/areas/action-plan/save-response.server.ts";
import { updateAction } from "#app/areas/action-plan/update-action.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { actionPlanPublished, actions, responses, routes } from "#demo/content/reviewing/action-plan.ts";
import { people } from "#demo/content/reviewing/people.ts";
import type { CouncilKey, DemoAction, PersonKey } from "#demo/content/shapes.ts";
import { at, type DemonstrationWorld, known } from "#demo/demonstration-world.server.ts";

const COUNCILS: readonly CouncilKey[] = ["wexcombe", "harrowmere"];

/** An action as it was made, for the reports on it. */
interface MadeAction {
  action: DemoAction;
  id: string;
}

/** Each council's responses, actions and routes, and the reports on actions up to the approval of its plan. */
export async function makeActionPlans(
  world: DemonstrationWorld,
): Promise<{ plans: { council: CouncilKey; versionId: string }[]; made: MadeAction[] }> {
  for (const { council, recommendation, position, reason } of responses) {
    const id = known(world.recommendationIds, recommendation);
    await saveResponse(world.coordinator(council), id, { position, reason, version: 0 }, at("2026-01-20"));
  }
  for (const { council, body, purpose, frequency } of routes) {
    await saveReportingLine(world.coordinator(council), null, { body, purpose, frequency }, at("2026-01-22"));
  }
  const made: MadeAction[] = [];
  for (const action of actions) made.push({ action, id: await makeAction(world, action) });
  await makeUpdates(world, made, (date) => date <= actionPlanPublished);
  return { plans: await approvePlans(world, at(actionPlanPublished, "09:00")), made };
}

/** Each council approves its plan as it stands: first to publish it, a year later to send it to the review. */
export async function approvePlans(
  world: DemonstrationWorld,
  now: Date,
): Promise<{ council: CouncilKey; versionId: string }[]> {
  const plans: { council: CouncilKey; versionId: string }[] = [];
  for (const council of COUNCILS) {
    const version = await issuePlan(world.reader(council), { acknowledged: true }, now);
    plans.push({ council, versionId: version.id });
  }
  return plans;
}

function nameOf(key: PersonKey): string {
  return people.find((person) => person.key === key)?.name ?? "";
}

/** "2026-06" as people write it: "June 2026"; a day as "5 February 2027". */
function dueWords(due: string): string {
  return due.length === 7 ? format(parseISO(`${due}-01`), "MMMM yyyy") : formatDay(due);
}

/** The sign-in of whoever owns an action, if that person has one at the council that leads it. */
function ownerAccountOf(world: DemonstrationWorld, action: DemoAction) {
  return world.story.accounts.find(
    (account) => account.person === action.owner && account.council === action.lead,
  );
}

async function makeAction(world: DemonstrationWorld, action: DemoAction): Promise<string> {
  const owner = ownerAccountOf(world, action);
  const canOwn = owner?.role === "action-owner" || owner?.role === "coordinator";
  return saveAction(
    world.coordinator(action.lead),
    null,
    {
      recommendationId: known(world.recommendationIds, action.recommendation),
      text: action.title,
      ownerName: nameOf(action.owner),
      ownerAccountId: owner !== undefined && canOwn ? known(world.accountIds, owner.key) : null,
      accountableName: nameOf(action.accountable),
      dueText: dueWords(action.due),
      successMeasure: action.successMeasure,
      version: 1,
    },
    at("2026-01-28"),
  );
}

/** Reports on actions, by the owner or, where the owner has no sign-in, by the co-ordinator. */
export async function makeUpdates(
  world: DemonstrationWorld,
  made: readonly MadeAction[],
  isWanted: (date: string) => boolean,
): Promise<void> {
  for (const { action, id } of made) {
    const owner = ownerAccountOf(world, action);
    const reporter: CouncilPermit =
      owner?.role === "action-owner"
        ? councilPermit(world.scopeOf(owner.key))
        : world.coordinator(action.lead);
    for (const { date, rating, text } of action.updates) {
      if (isWanted(date)) await updateAction(reporter, id, { rating, text }, at(date));
    }
  }
}
