import { expect, it } from "vitest";
import { trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import { NO_NEEDS } from "./session-needs.ts";
import { addressLine, sessionsWithoutAddress } from "./without-address.ts";

const NOWHERE = { siteId: null, roomId: null };

it("names in order of time what is joined and cannot be joined yet", () => {
  const sessions = [
    trialSession({ id: "later", ...NOWHERE, start: "15:00" }),
    trialSession({ id: "first", title: "Call with the Leader", ...NOWHERE, start: "09:30" }),
    trialSession({ id: "joined", ...NOWHERE, joinAddress: "020 7946 0000" }),
    trialSession({ id: "in a room" }),
    trialSession({ id: "on site and nowhere yet", ...NOWHERE }),
    trialSession({ id: "unplaced", ...NOWHERE, date: null, start: null }),
    trialSession({ id: "removed", ...NOWHERE, status: "cancelled" }),
  ];
  const needs = {
    sessions: sessions.map(({ id }) => ({
      ...NO_NEEDS,
      sessionId: id,
      isOnline: id !== "on site and nowhere yet",
    })),
  };
  const found = sessionsWithoutAddress(trialRecord(sessions), needs);
  expect(found.map(({ id }) => id)).toEqual(["first", "later"]);
  expect(found.slice(0, 1).map(addressLine)).toEqual([
    { id: "first", title: "Call with the Leader", when: "2 Mar 2026, 9:30am" },
  ]);
});
