import { db } from "../platform/db.server.ts";
import { type CouncilRecordRole, councilRecordRole } from "./council-permissions.ts";
import { openMembership } from "./open-membership.server.ts";
import type { Role, Stage } from "./permissions.ts";
import type { RouteArgs } from "./route-request.server.ts";

/** What the guard needs to let somebody into a council's record. */
export interface CouncilRecordFacts {
  councilId: string;
  councilName: string;
  role: CouncilRecordRole;
}

/** What an account is to a council's record; null when it is nothing to it, or there is no such record. */
async function readCouncilRecordFacts(
  accountId: string,
  councilId: string,
  now: Date,
): Promise<CouncilRecordFacts | null> {
  const council = await db.council.findUnique({
    where: { id: councilId },
    select: {
      name: true,
      keepers: { where: { accountId }, select: { accountId: true } },
      participations: {
        select: {
          memberships: {
            where: { accountId, ...openMembership(now) },
            select: { role: true, challenge: { select: { stage: true } } },
          },
        },
      },
    },
  });
  if (council === null) return null;
  const role = councilRecordRole({
    isKeeper: council.keepers.length > 0,
    places: council.participations.flatMap(({ memberships }) =>
      memberships.map((place) => ({ role: place.role as Role, stage: place.challenge.stage as Stage })),
    ),
  });
  return role === null ? null : { councilId, councilName: council.name, role };
}

/** Which of some councils' records an account may open: for showing a link. */
export async function openableRecords(
  accountId: string,
  recordIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const open: string[] = [];
  for (const id of recordIds) {
    if ((await readCouncilRecordFacts(accountId, id, now)) !== null) open.push(id);
  }
  return open;
}

const factsByRequest = new WeakMap<object, Map<string, Promise<CouncilRecordFacts | null>>>();

/** The same, read once a request: a page asks for its frame and itself. */
export function councilRecordFactsOf(
  args: RouteArgs,
  accountId: string,
  councilId: string,
  now: Date,
): Promise<CouncilRecordFacts | null> {
  const known = factsByRequest.get(args.context) ?? new Map<string, Promise<CouncilRecordFacts | null>>();
  factsByRequest.set(args.context, known);
  const key = `${accountId} ${councilId}`;
  const found = known.get(key) ?? readCouncilRecordFacts(accountId, councilId, now);
  known.set(key, found);
  return found;
}
