import { expect, it } from "vitest";
import type { StoredJson } from "#app/platform/stored-json.ts";
import { storedImport, storedTaken } from "../excel/stored-import.ts";
import { storedTelling } from "../invitations/stored-telling.ts";
import { storedProposal } from "../making/stored-proposal.ts";
import { storedRepairs } from "../on-the-day/stored-repairs.ts";
import { storedRoles, storedSiteIds, storedStandings } from "../plan/stored-shapes.ts";

const STANDING = {
  sessionId: "S1",
  date: "2026-03-02",
  start: "09:30",
  siteId: "A",
  roomId: null,
  track: "B",
  peerIds: ["P1", "P2"],
};
const WITHOUT = { sessionId: "S2", reasons: ["Nobody is free."], waysOut: [] };
const REPAIR = {
  way: "same-times",
  moves: [STANDING],
  withoutPlace: [WITHOUT],
  soft: 4,
  cost: { S1: 2 },
  messages: [{ to: { kind: "peer", id: "P1" }, subject: "Moved", text: "It is moved." }],
};
const TOLD = {
  title: "Interview",
  kind: "Interview",
  date: "2026-03-02",
  start: "09:30",
  minutes: 45,
  where: "",
  joinAddress: "",
  peers: ["Ada Fenwick"],
  isPrivate: false,
};

/** Shapes that have changed since they were first kept with a version; the others are at their first. */
const VERSION_NOW = new Map<StoredJson<unknown>, number>([[storedImport as StoredJson<unknown>, 2]]);

/** Each column, and what databases and back-ups hold in it from before versions were written. */
const BEFORE_VERSIONS: [string, StoredJson<unknown>, unknown][] = [
  ["moves of a change", storedStandings as StoredJson<unknown>, [STANDING]],
  ["roles", storedRoles as StoredJson<unknown>, ["leader-peer"]],
  ["no roles", storedRoles as StoredJson<unknown>, []],
  ["sites", storedSiteIds as StoredJson<unknown>, ["A", "B"]],
  [
    "a proposal",
    storedProposal as StoredJson<unknown>,
    { moves: [STANDING], unchanged: 3, withoutPlace: [WITHOUT], soft: 7, cost: { S1: 7 } },
  ],
  [
    "repairs",
    storedRepairs as StoredJson<unknown>,
    {
      happening: { what: "peer", id: "P1", day: null },
      notes: ["It goes on."],
      cancelled: [],
      without: [],
      softBefore: 1,
      costBefore: {},
      before: [STANDING],
      repairs: [REPAIR],
      done: {
        way: "same-times",
        changeId: null,
        cancelled: [{ sessionId: "S3", siteId: "A", roomId: null }],
        absenceIds: [],
        mailIds: ["M1"],
        isUndone: true,
      },
    },
  ],
  [
    "a file read for import",
    storedImport as StoredJson<unknown>,
    { fileName: "people.xlsx", sheets: [{ name: "People", rows: [{ number: 2, cells: ["Ada", ""] }] }] },
  ],
  [
    "what an import took",
    storedTaken as StoredJson<unknown>,
    { people: 1, sessions: 2, takenOut: 0, stoppedRows: 3 },
  ],
  [
    "what somebody was told",
    storedTelling as StoredJson<unknown>,
    { last: { told: TOLD, mailId: "M1" }, before: { told: null, mailId: null } },
  ],
];

it.each(BEFORE_VERSIONS)("reads %s as stored before versions, and as written now", (_what, codec, value) => {
  expect(codec.read(JSON.stringify(value))).toEqual(value);
  const written = codec.write(value);
  expect(JSON.parse(written)).toEqual({ v: VERSION_NOW.get(codec) ?? 1, value });
  expect(codec.read(written)).toEqual(value);
});

it.each(BEFORE_VERSIONS)("refuses %s in another shape", (_what, codec) => {
  expect(() => codec.read('{"v":1,"value":{"what":1}}')).toThrow("is not as version 1 says");
  expect(() => codec.read('{"v":2,"value":[]}')).toThrow("version 2");
});

it("reads what somebody was told before sessions could be joined", () => {
  const { joinAddress: _, ...told } = TOLD;
  const saying = (one: object) => ({
    last: { told: one, mailId: "M1" },
    before: { told: null, mailId: null },
  });
  expect(storedTelling.read(JSON.stringify({ v: 1, value: saying(told) }))).toEqual(saying(TOLD));
});
