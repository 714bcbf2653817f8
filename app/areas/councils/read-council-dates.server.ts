import type { ChallengePermit } from "#app/access/permit.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import type { BodyKind } from "./body-kinds.ts";
import { type CouncilElectionOfYear, electionsOf } from "./elections.ts";

/** What a challenge may know of the dates of one of its councils. Days are "YYYY-MM-DD". */
export interface CouncilDatesOfChallenge {
  /** Of the participating council, and of the record it points to. */
  councilId: string;
  recordId: string;
  /** As the challenge calls it. */
  name: string;
  lastDay: string | null;
  successorName: string;
  /** One entry a year of which somebody spoke; of the others it is not known whether the council votes. */
  elections: CouncilElectionOfYear[];
  /** Its bodies, but for those that are no longer used; meetings in order. */
  bodies: { id: string; name: string; kind: BodyKind; meetings: string[]; paperDays: number | null }[];
}

/** The dates of the councils of a challenge, in their order; one without a record is left out. */
export async function listCouncilDates(
  { challengeId }: Pick<ChallengePermit, "challengeId">,
  client: Db = db,
): Promise<CouncilDatesOfChallenge[]> {
  const rows = await client.council.findMany({
    where: { participations: { some: { challengeId } } },
    select: {
      id: true,
      lastDay: true,
      successorName: true,
      participations: { where: { challengeId }, select: { id: true, name: true, position: true } },
      elections: {
        select: {
          year: true,
          number: true,
          votes: true,
          isTakenOut: true,
          pollingDay: true,
          periodStart: true,
          source: true,
        },
      },
      bodies: {
        where: { body: { endedAt: null } },
        orderBy: { body: { name: "asc" } },
        take: 300,
        select: {
          body: {
            select: {
              id: true,
              name: true,
              kind: true,
              paperDays: true,
              meetings: { orderBy: { day: "asc" }, select: { day: true } },
            },
          },
        },
      },
    },
  });
  return rows
    .flatMap(({ id, lastDay, successorName, elections, bodies, participations }) =>
      participations.map(({ id: councilId, name, position }) => ({
        position,
        councilId,
        recordId: id,
        name,
        lastDay,
        successorName,
        elections: electionsOf(elections),
        bodies: bodies.map(({ body: { kind, meetings, ...body } }) => ({
          ...body,
          kind: kind as BodyKind,
          meetings: meetings.map(({ day }) => day),
        })),
      })),
    )
    .sort((a, b) => a.position - b.position)
    .map(({ position: _, ...dates }) => dates);
}
