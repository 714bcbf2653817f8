import type { PrismaClient } from "#app/platform/generated/prisma/client.ts";

/** The first phase on site of a challenge that was made with one. */
export async function firstVisitId(db: Pick<PrismaClient, "visit">, challengeId: string): Promise<string> {
  const { id } = await db.visit.findFirstOrThrow({
    where: { challengeId, kind: "on-site" },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return id;
}

/** Gives that phase other days, by writing rows; none at all without any. */
export async function setDaysOnSite(
  db: Pick<PrismaClient, "visit" | "visitDay">,
  challengeId: string,
  days: readonly string[],
): Promise<void> {
  const visitId = await firstVisitId(db, challengeId);
  await db.visitDay.deleteMany({ where: { visitId } });
  await db.visitDay.createMany({ data: days.map((date) => ({ visitId, date })) });
}
