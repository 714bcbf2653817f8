import { demand, type VisitPermit } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { refuseIfSaved } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { countRevisions } from "./change-timetable.server.ts";
import type { RoomInput, SiteInput } from "./forms.ts";
import { readSite } from "./store.server.ts";
import type { SiteJoining } from "./timetable-record.ts";

/**
 * Adds a site (`siteId` null) or changes one; returns its id. What its visitors have to know stays as it is where it is not given. Throws forbidden, not-found, conflict, or invalid at `name` when
 * the challenge has a site of that name already.
 */
export async function saveSite(
  permit: VisitPermit,
  siteId: string | null,
  input: Pick<SiteInput, "name" | "address" | "version"> & Partial<SiteJoining>,
  now: Date,
): Promise<string> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    const id = siteId ?? newId();
    const same = await tx.site.count({ where: { challengeId, name: input.name, id: { not: id } } });
    if (same > 0) {
      throw new AppError("invalid", `There is a site called ${input.name} already.`, { field: "name" });
    }
    const { version: _opened, ...data } = input;
    if (siteId === null) {
      const position = await nextSitePosition(tx, challengeId);
      await tx.site.create({ data: { id, challengeId, position, ...data }, select: { id: true } });
    } else {
      await refuseIfSaved(
        tx,
        { opened: input.version ?? 0, stored: (await readSite(permit, id, tx)).version },
        { challengeId, by: [{ type: "timetable-changed", data: { what: "site changed", id } }] },
      );
      await tx.site.updateMany({
        where: { id, challengeId },
        data: { ...data, version: { increment: 1 } },
      });
    }
    const what = siteId === null ? "site added" : "site changed";
    await countRevisions(tx, permit.challengeId);
    await record(tx, permit, { type: "timetable-changed", data: { what, id } }, now);
    return id;
  });
}

async function nextSitePosition(tx: Tx, challengeId: string): Promise<number> {
  const last = await tx.site.aggregate({ where: { challengeId }, _max: { position: true } });
  return (last._max.position ?? 0) + 1;
}

/** Removes a site nothing is planned at, with its rooms and journeys. Throws forbidden, not-found or invalid. */
export async function removeSite(permit: VisitPermit, siteId: string, now: Date): Promise<void> {
  demand(permit, "timetable.edit");
  await transaction(async (tx) => {
    const site = await tx.site.findFirst({
      where: { id: siteId, challengeId: permit.challengeId },
      select: { id: true, _count: { select: { sessions: true } } },
    });
    if (site === null) throw new AppError("not-found", "There is no such site in this timetable.");
    if (site._count.sessions > 0) {
      throw new AppError("invalid", "Sessions are planned at this site. Move them elsewhere first.");
    }
    await tx.site.delete({ where: { id: siteId }, select: { id: true } });
    await countRevisions(tx, permit.challengeId);
    await record(tx, permit, { type: "timetable-changed", data: { what: "site removed", id: siteId } }, now);
  });
}

/**
 * Adds a room to a site (`roomId` null) or changes one; returns its id. Throws forbidden, not-found, conflict, or invalid at
 * `name` when the site has a room of that name already.
 */
export async function saveRoom(
  permit: VisitPermit,
  siteId: string,
  roomId: string | null,
  input: RoomInput,
  now: Date,
): Promise<string> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  return transaction(async (tx) => {
    if ((await tx.site.count({ where: { id: siteId, challengeId } })) === 0) {
      throw new AppError("not-found", "There is no such site in this timetable.");
    }
    const id = roomId ?? newId();
    const same = await tx.room.count({ where: { challengeId, siteId, name: input.name, id: { not: id } } });
    if (same > 0) {
      throw new AppError("invalid", `This site has a room called ${input.name} already.`, { field: "name" });
    }
    const data = {
      name: input.name,
      capacity: input.capacity,
      isStepFree: input.features.includes("step-free"),
      hasHearingLoop: input.features.includes("hearing-loop"),
    };
    if (roomId === null) {
      const last = await tx.room.aggregate({ where: { challengeId, siteId }, _max: { position: true } });
      const position = (last._max.position ?? 0) + 1;
      await tx.room.create({ data: { id, challengeId, siteId, position, ...data }, select: { id: true } });
    } else {
      const where = { id, challengeId, siteId };
      const there = await tx.room.findFirst({ where, select: { version: true } });
      if (there === null) throw new AppError("not-found", "There is no such room at this site.");
      await refuseIfSaved(
        tx,
        { opened: input.version ?? 0, stored: there.version },
        { challengeId, by: [{ type: "timetable-changed", data: { what: "room changed", id } }] },
      );
      await tx.room.updateMany({ where, data: { ...data, version: { increment: 1 } } });
    }
    const what = roomId === null ? "room added" : "room changed";
    await countRevisions(tx, permit.challengeId);
    await record(tx, permit, { type: "timetable-changed", data: { what, id } }, now);
    return id;
  });
}

/** Removes a room nothing is planned in. Throws forbidden, not-found or invalid. */
export async function removeRoom(permit: VisitPermit, roomId: string, now: Date): Promise<void> {
  demand(permit, "timetable.edit");
  await transaction(async (tx) => {
    const room = await tx.room.findFirst({
      where: { id: roomId, challengeId: permit.challengeId },
      select: { id: true, _count: { select: { sessions: true } } },
    });
    if (room === null) throw new AppError("not-found", "There is no such room in this timetable.");
    if (room._count.sessions > 0) {
      throw new AppError("invalid", "Sessions are planned in this room. Move them elsewhere first.");
    }
    await tx.room.delete({ where: { id: roomId }, select: { id: true } });
    await countRevisions(tx, permit.challengeId);
    await record(tx, permit, { type: "timetable-changed", data: { what: "room removed", id: roomId } }, now);
  });
}
