import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { countRevisions } from "./change-timetable.server.ts";
import { TAKEN_OVER } from "./changes-in-the-trail.server.ts";
import type { JourneysInput } from "./forms.ts";
import { listJourneys, listSites } from "./store.server.ts";
import { journeyRows, journeysMark } from "./travel.ts";

/**
 * Writes how many minutes the journey between sites takes, each way by itself; one without minutes is forgotten.
 * Pairs that are not named stay as they are. `version` of the input is the
 * mark of the journeys on the form (`journeysMark`). Throws forbidden, conflict, or invalid for a site of another challenge.
 */
export async function saveTravel(permit: VisitPermit, input: JourneysInput, now: Date): Promise<void> {
  demand(permit, "timetable.edit");
  await transaction(async (tx) => {
    const sites = await listSites(permit, tx);
    await refuseIfSaved(
      tx,
      {
        opened: input.version ?? "",
        stored: journeysMark(journeyRows(sites, await listJourneys(permit, tx))),
      },
      {
        challengeId: permit.challengeId,
        by: [{ type: "timetable-changed", data: { what: "journeys changed" } }],
        or: [{ type: "timetable-changed", data: { what: [TAKEN_OVER, "site added", "site removed"] } }],
      },
    );
    const known = new Set(sites.map((site) => site.id));
    for (const { fromSiteId, toSiteId, minutes } of input.journeys) {
      if (!known.has(fromSiteId) || !known.has(toSiteId) || fromSiteId === toSiteId) {
        throw new AppError("invalid", "Choose two different sites of this timetable.");
      }
      await tx.siteTravel.deleteMany({ where: { fromSiteId, toSiteId } });
      if (minutes === undefined) continue;
      await tx.siteTravel.create({
        data: { fromSiteId, toSiteId, minutes },
        select: { minutes: true },
      });
    }
    await countRevisions(tx, permit.challengeId);
    await record(tx, permit, { type: "timetable-changed", data: { what: "journeys changed" } }, now);
  });
}
