/** What has to be over before the final feedback. */

/** A session as far as its order is concerned. */
export interface OrderedSession {
  id: string;
  kind: string;
  /** Sessions that have ended before it starts, by id. */
  after: readonly string[];
  /** It comes after a final feedback that is not among the sessions. */
  afterFinal?: boolean | undefined;
}

/** The peers' own meetings, in which the final feedback is prepared. */
const OF_THE_TEAM: ReadonlySet<string> = new Set(["team-meeting", "daily-feedback"]);

/** The sessions that come after one of `first`, in one step or several, and those themselves, by id. */
export function followersOf(
  sessions: readonly Pick<OrderedSession, "id" | "after">[],
  first: readonly string[],
): Set<string> {
  const follows = new Set(first);
  for (let grown = 0; grown !== follows.size; ) {
    grown = follows.size;
    for (const { id, after } of sessions) if (after.some((x) => follows.has(x))) follows.add(id);
  }
  return follows;
}

/**
 * For each session the sessions that come before it, by id, and how many minutes before its start they are over: those it waits for (0), and, with
 * `prepareMinutes`, all others for a final feedback, but those that wait for one themselves, which are marked so. Meetings of the team may last
 * until it starts; anything else leaves `prepareMinutes` to prepare it. Left out, nobody asks for that.
 */
export function ordersOf(
  sessions: readonly OrderedSession[],
  prepareMinutes?: number,
): Map<string, Map<string, number>> {
  const orders = new Map(sessions.map(({ id, after }) => [id, new Map(after.map((x) => [x, 0]))]));
  if (prepareMinutes === undefined) return orders;
  const finals = sessions.filter(({ kind }) => kind === "final-feedback");
  const marked = sessions.filter(({ afterFinal }) => afterFinal === true);
  const follows = followersOf(
    sessions,
    [...finals, ...marked].map(({ id }) => id),
  );
  for (const final of finals) {
    const own = orders.get(final.id);
    for (const { id, kind } of sessions) {
      if (!follows.has(id)) own?.set(id, OF_THE_TEAM.has(kind) ? 0 : prepareMinutes);
    }
  }
  return orders;
}
