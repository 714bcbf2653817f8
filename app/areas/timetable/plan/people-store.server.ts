import type { VisitPermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { chosenRoomNeeds, featuresNeeded, type RoomNeed } from "./needs/room-needs.ts";
import type { TimetablePerson } from "./timetable-record.ts";
import type { PersonKind } from "./timetable-words.ts";

const PERSON = {
  id: true,
  name: true,
  jobTitle: true,
  kind: true,
  councilId: true,
  organisation: true,
  lineManagerId: true,
  accessNeeds: true,
  roomNeeds: true,
} as const;

/** Everybody the peers may meet, by name. Both sides may see names; addresses and needs are not in it. At most 1,000. */
export async function listPeople(permit: VisitPermit, client: Db = db): Promise<TimetablePerson[]> {
  const rows = await client.person.findMany({
    where: { challengeId: permit.challengeId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 1000,
    select: PERSON,
  });
  return rows.map(({ accessNeeds, roomNeeds, kind, ...row }) => ({
    ...row,
    kind: kind as PersonKind,
    featuresNeeded: featuresNeeded({ roomNeeds, accessNeeds }),
  }));
}

/** One person as those who arrange the visit see them. */
export interface PersonEntry extends Omit<TimetablePerson, "featuresNeeded"> {
  email: string | null;
  accessNeeds: string;
  roomNeeds: RoomNeed[];
  version: number;
}

/**
 * One person. The e-mail address and the access needs are given to those who arrange the visit (timetable.edit) and
 * are empty for everybody else. Throws not-found.
 */
export async function readPerson(
  permit: VisitPermit,
  personId: string,
  client: Db = db,
): Promise<PersonEntry> {
  const row = await client.person.findFirst({
    where: { id: personId, challengeId: permit.challengeId },
    select: { ...PERSON, email: true, version: true },
  });
  if (row === null) throw new AppError("not-found", "There is no such person in this timetable.");
  const mayArrange = permit.may("timetable.edit");
  return {
    ...row,
    kind: row.kind as PersonKind,
    email: mayArrange ? row.email : null,
    accessNeeds: mayArrange ? row.accessNeeds : "",
    roomNeeds: mayArrange ? chosenRoomNeeds(row.roomNeeds) : [],
  };
}
