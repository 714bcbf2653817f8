import fc from "fast-check";
import { expect, it } from "vitest";
import { type CalendarEntry, feedCalendar, invitationCalendar } from "./calendar-text.ts";

const NOW = new Date("2026-02-20T09:30:00Z");
const PARTIES = {
  organiser: { name: "Peer challenge workspace", address: "no-reply@lga.example" },
  attendee: { name: 'Sam "the figures" Hale; CFO, really', address: "sam@wexcombe.example" },
  now: NOW,
};

const entry: CalendarEntry = {
  uid: "s.p@peer-challenge-workspace",
  sequence: 2,
  title: "Leader, deputy; and all\nof them \\o/ 🎉",
  date: "2026-03-02",
  start: "10:15",
  minutes: 45,
  where: "Council Chamber, Wexcombe Town Hall",
  joinAddress: "",
  about: ["You meet Ada Fenwick (officer peer).", "Questions: Cora Field."],
  isPrivate: false,
};

/** The lines of a calendar file, folds undone; throws on what RFC 5545 does not allow. */
function linesOf(ics: string): string[] {
  expect(ics.endsWith("\r\n")).toBe(true);
  const lines = ics.slice(0, -2).split("\r\n");
  const bad = lines.filter(
    (line) =>
      Buffer.byteLength(line) > 75 ||
      /[^\P{Cc}\t]/u.test(line) ||
      // Half a character at the end of a line becomes a question mark when it is sent.
      /\p{Cs}/u.test(line),
  );
  expect(bad).toEqual([]);
  return lines
    .join("\r\n")
    .replaceAll(/\r\n[ \t]/g, "")
    .split("\r\n");
}

