import { demand, type VisitPermit } from "#app/access/permit.ts";
import { forgetPurposeLinks } from "#app/access/purpose-links/purpose-links.server.ts";
import { isCouncilOf } from "#app/areas/challenge/read-challenge.server.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { keepAnswers, readAnswer } from "./answers.server.ts";
import { writtenDown } from "./availability.ts";
import { countRevisions } from "./change-timetable.server.ts";
import { changesOfPerson } from "./changes-in-the-trail.server.ts";
import type { PersonInput } from "./forms.ts";
import { storedRoomNeeds } from "./needs/room-needs.ts";

/**
 * Adds somebody the peers may meet (`personId` null) or changes the entry; returns the id. When they can come is written down for the visit of the
 * permit. Throws forbidden,
 * not-found, conflict when somebody saved meanwhile, or invalid for a council or line manager that is not of this
 * challenge, and for people who would manage each other in a circle.
 */
export async function savePerson(
  permit: VisitPermit,
  personId: string | null,
  input: PersonInput,
  now: Date,
): Promise<string> {
  demand(permit, "timetable.edit");
  const { version, email, roomNeeds, availability, times, availabilityNote, ...facts } = input;
  const { challengeId } = permit;
  return transaction(async (tx) => {
    const id = personId ?? newId();
    await checkLinks(tx, challengeId, id, input);
    const data = {
      ...facts,
      email: email ?? null,
      ...(roomNeeds === undefined ? {} : { roomNeeds: storedRoomNeeds(roomNeeds) }),
    };
    if (personId === null) {
      await tx.person.create({ data: { id, challengeId, ...data }, select: { id: true } });
    } else {
      const { count } = await tx.person.updateMany({
        where: { id, challengeId, version },
        data: { ...data, version: { increment: 1 } },
      });
      if (count === 0) {
        const there = await tx.person.count({ where: { id, challengeId } });
        throw there === 0
          ? new AppError("not-found", "There is no such person in this timetable.")
          : await savedMeanwhile(tx, changesOfPerson(challengeId, id));
      }
    }
    if (availability !== undefined || availabilityNote !== undefined) {
      const before = await readAnswer(permit, id, tx);
      const said = {
        availability: availability ?? before.availability,
        times: availability === undefined ? before.times : (times ?? []),
        note: availabilityNote,
      };
      await keepAnswers(tx, permit, new Map([[id, writtenDown(before, said, now)]]));
    }
    await countRevisions(tx, challengeId);
    const what = personId === null ? "person added" : "person changed";
    await record(tx, permit, { type: "timetable-changed", data: { what, id } }, now);
    return id;
  });
}

async function checkLinks(tx: Tx, challengeId: string, id: string, input: PersonInput): Promise<void> {
  if (input.councilId !== null && !(await isCouncilOf(challengeId, input.councilId, tx))) {
    throw new AppError("invalid", "Choose a council of this challenge.", { field: "councilId" });
  }
  // Up the line of managers: it must end, and not at the person.
  const seen = new Set([id]);
  for (let managerId = input.lineManagerId; managerId !== null; ) {
    if (seen.has(managerId)) {
      throw new AppError(
        "invalid",
        "Choose somebody else: these people would manage each other in a circle.",
        {
          field: "lineManagerId",
        },
      );
    }
    seen.add(managerId);
    const manager: { lineManagerId: string | null } | null = await tx.person.findFirst({
      where: { id: managerId, challengeId },
      select: { lineManagerId: true },
    });
    if (manager === null) {
      throw new AppError("invalid", "Choose a line manager from the people of this timetable.", {
        field: "lineManagerId",
      });
    }
    managerId = manager.lineManagerId;
  }
}

/**
 * Removes somebody who is in no session. People they manage are left without a line manager. Throws forbidden,
 * not-found or invalid.
 */
export async function removePerson(permit: VisitPermit, personId: string, now: Date): Promise<void> {
  demand(permit, "timetable.edit");
  const { challengeId } = permit;
  await transaction(async (tx) => {
    const person = await tx.person.findFirst({
      where: { id: personId, challengeId },
      select: {
        id: true,
        sessions: { where: { session: { status: "planned" } }, select: { sessionId: true } },
      },
    });
    if (person === null) throw new AppError("not-found", "There is no such person in this timetable.");
    if (person.sessions.length > 0) {
      throw new AppError(
        "invalid",
        "This person is in the timetable. Remove them from their sessions first.",
      );
    }
    // Without the person there is nobody left to send the cancellation to.
    const entries = await tx.calendarInvitation.count({
      where: { personId, challengeId, method: "REQUEST" },
    });
    if (entries > 0) {
      throw new AppError(
        "invalid",
        "This person was invited to a session they are no longer in. Release the timetable, so that they are told, then remove them.",
      );
    }
    await tx.person.updateMany({
      where: { challengeId, lineManagerId: personId },
      data: { lineManagerId: null },
    });
    await forgetPurposeLinks(tx, { challengeId, recordIds: [personId] });
    await tx.person.delete({ where: { id: personId }, select: { id: true } });
    await countRevisions(tx, challengeId);
    await record(
      tx,
      permit,
      { type: "timetable-changed", data: { what: "person removed", id: personId } },
      now,
    );
  });
}
