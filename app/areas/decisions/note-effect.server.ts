import type { Stage } from "#app/access/permissions.ts";
import { BY_ITSELF, recordOutsideChallenge } from "#app/audit/record.server.ts";
import { type Day, dayOf } from "#app/platform/days.ts";
import { db, transaction } from "#app/platform/db.server.ts";
import { keepAgreedOn, readAgreedOn } from "./agreement-day.server.ts";
import type { DecisionSubject } from "./decision-words.ts";

/** More than take effect in a day: the rest follows within the hour. */
const MOST_AT_ONCE = 200;

/** Of a challenge that is closed nothing is changed: what takes effect meanwhile is noted when it is opened again. */
const due = (today: Day) => ({
  effectNotedAt: null,
  takesEffectOn: { lte: today },
  challenge: { stage: { not: "closed" satisfies Stage } },
});

/** Whether the day of some decision has come since this was last looked at. */
export async function hasNewEffects(now: Date): Promise<boolean> {
  return (await db.decision.count({ where: due(dayOf(now)) })) > 0;
}

/**
 * Does what follows when the day comes on which a decision takes effect, after call-in: the key date is written, and the trail says
 * so. Each decision once; of one that was corrected meanwhile nothing follows. Returns the ids of those that took effect.
 */
export async function noteEffects(now: Date): Promise<string[]> {
  const today = dayOf(now);
  return transaction(async (tx) => {
    const rows = await tx.decision.findMany({
      where: due(today),
      orderBy: [{ takesEffectOn: "asc" }, { id: "asc" }],
      take: MOST_AT_ONCE,
      select: {
        id: true,
        challengeId: true,
        councilId: true,
        about: true,
        supersededBy: { select: { id: true } },
      },
    });
    await tx.decision.updateMany({
      where: { id: { in: rows.map(({ id }) => id) } },
      data: { effectNotedAt: now },
    });
    const standing = rows.filter(({ supersededBy }) => supersededBy === null);
    for (const { id, challengeId, councilId, about } of standing) {
      const before = await readAgreedOn(tx, challengeId, about as DecisionSubject);
      await keepAgreedOn(tx, { challengeId, about: about as DecisionSubject, before }, today);
      const event = { type: "decision-took-effect", data: { decisionId: id, councilId, about } } as const;
      await recordOutsideChallenge(tx, { ...BY_ITSELF, challengeId }, event, now);
    }
    return standing.map(({ id }) => id);
  });
}
