import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isPeerTeamRole, PERMISSIONS, ROLES, type Role } from "#app/access/permissions.ts";
import { plusDays } from "#app/platform/days.ts";
import {
  areOfOneSide,
  type DeputyPlace,
  deputyRefusal,
  isDuring,
  MOST_DAYS_AWAY,
  type NamedDeputy,
  reasonNotToStandIn,
  takenUp,
  timeInWords,
} from "./deputy-rules.ts";

const TODAY = "2026-03-02";

const someone = (name: string, role: Role, councilId: string | null = null): DeputyPlace => ({
  membershipId: name,
  name,
  role,
  councilId,
});
const CORA = someone("Cora", "coordinator", "wexcombe");
const CLEO = someone("Cleo", "coordinator", "wexcombe");
const RHYS = someone("Rhys", "council-reader", "wexcombe");
const OWEN = someone("Owen", "action-owner", "wexcombe");
const HANA = someone("Hana", "coordinator", "harrowmere");
const MARA = someone("Mara", "challenge-manager");
const SOL = someone("Sol", "support-officer");
const ASHA = someone("Asha", "peer");
const BEN = someone("Ben", "peer");

describe("who can stand in", () => {
  it.each<[DeputyPlace, DeputyPlace, RegExp | null]>([
    [CORA, CLEO, null],
    [CORA, RHYS, null],
    [CORA, OWEN, null],
    [OWEN, CORA, null],
    [MARA, SOL, null],
    [MARA, ASHA, null],
    [ASHA, BEN, null],
    [ASHA, MARA, null],
    [CORA, CORA, /nobody is their own deputy/],
    [CORA, HANA, /same council/],
    [CORA, MARA, /same side/],
    [MARA, CORA, /same side/],
    [OWEN, RHYS, /Rhys can do nothing of what Owen has to do/],
    [RHYS, OWEN, /Owen can do nothing/],
    [ASHA, SOL, /Sol can do nothing/],
  ])("for $name: $name: %s", (away, deputy, why) => {
    const reason = reasonNotToStandIn(away, deputy);
    if (why === null) expect(reason).toBeNull();
    else expect(reason).toMatch(why);
  });

  it.each<[Role, Role, string[]]>([
    ["coordinator", "coordinator", []],
    ["coordinator", "council-reader", ["milestones.edit", "pack.edit", "plan.write", "actions.update"]],
    ["council-reader", "coordinator", []],
    ["challenge-manager", "support-officer", ["report.write"]],
    ["peer", "challenge-manager", []],
    ["action-owner", "coordinator", []],
  ])("for a %s a %s cannot %j", (away, deputy, cannot) => {
    expect(takenUp({ role: away }, { role: deputy }).cannot.sort()).toEqual([...cannot].sort());
  });
});

const named = (
  away: DeputyPlace,
  deputy: DeputyPlace,
  fromOn = "2026-03-09",
  untilOn = "2026-03-20",
): NamedDeputy => ({ away, deputy, fromOn, untilOn });

it("asks who a council's reader is", () => {
  const clerk = { role: "council-reader", readerKind: "committee-clerk" } as const;
  expect(takenUp({ role: "council-reader" }, clerk)).toEqual({
    can: ["decisions.record"],
    cannot: ["report.comment"],
  });
  const leader = {
    ...someone("Olwen", "council-reader", "wexcombe"),
    readerKind: "opposition-leader",
  } as const;
  expect(reasonNotToStandIn(RHYS, leader)).toMatch(/Olwen can do nothing/);
});

