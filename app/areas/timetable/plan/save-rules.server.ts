import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { countRevisions } from "./change-timetable.server.ts";
import { TAKEN_OVER } from "./changes-in-the-trail.server.ts";
import {
  HOUSE_RULES,
  type RuleMinutes,
  rulesProblem,
  SOFT_WEIGHTS,
  type Weights,
  weightRuleKey,
} from "./house-rules.ts";
import { readDayRules, readSoftRules } from "./store.server.ts";
import { hoursProblem } from "./visit-days/day-hours.ts";

/** Writes the house rules of a challenge. `opened` is the mark of those on the form. Throws forbidden, conflict, or invalid at the rule that does not fit the others. */
export async function saveRules(
  permit: VisitPermit,
  { rules, opened }: { rules: RuleMinutes; opened: string },
  now: Date,
): Promise<void> {
  demand(permit, "timetable.edit");
  const problem = rulesProblem(rules);
  if (problem !== null) throw new AppError("invalid", problem.message, { field: problem.key });
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const stored = await readDayRules(permit, tx);
    await refuseIfSaved(
      tx,
      { opened, stored: markOf(stored.rules) },
      {
        challengeId,
        by: [{ type: "timetable-changed", data: { what: "house rules changed" } }],
        or: [{ type: "timetable-changed", data: { what: TAKEN_OVER } }],
      },
    );
    const own = hoursProblem(rules, stored.hours);
    if (own !== null) throw new AppError("invalid", own.message, { field: "dayEnd" });
    const keys = HOUSE_RULES.map((rule) => rule.key);
    await tx.timetableRule.deleteMany({ where: { challengeId, key: { in: keys } } });
    await tx.timetableRule.createMany({
      data: HOUSE_RULES.map(({ key, label }) => ({ challengeId, key, label, minutes: rules[key] })),
    });
    await countRevisions(tx, challengeId);
    await record(tx, permit, { type: "timetable-changed", data: { what: "house rules changed" } }, now);
  });
}

/** Writes what a timetable made by the workspace weighs, in points. `opened` is the mark of those on the form. Throws forbidden or conflict. */
export async function saveWeights(
  permit: VisitPermit,
  { weights, opened }: { weights: Weights; opened: string },
  now: Date,
): Promise<void> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    await refuseIfSaved(
      tx,
      { opened, stored: markOf(await readSoftRules(permit, tx)) },
      {
        challengeId,
        by: [{ type: "timetable-changed", data: { what: "weights of a timetable changed" } }],
        or: [{ type: "timetable-changed", data: { what: TAKEN_OVER } }],
      },
    );
    const rows = SOFT_WEIGHTS.map(({ key, label }) => ({
      challengeId,
      key: weightRuleKey(key),
      label,
      minutes: weights[key],
    }));
    await tx.timetableRule.deleteMany({ where: { challengeId, key: { in: rows.map(({ key }) => key) } } });
    await tx.timetableRule.createMany({ data: rows });
    await countRevisions(tx, challengeId);
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "weights of a timetable changed" } },
      now,
    );
  });
}
