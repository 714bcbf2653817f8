import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import type { Frequency } from "./reporting.ts";

export interface ReportingLineInput {
  body: string;
  purpose: string;
  frequency: Frequency;
  /** Of the entry when the form was opened; none for a new one. */
  version?: number | undefined;
}

/** Adds a body the plan is reported to (`routeId` null) or changes one. Throws forbidden, not-found, or conflict. */
export async function saveReportingLine(
  permit: CouncilPermit,
  routeId: string | null,
  { version = 0, ...input }: ReportingLineInput,
  now: Date,
): Promise<string> {
  demand(permit, "plan.write");
  const { challengeId, councilId } = permit;
  return transaction(async (tx) => {
    const id = routeId ?? newId();
    if (routeId === null) {
      const position = await tx.reportingRoute.count({ where: { challengeId, councilId } });
      await tx.reportingRoute.create({
        data: { id, challengeId, councilId, position, ...input },
        select: { id: true },
      });
    } else {
      const where = { id, challengeId, councilId };
      const there = await tx.reportingRoute.findFirst({ where, select: { version: true } });
      if (there === null) throw new AppError("not-found", "There is no such body.");
      await refuseIfSaved(
        tx,
        { opened: version, stored: there.version },
        { challengeId, by: [{ type: "reporting-route-changed", data: { routeId: id } }] },
      );
      await tx.reportingRoute.updateMany({ where, data: { ...input, version: { increment: 1 } } });
    }
    await record(tx, permit, { type: "reporting-route-changed", data: { routeId: id } }, now);
    return id;
  });
}

/** Takes a body off the list. Throws forbidden or not-found. */
export async function removeReportingLine(permit: CouncilPermit, routeId: string, now: Date): Promise<void> {
  demand(permit, "plan.write");
  const { challengeId, councilId } = permit;
  await transaction(async (tx) => {
    const { count } = await tx.reportingRoute.deleteMany({ where: { id: routeId, challengeId, councilId } });
    if (count === 0) throw new AppError("not-found", "There is no such body.");
    await record(tx, permit, { type: "reporting-route-changed", data: { routeId } }, now);
  });
}
