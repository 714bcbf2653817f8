import { rowsIn } from "#app/platform/counting.server.ts";
import { Prisma } from "#app/platform/generated/prisma/client.ts";

/** How far the scope of a challenge is: both sides of the wall may know. */
export function scopeCounts(challengeId: string) {
  return {
    prompts: rowsIn("Prompt", challengeId),
    clauses: rowsIn("Clause", challengeId),
    untracedPrompts: rowsIn(
      "Prompt",
      challengeId,
      Prisma.sql`AND NOT EXISTS (SELECT 1 FROM "PromptClause" l WHERE l."promptId" = t."id")`,
    ),
    warnings: rowsIn("ScopeWarning", challengeId),
    openWarnings: rowsIn("ScopeWarning", challengeId, Prisma.sql`AND t."answeredAt" IS NULL`),
  };
}
