import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { settleDates } from "#app/areas/challenge/dates-that-move.server.ts";
import { readBaseDays } from "#app/areas/challenge/read-bases.server.ts";
import { listSessionPlaces, writeSessionPlaces } from "#app/areas/timetable/plan/session-places.server.ts";
import { daysInWords, placesPutBack, toPutBack } from "#app/areas/visits/postponement.ts";
import { listPostponements, writePutBack } from "#app/areas/visits/postponements.server.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { PUT_OFF_WORDS } from "#app/areas/visits/visit-words.ts";
import { writeDays } from "#app/areas/visits/write-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { takenTwice } from "./new-days.ts";
import { refuseWhatHappened, tellInvited } from "./postpone.server.ts";
import { tellOfMarks, tellOfVisit } from "./tell-of-postponing.server.ts";

/**
 * Puts visits back on the days they had before a postponement: sessions and the key dates that follow go back with them, its marks are
 * lifted, those of an earlier one count again, and whoever was told is told. Visits that were removed since stay so. Throws forbidden, or
 * conflict when one of them was put off again since, or a day was given to another visit.
 */
export async function putVisitsBack(
  permit: ChallengePermit,
  { postponementId, reason }: { postponementId: string; reason: string },
  now: Date,
): Promise<void> {
  demand(permit, "visits.manage");
  await transaction(async (tx) => {
    const standing = toPutBack(await listPostponements(permit, tx)).find(({ id }) => id === postponementId);
    if (standing === undefined) {
      throw new AppError(
        "conflict",
        "It was put back already, or the visit was postponed again since. Look at the days as they are now.",
      );
    }
    const visits = await listVisits(permit.challengeId, tx);
    const back = standing.visits.flatMap((one) => {
      const visit = visits.find(({ id }) => id === one.visitId);
      return visit === undefined ? [] : [{ visit, postponed: one }];
    });
    await refuseWhatHappened(
      tx,
      permit,
      back.map(({ visit }) => visit),
    );
    const toBe = visits.map((visit) => ({
      ...visit,
      days: back.find((one) => one.visit.id === visit.id)?.postponed.earlierDays ?? visit.days,
    }));
    const taken = takenTwice(toBe);
    if (taken !== null) throw new AppError("conflict", taken.message);
    const before = await readBaseDays(permit.challengeId, tx);
    for (const { visit, postponed } of back) {
      const at = { challengeId: permit.challengeId, visitId: visit.id };
      const places = placesPutBack(await listSessionPlaces(tx, at), postponed);
      await writeDays(tx, visit.id, postponed.earlierDays);
      await writeSessionPlaces(tx, at, places);
    }
    await writePutBack(tx, permit, { id: postponementId, reason }, now);
    // What was left where it was counts from the earlier days: it is there already, and nothing of it moves.
    const dates = await settleDates(tx, permit, { before, moveDates: "move" }, now);
    for (const { visit, postponed } of back) {
      await tellOfVisit(tx, permit, visit, { earlier: null, now: postponed.earlierDays }, now);
      const { what, take } = PUT_OFF_WORDS[visit.kind];
      const because = `${what} ${take} place on the earlier days again: ${daysInWords(postponed.earlierDays)}.`;
      await tellInvited(tx, permit, visit.id, because, now);
    }
    await tellOfMarks(tx, permit, now);
    const data = {
      postponementId,
      marksLifted: standing.marks.length,
      what: dates ?? "no key date follows",
    };
    await record(tx, permit, { type: "visits-put-back", data }, now);
  });
}