const propertyLines = (lines: string[], name: string) =>
  lines.filter(
    (line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`) || line.startsWith(`${name}=`),
  );

const unescaped = (text: string) =>
  text.replaceAll(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === "n" ? "\n" : mark));

it("writes an invitation that calendars accept", () => {
  const lines = linesOf(invitationCalendar("REQUEST", entry, PARTIES));
  expect(lines[0]).toBe("BEGIN:VCALENDAR");
  expect(lines.at(-1)).toBe("END:VCALENDAR");
  for (const line of [
    "VERSION:2.0",
    "METHOD:REQUEST",
    "UID:s.p@peer-challenge-workspace",
    "SEQUENCE:2",
    "STATUS:CONFIRMED",
    "DTSTAMP:20260220T093000Z",
    "DTSTART;TZID=Europe/London:20260302T101500",
    "DTEND;TZID=Europe/London:20260302T110000",
    "LOCATION:Council Chamber\\, Wexcombe Town Hall",
    'ORGANIZER;CN="Peer challenge workspace":mailto:no-reply@lga.example',
  ]) {
    expect(lines).toContain(line);
  }
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(1);
  expect(lines.indexOf("BEGIN:VTIMEZONE")).toBeLessThan(lines.indexOf("BEGIN:VEVENT"));
  const [attendee = ""] = propertyLines(lines, "ATTENDEE");
  expect(attendee).toMatch(/CN="Sam 'the figures' Hale; CFO, really":MAILTO:sam@wexcombe\.example$/);
  expect(unescaped((propertyLines(lines, "SUMMARY")[0] ?? "").slice("SUMMARY:".length))).toBe(entry.title);
});

it("takes an entry out by the same id and a higher count", () => {
  const lines = linesOf(invitationCalendar("CANCEL", { ...entry, sequence: 3 }, PARTIES));
  for (const line of ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3", `UID:${entry.uid}`]) {
    expect(lines).toContain(line);
  }
});

it("shows a confidential session as private", () => {
  expect(invitationCalendar("REQUEST", entry, PARTIES)).not.toContain("CLASS:");
  expect(linesOf(invitationCalendar("REQUEST", { ...entry, isPrivate: true }, PARTIES))).toContain(
    "CLASS:PRIVATE",
  );
});

/** The offset of British time in minutes at a local time, by the rules that the file itself states. */
function offsetByFile(lines: string[], local: string): number {
  const block = (name: string) => lines.slice(lines.indexOf(`BEGIN:${name}`), lines.indexOf(`END:${name}`));
  const onset = (name: string) => {
    const [, month = ""] = /BYMONTH=(\d+);BYDAY=-1SU/.exec(block(name).join("\n")) ?? [];
    const [, time = ""] =
      /T(\d{6})$/.exec(block(name).find((line) => line.startsWith("DTSTART:")) ?? "") ?? [];
    const last = new Date(Date.UTC(Number(local.slice(0, 4)), Number(month), 0));
    last.setUTCDate(last.getUTCDate() - last.getUTCDay());
    return `${last.toISOString().slice(0, 10).replaceAll("-", "")}T${time}`;
  };
  const minutes = (name: string) => {
    const [, hours = "0"] = /TZOFFSETTO:\+(\d{2})00/.exec(block(name).join("\n")) ?? [];
    return Number(hours) * 60;
  };
  const isSummer = local >= onset("DAYLIGHT") && local < onset("STANDARD");
  return minutes(isSummer ? "DAYLIGHT" : "STANDARD");
}

it.each([
  ["2026-03-28", "10:00", "2026-03-28T10:00:00.000Z"],
  ["2026-03-29", "00:30", "2026-03-29T00:30:00.000Z"],
  ["2026-03-29", "10:00", "2026-03-29T09:00:00.000Z"],
  ["2026-03-30", "10:00", "2026-03-30T09:00:00.000Z"],
  ["2026-10-24", "10:00", "2026-10-24T09:00:00.000Z"],
  ["2026-10-25", "10:00", "2026-10-25T10:00:00.000Z"],
  ["2026-10-26", "10:00", "2026-10-26T10:00:00.000Z"],
  ["2027-03-28", "09:15", "2027-03-28T08:15:00.000Z"],
])("on %s at %s in London it is %s", (date, start, instant) => {
  const lines = linesOf(invitationCalendar("REQUEST", { ...entry, date, start }, PARTIES));
  const local = (name: string) => (propertyLines(lines, `${name};TZID`)[0] ?? "").split(":")[1] ?? "";
  const instantOf = (stamp: string) => {
    const [, y, mo, d, h, mi] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)00$/.exec(stamp) ?? [];
    const asUtc = Date.UTC(Number(y), Number(mo) - 1, Number(d), Number(h), Number(mi));
    return asUtc - offsetByFile(lines, stamp) * 60_000;
  };
  expect(new Date(instantOf(local("DTSTART"))).toISOString()).toBe(instant);
  expect(instantOf(local("DTEND")) - instantOf(local("DTSTART"))).toBe(45 * 60_000);
});

it("writes any words whole, folded and escaped", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), (title, where) => {
      const lines = linesOf(invitationCalendar("REQUEST", { ...entry, title, where }, PARTIES));
      const [summary = ""] = propertyLines(lines, "SUMMARY");
      const kept = title.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n]/gu, " ");
      expect(unescaped(summary.slice("SUMMARY:".length))).toBe(kept);
      expect(lines.filter((line) => /^(BEGIN|END):/.test(line))).toHaveLength(10);
    }),
    { numRuns: 20 },
  );
});

it("makes a calendar to subscribe to, also an empty one", () => {
  const lines = linesOf(feedCalendar("Peer challenge: Wexcombe", [entry, { ...entry, uid: "other" }], NOW));
  expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(2);
  expect(lines.filter((line) => line === "BEGIN:VTIMEZONE")).toHaveLength(1);
  expect(lines).toContain("X-WR-CALNAME:Peer challenge: Wexcombe");
  expect(linesOf(feedCalendar("Empty", [], NOW)).join("\n")).not.toContain("BEGIN:VEVENT");
});

it.each([
  "Wexcombe\nX-EVIL:yes\nBEGIN:VALARM",
  "Wexcombe\r\nATTENDEE:mailto:eve@example.org",
  "Wexcombe\u2028X-EVIL:yes",
  "Wexcombe\u0085X-EVIL:yes",
])("gives a feed the name %j on one line", (name) => {
  const lines = linesOf(feedCalendar(name, [entry], NOW));
  const lower = lines.map((line) => line.toLowerCase());
  expect(lower.filter((line) => /^(x-evil|attendee|begin:valarm)/.test(line))).toEqual([]);
  expect(lines.filter((line) => /^(NAME|X-WR-CALNAME)[:;]/.test(line)).length).toBeGreaterThan(0);
  for (const line of propertyLines(lines, "X-WR-CALNAME")) expect(line).toMatch(/^X-WR-CALNAME:Wexcombe \S/);
});
