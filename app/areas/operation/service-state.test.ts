import { expect, it } from "vitest";
import { type ServiceFacts, sayBytes, serviceParts } from "./service-state.ts";

const NOW = new Date("2026-11-26T12:00:00Z");
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const MB = 1024 * 1024;

const MAIL = { isSetUp: true, haltReason: null, waiting: 0, oldestAt: null, stuck: 0 };

const WELL: ServiceFacts = {
  writeTrouble: null,
  databaseBytes: 40 * MB,
  disk: { freeBytes: 20_480 * MB, totalBytes: 40_960 * MB },
  mail: MAIL,
  clockDoubt: null,
  backUp: { isOld: false, says: "The last good back-up in /srv/back-ups was made today." },
  troubledJobs: 0,
  trail: { lookedAt: hoursAgo(3), foundBrokenAt: null },
  singleSignOn: "Wexcombe account",
};

it("says of a service in order that every part is, and what it stands on", () => {
  const parts = serviceParts(WELL, NOW);
  expect(parts.map(({ state, todo }) => [state, todo])).toEqual(parts.map(() => ["well", null]));
  expect(parts.map(({ says }) => says).join(" ")).toContain("20.0 GB of 40.0 GB are free");
});

it.each<[string, Partial<ServiceFacts>, string, string, RegExp]>([
  [
    "nothing can be saved",
    { writeTrouble: "The disk is full." },
    "Database",
    "broken",
    /^The disk is full\. It holds 40 MB/,
  ],
  [
    "little room",
    { disk: { freeBytes: 500 * MB, totalBytes: 900 * MB } },
    "Disk",
    "look",
    /^500 MB of 900 MB/,
  ],
  ["no room", { disk: { freeBytes: 10 * MB, totalBytes: 900 * MB } }, "Disk", "broken", /^10 MB/],
  ["room unknown", { disk: null }, "Disk", "look", /could not be found out/],
  ["no back-up set up", { backUp: null }, "Back-up", "not-set-up", /^None is set up/],
  [
    "an old back-up",
    { backUp: { isOld: true, says: "There is none." } },
    "Back-up",
    "broken",
    /^There is none/,
  ],
  ["no mail server", { mail: { ...MAIL, isSetUp: false } }, "Messages", "not-set-up", /No message waits/],
  [
    "a halt",
    { mail: { ...MAIL, haltReason: "It refuses the password." } },
    "Messages",
    "broken",
    /refuses the password/,
  ],
  [
    "a message that waits",
    { mail: { ...MAIL, waiting: 1, oldestAt: hoursAgo(0.5) } },
    "Messages",
    "well",
    /^One message waits/,
  ],
  [
    "a message that waits long",
    { mail: { ...MAIL, waiting: 3, oldestAt: hoursAgo(2) } },
    "Messages",
    "look",
    /^3 messages wait, the oldest since/,
  ],
  [
    "messages that are stuck",
    { mail: { ...MAIL, stuck: 2 } },
    "Messages",
    "look",
    /2 messages were not sent/,
  ],
  ["work that failed", { troubledJobs: 2 }, "Background work", "look", /^2 pieces of work failed/],
  [
    "a trail not looked at",
    { trail: { lookedAt: null, foundBrokenAt: null } },
    "Audit trail",
    "look",
    /not been gone through/,
  ],
  [
    "a trail looked at late",
    { trail: { lookedAt: hoursAgo(30), foundBrokenAt: null } },
    "Audit trail",
    "look",
    /last gone through/,
  ],
  [
    "a broken trail",
    { trail: { lookedAt: hoursAgo(1), foundBrokenAt: hoursAgo(20) } },
    "Audit trail",
    "look",
    /^Something was found wrong/,
  ],
  ["a doubted clock", { clockDoubt: "Nothing is destroyed at present." }, "Clock", "look", /^Nothing is/],
  ["no single sign-on", { singleSignOn: null }, "Single sign-on", "not-set-up", /^None is set up/],
])("says of %s how it is and what to do", (_what, changed, name, state, says) => {
  const part = serviceParts({ ...WELL, ...changed }, NOW).find((each) => each.name === name);
  expect(part?.state).toBe(state);
  expect(part?.says).toMatch(says);
  // What is well wants nothing done, and everything else does.
  expect(part?.todo === null).toBe(state === "well");
});

it.each([
  [0, "1 kB"],
  [4_096, "4 kB"],
  [340 * MB, "340 MB"],
  [1_229 * MB, "1.2 GB"],
])("says %d bytes as %s", (bytes, said) => {
  expect(sayBytes(bytes)).toBe(said);
});
