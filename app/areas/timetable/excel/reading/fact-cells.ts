import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { PERSON_KIND_NAMES, SESSION_KIND_NAMES } from "../../plan/timetable-words.ts";
import { type RecordNames, ROLE, SITE_PLACE } from "../record-names.ts";
import type { PersonFacts, SessionFacts } from "../standing-record.ts";
import type { NameIndex } from "./name-index.ts";
import { availabilityText } from "./read-availability.ts";

/** What stands in each column, by the column's key, in words that are read back as the same facts. */
export type Cells = Record<string, string>;

export function personCells(facts: PersonFacts, names: RecordNames & { people: NameIndex }): Cells {
  return {
    name: facts.name,
    jobTitle: facts.jobTitle,
    kind: PERSON_KIND_NAMES[facts.kind],
    council: facts.councilId === null ? "" : names.councils.referTo(facts.councilId),
    organisation: facts.organisation,
    email: facts.email ?? "",
    lineManager: facts.lineManagerKey === null ? "" : names.people.referTo(facts.lineManagerKey),
    accessNeeds: facts.accessNeeds,
    availability: availabilityText(facts),
  };
}

export function sessionCells(
  facts: SessionFacts,
  names: RecordNames & { people: NameIndex; sessions: NameIndex },
): Cells {
  const place = facts.roomId ?? (facts.siteId === null ? null : SITE_PLACE + facts.siteId);
  return {
    title: facts.title,
    kind: SESSION_KIND_NAMES[facts.kind],
    minutes: String(facts.minutes),
    people: list(facts.personKeys.map((key) => names.people.referTo(key))),
    peersNeeded: facts.isAllPeers ? "All" : facts.peersNeeded === null ? "" : String(facts.peersNeeded),
    peers: list([
      ...facts.requiredRoles.map((role) => names.peers.referTo(ROLE + role)),
      ...facts.wantedPeerIds.map((id) => names.peers.referTo(id)),
    ]),
    assigned: list(facts.assignedPeerIds.map((id) => names.peers.referTo(id))),
    themes: list(facts.themeIds.map((id) => names.themes.referTo(id))),
    prompts: list(facts.promptIds.map((id) => names.prompts.referTo(id))),
    sites: list([
      ...(facts.isOnline ? ["Online"] : []),
      ...facts.allowedSiteIds.map((id) => names.sites.referTo(id)),
    ]),
    day: facts.date === null ? "" : formatDayWithWeekday(facts.date),
    start: facts.start ?? "",
    room: place === null ? "" : names.rooms.referTo(place),
    join: facts.joinAddress,
    fixed: facts.isFixed ? "Yes" : "No",
    after: list(facts.afterKeys.map((key) => names.sessions.referTo(key))),
    council: facts.councilId === null ? "" : names.councils.referTo(facts.councilId),
    purpose: facts.purpose,
    confidential: facts.isConfidential ? "Yes" : "No",
  };
}

/** In one order, so that the order in which something was entered is no difference. */
function list(names: string[]): string {
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, "en-GB")).join("; ");
}
