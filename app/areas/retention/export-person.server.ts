import type { ChallengePermit } from "#app/access/permit.ts";
import { demand } from "#app/access/permit.ts";
import { readHeldOnPerson } from "#app/areas/timetable/keeping/interviewees.server.ts";
import type { Availability } from "#app/areas/timetable/plan/availability.ts";
import { chosenRoomNeeds, ROOM_NEED_NAMES } from "#app/areas/timetable/plan/needs/room-needs.ts";
import { listVisits } from "#app/areas/visits/read-visits.server.ts";
import { record } from "#app/audit/record.server.ts";
import { listMessagesOfSide } from "#app/mail/kept-messages.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";

/** All that is held on somebody whom the peers meet, as far as those who arrange the visit may see it. */
export interface PersonRecord {
  name: string;
  jobTitle: string;
  kind: string;
  council: string | null;
  organisation: string;
  email: string | null;
  lineManager: string | null;
  accessNeeds: string;
  /** What the room must have. */
  roomNeeds: string[];
  /** When they said that they can come, for each visit they were asked about. */
  availability: {
    visit: string;
    answer: Availability;
    note: string;
    times: { date: string; start: string; end: string }[];
  }[];
  sessions: { title: string; date: string | null; start: string | null; attended: boolean | null }[];
  invitations: { session: string; method: string; sentOn: string; answer: string | null }[];
  messages: { subject: string; status: string; queuedAt: string }[];
  isAnonymised: boolean;
}

/**
 * What is held on a person of the timetable. Notes are not in it: they are kept without the names of those who spoke,
 * on the peers' side (docs/domain.md, the wall). At most 500 of each list. Throws forbidden or not-found.
 */
export async function readPersonRecord(permit: ChallengePermit, personId: string): Promise<PersonRecord> {
  demand(permit, "personal-data.answer");
  const person = await readHeldOnPerson(permit, personId);
  if (person === null) throw new AppError("not-found", "There is no such person in this timetable.");
  const visits = await listVisits(permit.challengeId);
  const messages = person.email === null ? [] : await listMessagesOfSide(permit, person.email);
  return {
    name: person.name,
    jobTitle: person.jobTitle,
    kind: person.kind,
    council: person.council?.name ?? null,
    organisation: person.organisation,
    email: person.email,
    lineManager: person.lineManager?.name ?? null,
    accessNeeds: person.accessNeeds,
    roomNeeds: chosenRoomNeeds(person.roomNeeds).map((need) => ROOM_NEED_NAMES[need]),
    availability: visits.flatMap(({ id, name }) =>
      person.answers
        .filter(({ visitId }) => visitId === id)
        .map(({ availability, note, times }) => ({
          visit: name,
          answer: availability as Availability,
          note,
          times,
        })),
    ),
    sessions: person.sessions.map(({ attended, session }) => ({ ...session, attended })),
    invitations: person.invitations.map(({ method, queuedAt, session, replies }) => ({
      session: session.title,
      method,
      sentOn: queuedAt.toISOString(),
      answer: replies[0]?.answer ?? null,
    })),
    messages: messages.map(({ subject, status, createdAt }) => ({
      subject,
      status,
      queuedAt: createdAt.toISOString(),
    })),
    isAnonymised: person.anonymisedAt !== null,
  };
}

/** The same as a file for the person, and a line in the trail. Throws forbidden or not-found. */
export async function exportPerson(
  permit: ChallengePermit,
  personId: string,
  now: Date,
): Promise<{ name: string; text: string }> {
  const { isAnonymised: _, ...held } = await readPersonRecord(permit, personId);
  await transaction((tx) => record(tx, permit, { type: "person-exported", data: { personId } }, now));
  const text = JSON.stringify(
    {
      about: `What the workspace holds on ${held.name} for the challenge "${permit.challengeTitle}"`,
      madeAt: now.toISOString(),
      leftOut:
        "Notes of the peers: they are kept without the names of those who spoke. Ask the challenge manager.",
      held,
    },
    null,
    2,
  );
  return { name: held.name, text };
}
