/** Calendar files (RFC 5545): the entry that goes with an invitation (RFC 5546), and a whole calendar to subscribe to. */
import { TZDate } from "@date-fns/tz";
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
} from "ical-generator";
import { calendarLine, calendarText } from "#app/platform/calendars/calendar-text.ts";
import { isJoinLink, joinedWhere } from "../plan/needs/join-address.ts";

const ZONE = "Europe/London";

/** British time since 1996 (Summer Time Order 2002): forward on the last Sunday of March, back on the last of October, at 1:00 UTC. */
const LONDON_TIMES = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/London",
  "X-LIC-LOCATION:Europe/London",
  "BEGIN:DAYLIGHT",
  "TZNAME:BST",
  "TZOFFSETFROM:+0000",
  "TZOFFSETTO:+0100",
  "DTSTART:19960331T010000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "END:DAYLIGHT",
  "BEGIN:STANDARD",
  "TZNAME:GMT",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0000",
  "DTSTART:19961027T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "END:STANDARD",
  "END:VTIMEZONE",
  "",
].join("\r\n");

/** One entry of a calendar. */
export interface CalendarEntry {
  uid: string;
  sequence: number;
  title: string;
  date: string;
  /** "HH:MM" in London. */
  start: string;
  minutes: number;
  where: string;
  /** A link or a telephone number by which people join; empty for none. */
  joinAddress: string;
  /** A page to open, if there is one. */
  href?: string;
  /** Paragraphs. */
  about: readonly string[];
  isPrivate: boolean;
}

/** Somebody named in an entry. */
export interface CalendarParty {
  name: string;
  address: string;
}

/**
 * An entry that goes with a message: a request puts it into the calendar or changes it, a cancellation takes it out. A file
 * holds one entry, because Outlook reads only the first (MS-STANOICAL 2.2.175; docs/decisions/0770).
 */
export function invitationCalendar(
  method: "REQUEST" | "CANCEL",
  entry: CalendarEntry,
  { organiser, attendee, now }: { organiser: CalendarParty; attendee: CalendarParty; now: Date },
): string {
  const calendar = newCalendar();
  calendar.method(method === "REQUEST" ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL);
  const event = calendar.createEvent({
    ...eventOf(entry, now),
    status: method === "REQUEST" ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    organizer: { name: parameterText(organiser.name), email: organiser.address },
  });
  event.createAttendee({
    name: parameterText(attendee.name),
    email: attendee.address,
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.NEEDSACTION,
    // Nobody reads answers at the address the workspace sends from: whom to ask is in the words.
    rsvp: false,
  });
  return withLondonTimes(calendar.toString());
}

/** A calendar to subscribe to. The programs are asked to look again every quarter of an hour. */
export function feedCalendar(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const calendar = newCalendar();
  calendar.method(ICalCalendarMethod.PUBLISH);
  calendar.name(calendarLine(name));
  calendar.ttl(15 * 60);
  for (const entry of entries) {
    calendar.createEvent({ ...eventOf(entry, now), status: ICalEventStatus.CONFIRMED });
  }
  return withLondonTimes(calendar.toString());
}

function newCalendar() {
  return ical({ prodId: { company: "Peer challenge workspace", product: "Timetable", language: "EN" } });
}

function eventOf(entry: CalendarEntry, now: Date) {
  const [year = 0, month = 1, day = 1] = entry.date.split("-").map(Number);
  const [hour = 0, minute = 0] = entry.start.split(":").map(Number);
  // Made in London's own time: the clock of the machine must not matter.
  const start = new TZDate(year, month - 1, day, hour, minute, 0, ZONE);
  return {
    id: entry.uid,
    sequence: entry.sequence,
    start,
    end: new TZDate(start.getTime() + entry.minutes * 60_000, ZONE),
    timezone: ZONE,
    stamp: now,
    summary: calendarText(entry.title),
    location: calendarText(locationOf(entry)) || null,
    description: aboutOf(entry).map(calendarText).join("\n\n"),
    url: isJoinLink(entry.joinAddress) ? entry.joinAddress : (entry.href ?? null),
    transparency: ICalEventTransparency.OPAQUE,
    ...(entry.isPrivate ? { class: ICalEventClass.PRIVATE } : {}),
  };
}

/** Where it is, with the address to join: calendar programs make a link of one that stands there. */
function locationOf({ where, joinAddress }: CalendarEntry): string {
  if (joinAddress === "") return where;
  const isCall = where === "" || where === joinedWhere({ joinAddress });
  return isCall ? joinAddress : `${where}. To join: ${joinAddress}`;
}

/** The paragraphs of an entry. The page to open stands among them where the link of the entry is the one to join. */
function aboutOf({ about, joinAddress, href }: CalendarEntry): string[] {
  if (joinAddress === "") return [...about];
  const isPageTold = href !== undefined && isJoinLink(joinAddress);
  return [...about, `To join: ${joinAddress}`, ...(isPageTold ? [`In the timetable: ${href}`] : [])];
}

/** The zone is written before the first entry; without entries nothing needs it. Ends with a line end, as every line does. */
function withLondonTimes(text: string): string {
  return `${text.replace("BEGIN:VEVENT", () => `${LONDON_TIMES}BEGIN:VEVENT`)}\r\n`;
}

/** A name beside an address stands in quotation marks, and may hold none (RFC 5545, 3.1). */
function parameterText(text: string): string {
  return calendarText(text).replaceAll('"', "'").replaceAll("\n", " ").replaceAll("\\", "/");
}
