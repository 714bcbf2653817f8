import type { SessionRow } from "./reading/read-session-rows.ts";
import { keyOf } from "./reading/sheet.ts";
import type { StandingSession } from "./standing-record.ts";

/**
 * Says which session of the record each row is: by the id the workspace gave, else by title and kind, and by day and time
 * where several have the same. Rows that are none are new; one that could be several is stopped.
 */
export function matchSessions(
  rows: readonly SessionRow[],
  standing: readonly StandingSession[],
): Map<SessionRow, StandingSession | null> {
  const matches = new Map<SessionRow, StandingSession | null>();
  const claimed = new Set<string>();
  const claim = (row: SessionRow, session: StandingSession) => {
    matches.set(row, session);
    claimed.add(session.id);
  };
  const byId = new Map(standing.map((one) => [one.id, one]));
  // Rows of another challenge's workbook are none of ours; a row between rows of ours was one.
  const isOurs = rows.some(({ reader }) => reader.id !== null && byId.has(reader.id));
  for (const row of rows) {
    const { id } = row.reader;
    if (id === null) continue;
    const session = byId.get(id);
    if (session === undefined && isOurs) {
      row.reader.stop(
        "title",
        "This session was cancelled or removed here after the workbook was made.",
        "Nothing, if that is right. To add it again as a new session, clear its workspace id.",
      );
      matches.set(row, null);
    } else if (session === undefined) {
      row.reader.note(
        "id",
        "No session in this timetable has this workspace id any more.",
        "It is looked for by its title, as if the cell were empty.",
      );
    } else if (claimed.has(session.id)) {
      row.reader.stop(
        "id",
        "Another row has the same workspace id.",
        "In the row that was copied, clear the workspace id.",
      );
      matches.set(row, session);
    } else claim(row, session);
  }
  const left = rows.filter((row) => !matches.has(row));
  for (const group of groupsOf(left)) {
    matchGroup(
      group,
      standing.filter((one) => !claimed.has(one.id) && isLike(one, group[0] as SessionRow)),
      claim,
    );
  }
  for (const row of left) if (!matches.has(row)) matches.set(row, null);
  noteTwins(left, matches);
  return matches;
}

/** Rows of one title and kind. */
function groupsOf(rows: readonly SessionRow[]): SessionRow[][] {
  const groups = new Map<string, SessionRow[]>();
  for (const row of rows) {
    if (row.title === "") continue;
    const key = `${keyOf(row.title)}|${row.said.kind ?? ""}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function isLike({ facts }: StandingSession, { title, said }: SessionRow): boolean {
  return keyOf(facts.title) === keyOf(title) && (said.kind === undefined || facts.kind === said.kind);
}

function matchGroup(
  rows: readonly SessionRow[],
  standing: readonly StandingSession[],
  claim: (row: SessionRow, session: StandingSession) => void,
): void {
  const left = [...standing];
  const open = new Set(rows);
  const pairBy = (isSame: (row: SessionRow, session: StandingSession) => boolean) => {
    for (const row of open) {
      const at = left.findIndex((session) => isSame(row, session));
      if (at < 0) continue;
      claim(row, left[at] as StandingSession);
      left.splice(at, 1);
      open.delete(row);
    }
  };
  // What stands at the day and time said is the one; then what stands on that day.
  pairBy(
    ({ said }, { facts }) => said.date != null && said.date === facts.date && said.start === facts.start,
  );
  pairBy(({ said }, { facts }) => said.date != null && said.date === facts.date);
  if (left.length === 0) return;
  if (open.size === left.length) {
    pairBy(() => true);
    return;
  }
  for (const row of open) {
    row.reader.stop(
      "title",
      `There are ${left.length} sessions of this title in the workspace that it could be.`,
      "Download the workbook as it stands and change that: its rows are tied to their sessions.",
    );
  }
}

/** New rows that say the very same. */
function noteTwins(
  rows: readonly SessionRow[],
  matches: ReadonlyMap<SessionRow, StandingSession | null>,
): void {
  const first = new Map<string, SessionRow>();
  for (const row of rows) {
    if (matches.get(row) !== null || row.title === "") continue;
    const key = JSON.stringify([keyOf(row.title), row.said, row.after ?? ""]);
    const twin = first.get(key);
    if (twin === undefined) first.set(key, row);
    else {
      row.reader.note(
        "title",
        `Row ${twin.reader.row.number} says the same. Both are imported.`,
        "Take one out if it was meant once.",
      );
    }
  }
}