describe("for which days", () => {
  it.each<[string, NamedDeputy, NamedDeputy[], string | null, RegExp?]>([
    ["two weeks", named(CORA, RHYS), [], null],
    ["one day, today", named(CORA, RHYS, TODAY, TODAY), [], null],
    ["since last week", named(CORA, RHYS, "2026-02-23", "2026-03-03"), [], null],
    [
      "the last before the first",
      named(CORA, RHYS, "2026-03-20", "2026-03-09"),
      [],
      "untilOn",
      /before the first/,
    ],
    ["all of it over", named(CORA, RHYS, "2026-02-02", "2026-03-01"), [], "untilOn", /over already/],
    ["the longest", named(CORA, RHYS, TODAY, plusDays(TODAY, MOST_DAYS_AWAY - 1)), [], null],
    [
      "a day too long",
      named(CORA, RHYS, TODAY, plusDays(TODAY, MOST_DAYS_AWAY)),
      [],
      "untilOn",
      /hand over what Cora has/,
    ],
    ["somebody of another council", named(CORA, HANA), [], "deputy", /same council/],
    [
      "a second deputy on the same days",
      named(CORA, RHYS),
      [named(CORA, CLEO, "2026-03-20", "2026-03-27")],
      "fromOn",
      /Cleo stands in for Cora from 20 to 27 March 2026 already/,
    ],
    [
      "a second deputy after the first",
      named(CORA, RHYS),
      [named(CORA, CLEO, "2026-03-21", "2026-03-27")],
      null,
    ],
    [
      "somebody who is away",
      named(CORA, RHYS),
      [named(RHYS, CLEO, "2026-03-09", "2026-03-09")],
      "deputy",
      /Rhys is away on 9 March 2026/,
    ],
    ["each for the other", named(CORA, RHYS), [named(RHYS, CORA)], "deputy", /Rhys is away/],
    [
      "each for the other, one after another",
      named(CORA, RHYS),
      [named(RHYS, CORA, "2026-03-02", "2026-03-08")],
      null,
    ],
    [
      "somebody who stands in for a third",
      named(CORA, RHYS),
      [named(CLEO, CORA)],
      "fromOn",
      /Cora stands in for Cleo/,
    ],
    ["one deputy of two", named(CORA, RHYS), [named(CLEO, RHYS)], null],
  ])("%s", (_, asked, others, field, reason) => {
    const refusal = deputyRefusal(asked, others, TODAY);
    expect(refusal?.field ?? null).toBe(field);
    if (reason !== undefined) expect(refusal?.reason).toMatch(reason);
  });

  it.each([
    ["2026-03-09", "2026-03-20", "from 9 to 20 March 2026"],
    ["2026-03-09", "2026-03-09", "on 9 March 2026"],
  ])("%s to %s is said as %s", (fromOn, untilOn, words) => {
    expect(timeInWords({ fromOn, untilOn })).toBe(words);
  });

  it("begins and ends by itself", () => {
    const days = ["2026-03-08", "2026-03-09", "2026-03-20", "2026-03-21"];
    expect(days.map((day) => isDuring(named(CORA, RHYS), day))).toEqual([false, true, true, false]);
  });
});

const place = fc.record({
  membershipId: fc.constantFrom("a", "b", "c", "d", "e"),
  name: fc.constantFrom("A", "B"),
  role: fc.constantFrom(...ROLES),
  council: fc.constantFrom("wexcombe", "harrowmere"),
});
/** One place for each id: nobody is in two places of one table. */
const people = fc.array(place, { minLength: 5, maxLength: 5 }).map((drawn) =>
  drawn.map(
    ({ role, council, name }, index) =>
      ({
        membershipId: String(index),
        name,
        role,
        councilId: isPeerTeamRole(role) ? null : council,
      }) satisfies DeputyPlace,
  ),
);
const day = fc.integer({ min: 0, max: 40 }).map((days) => plusDays(TODAY, days));

it("never crosses the wall nor the councils, never goes in circles, and gives nobody a right", () => {
  fc.assert(
    fc.property(
      people,
      fc.array(fc.tuple(fc.nat(4), fc.nat(4), day, fc.nat(20)), { maxLength: 30 }),
      (standings, wishes) => {
        const kept: NamedDeputy[] = [];
        for (const [away, deputy, fromOn, days] of wishes) {
          const [one, other] = [standings[away], standings[deputy]];
          if (one === undefined || other === undefined) continue;
          const asked = { away: one, deputy: other, fromOn, untilOn: plusDays(fromOn, days) };
          if (deputyRefusal(asked, kept, TODAY) === null) kept.push(asked);
        }
        for (let offset = 0; offset <= 60; offset += 1) {
          const on = kept.filter((time) => isDuring(time, plusDays(TODAY, offset)));
          const away = on.map((time) => time.away.membershipId);
          // One deputy each, and none of them away.
          expect(new Set(away).size).toBe(away.length);
          expect(on.filter((time) => away.includes(time.deputy.membershipId))).toEqual([]);
          for (const time of on) {
            expect(areOfOneSide(time.away, time.deputy)).toBe(true);
            const { can } = takenUp(time.away, time.deputy);
            expect(can.length).toBeGreaterThan(0);
            const rights: readonly Role[][] = can.map((permission) => [...PERMISSIONS[permission].roles]);
            expect(rights.every((roles) => roles.includes(time.deputy.role))).toBe(true);
          }
        }
      },
    ),
  );
});
