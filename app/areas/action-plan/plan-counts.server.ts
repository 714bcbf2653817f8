import { rowsIn } from "#app/platform/counting.server.ts";
import type { Day } from "#app/platform/days.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** How far a council's plan is, for its own office. */
export function planCounts(challengeId: string, councilId: string) {
  const own = Prisma.sql`AND t."councilId" = ${councilId}`;
  return {
    responses: rowsIn("Response", challengeId, own),
    actions: rowsIn("Action", challengeId, own),
  };
}

/** The actions of a council, or of one of its owners, and how they stand by their last update. `today` is in London. */
export function actionCounts(challengeId: string, councilId: string, ownerId: string | null, today: Day) {
  const held =
    ownerId === null
      ? Prisma.sql`AND t."councilId" = ${councilId}`
      : Prisma.sql`AND t."councilId" = ${councilId} AND t."ownerAccountId" = ${ownerId}`;
  const finished = Prisma.sql`COALESCE((SELECT u."rating" FROM "ActionUpdate" u WHERE u."actionId" = t."id"
    ORDER BY u."madeAt" DESC, u."id" DESC LIMIT 1), '') IN ('complete', 'business-as-usual')`;
  return {
    actionsHeld: rowsIn("Action", challengeId, held),
    actionsFinished: rowsIn("Action", challengeId, Prisma.sql`${held} AND ${finished}`),
    actionsWithoutUpdate: rowsIn(
      "Action",
      challengeId,
      Prisma.sql`${held} AND NOT EXISTS (SELECT 1 FROM "ActionUpdate" u WHERE u."actionId" = t."id")`,
    ),
    actionsOverdue: rowsIn(
      "Action",
      challengeId,
      Prisma.sql`${held} AND t."dueOn" < ${today} AND NOT (${finished})`,
    ),
  };
}
