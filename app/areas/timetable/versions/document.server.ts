import type { VisitPermit } from "#app/access/permit.ts";
import { dayOf } from "#app/platform/days.ts";
import type { WordDocument } from "#app/word/document.ts";
import { confidentialIds, hideConfidential } from "../plan/confidential-sessions.ts";
import { visitRange } from "../plan/day-plan.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
import { readTimetable } from "../plan/read-timetable.server.ts";
import type { ReleasedSession } from "../plan/released-sessions.ts";
import { releasedSessions } from "../plan/released-sessions.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { timetableChanges } from "./changes.ts";
import { composeTimetable, type TimetableDocument } from "./compose-timetable.ts";

/** A record as a document. `version` is what it will be released as, or null for a working copy. */
export function documentOf(
  record: TimetableRecord,
  before: readonly ReleasedSession[] | null,
  version: { number: number; name: string } | null,
  now: Date,
): TimetableDocument {
  const sessions = releasedSessions(record, before ?? []);
  const hidden = confidentialIds(before ?? [], sessions);
  const councilNames = new Map(record.councils.map((council) => [council.id, council.name]));
  return composeTimetable({
    challengeTitle: record.challengeTitle,
    councils: record.councils.map((council) => council.name),
    visitKind: record.visit.kind,
    onSite: visitRange(record.visit),
    today: dayOf(now),
    version: version?.number ?? null,
    versionName: version?.name ?? "",
    sessions,
    people: record.people.map((person) => ({
      name: person.name,
      detail: [person.jobTitle, person.organisation || (councilNames.get(person.councilId ?? "") ?? "")]
        .filter((part) => part !== "")
        .join(", "),
    })),
    changes:
      before === null
        ? []
        : timetableChanges(hideConfidential(before, hidden), hideConfidential(sessions, hidden)),
  });
}

/** For the command line: the timetable as it stands today. */
export async function composeTimetableDocument(permit: VisitPermit): Promise<WordDocument> {
  const record = await readTimetable(permit);
  const last = await readLastRelease(permit);
  return documentOf(record, last?.sessions ?? null, null, new Date());
}
