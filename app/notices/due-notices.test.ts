import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { can, isPeerTeamRole, ROLES, STAGES, type Stage } from "../access/permissions.ts";
import {
  type DueNotice,
  dueNotices,
  type NoticeKey,
  type Step,
  type TellingFacts,
  type Turn,
} from "./due-notices.ts";
import { NOTICE_KINDS, type NoticeKind, STEP_KIND_NAMES, TURN_KINDS, type TurnKind } from "./kinds.ts";
import { isQuiet } from "./telling-hours.ts";
import { HOUSE_TELLING_RULES, LAPSES_AFTER_DAYS, type TellingRules } from "./telling-rules.ts";
import type { TellableMember } from "./who-is-told.ts";

const LONG_AGO = new Date("2025-01-06T10:00:00Z");
const HOLIDAYS = new Set(["2026-04-03", "2026-04-06", "2026-05-04"]);
const isBankHoliday = (day: string) => HOLIDAYS.has(day);

const member = (accountId: string, role: TellableMember["role"], councilId: string | null = null) => ({
  accountId,
  role,
  councilId,
  since: LONG_AGO,
});

const MEMBERS: TellableMember[] = [
  member("mara", "challenge-manager"),
  member("sol", "support-officer"),
  member("asha", "peer"),
  member("cora", "coordinator", "wexcombe"),
  member("rhys", "council-reader", "wexcombe"),
  member("owen", "action-owner", "wexcombe"),
  member("hana", "coordinator", "harrowmere"),
  member("hal", "council-reader", "harrowmere"),
];

/** A Tuesday, ten in the morning. */
const NOW = new Date("2026-05-12T09:00:00Z");

const turn = (own: Partial<Turn> = {}): Turn => ({
  kind: "report-final",
  recordId: "report",
  occasion: "1",
  space: "shared",
  councilId: null,
  title: "Report, version 1",
  page: "/report",
  toAccountId: null,
  byAccountId: null,
  at: new Date("2026-05-12T08:00:00Z"),
  ...own,
});

const step = (own: Partial<Step> = {}): Step => ({
  kind: "key-date",
  recordId: "pack-sent",
  space: "shared",
  councilId: null,
  title: "Pack sent to the peers",
  page: "/key-dates",
  due: "2026-05-19",
  ownerAccountId: null,
  ownerRoles: ["coordinator"],
  managerRoles: ["challenge-manager"],
  ...own,
});

const facts = (own: Partial<TellingFacts> & { stage?: Stage } = {}): TellingFacts => ({
  challenge: { id: "challenge", stage: own.stage ?? "reporting", isDemonstration: false },
  members: MEMBERS,
  turns: [],
  steps: [],
  standIns: [],
  isTold: () => false,
  isLeftOut: () => false,
  ...own,
});

const due = (own: Parameters<typeof facts>[0], now = NOW, rules: TellingRules = HOUSE_TELLING_RULES) =>
  dueNotices(facts(own), rules, isBankHoliday, now);
const who = (notices: readonly DueNotice[]) => notices.map(({ accountId }) => accountId);

describe("a turn", () => {
  it.each<[string, Partial<Turn>, Stage, string[]]>([
    ["the final report", {}, "reporting", ["mara", "sol", "asha", "cora", "rhys", "hana", "hal"]],
    ["a draft to read", { kind: "draft-to-read" }, "reporting", ["cora", "rhys", "hana", "hal"]],
    ["a draft when the stage is over", { kind: "draft-to-read" }, "action-planning", []],
    [
      "a correction to answer",
      { kind: "correction-to-answer", space: "peer-team" },
      "reporting",
      ["mara", "asha"],
    ],
    [
      "an answer to one council",
      { kind: "correction-answered", space: "council", councilId: "harrowmere" },
      "reporting",
      ["hana", "hal"],
    ],
    ["the statement", { kind: "statement-submitted" }, "preparing", ["mara", "sol", "asha"]],
    [
      "a document wanted of one council",
      { kind: "document-wanted", councilId: "wexcombe" },
      "preparing",
      ["cora"],
    ],
    ["a document wanted of all", { kind: "document-wanted" }, "preparing", ["cora", "hana"]],
    [
      "a document wanted of a person",
      { kind: "document-wanted", toAccountId: "cora", councilId: "wexcombe" },
      "preparing",
      ["cora"],
    ],
    [
      "a document wanted of somebody who may not any more",
      { kind: "document-wanted", toAccountId: "rhys", councilId: "wexcombe" },
      "preparing",
      ["cora"],
    ],
    [
      "what somebody gave themselves",
      { kind: "document-wanted", toAccountId: "cora", byAccountId: "cora" },
      "preparing",
      [],
    ],
    [
      "anything but to whoever did it",
      { byAccountId: "mara" },
      "reporting",
      ["sol", "asha", "cora", "rhys", "hana", "hal"],
    ],
    ["nothing once the challenge is closed", {}, "closed", []],
  ])("%s is told to whom it is for", (_, own, stage, expected) => {
    expect(who(due({ turns: [turn(own)], stage }))).toEqual(expected);
  });

  it("waits until more may have come with it, and lapses", () => {
    const at = (minutes: number) =>
      due({ turns: [turn({ at: new Date(NOW.getTime() - minutes * 60_000) })] });
    expect(at(29)).toEqual([]);
    expect(at(30)).not.toEqual([]);
    const days = (count: number) => at(count * 24 * 60);
    expect(days(LAPSES_AFTER_DAYS)).not.toEqual([]);
    expect(days(LAPSES_AFTER_DAYS + 1)).toEqual([]);
  });

  it("is not told to who came later, to who was told, nor to who does without it", () => {
    const members = [...MEMBERS, { ...member("newt", "peer"), since: new Date("2026-05-12T08:30:00Z") }];
    const told = due({
      members,
      turns: [turn()],
      isTold: (accountId) => accountId === "sol",
      isLeftOut: (accountId, kind) => accountId === "asha" && kind === "report-final",
    });
    expect(who(told)).toEqual(["mara", "cora", "rhys", "hana", "hal"]);
  });

  it("goes to a deputy as well who may do it, with for whom, and news does not", () => {
    const standIns = [
      {
        awayAccountId: "cora",
        awayName: "Cora",
        deputyAccountId: "rhys",
        councilId: "wexcombe",
        untilOn: "2026-05-15",
      },
      {
        awayAccountId: "asha",
        awayName: "Asha",
        deputyAccountId: "mara",
        councilId: null,
        untilOn: "2026-05-15",
      },
    ];
    const texts = (own: Partial<Turn>, stage: Stage = "reporting") =>
      due({ turns: [turn(own)], standIns, stage }).map(({ accountId, text }) => `${accountId}: ${text}`);
    // A reader may not change the list of the pack: the deputy of a co-ordinator has no more rights than before.
    expect(texts({ kind: "document-wanted" }, "preparing")).toEqual([
      "cora: Report, version 1",
      "hana: Report, version 1",
    ]);
    expect(
      texts(
        { kind: "actions-handed-over", space: "council", councilId: "wexcombe", toAccountId: "owen" },
        "reviewing",
      ),
    ).toEqual(["owen: Report, version 1"]);
    const forOwen = [
      {
        awayAccountId: "owen",
        awayName: "Owen",
        deputyAccountId: "cora",
        councilId: "wexcombe",
        untilOn: "2026-05-15",
      },
    ];
    const handed = turn({
      kind: "actions-handed-over",
      space: "council",
      councilId: "wexcombe",
      toAccountId: "owen",
    });
    const told = (byAccountId: string | null) =>
      due({ turns: [{ ...handed, byAccountId }], standIns: forOwen, stage: "reviewing" }).map(
        ({ accountId, text }) => `${accountId}: ${text}`,
      );
    expect(told(null)).toEqual([
      "owen: Report, version 1",
      "cora: Report, version 1 (in place of Owen until 15 May 2026)",
    ]);
    // Whoever did it knows.
    expect(told("cora")).toEqual(["owen: Report, version 1"]);
    expect(texts({ kind: "correction-to-answer", space: "peer-team", byAccountId: "mara" })).toEqual([
      "asha: Report, version 1",
    ]);
    // Everybody who reads it is told that it is there; nobody for somebody else.
    expect(texts({}).filter((text) => text.includes("(for"))).toEqual([]);
  });

  it("that says who stands in is for those two alone", () => {
    const standIns = [
      {
        awayAccountId: "rhys",
        awayName: "Rhys",
        deputyAccountId: "owen",
        councilId: "wexcombe",
        untilOn: "2026-05-15",
      },
    ];
    const turns = [turn({ kind: "deputy", space: "council", councilId: "wexcombe", toAccountId: "rhys" })];
    expect(who(due({ turns, standIns }))).toEqual(["rhys"]);
  });

  it("cannot be left out where it is somebody's own", () => {
    const turns = [turn({ kind: "draft-to-read" })];
    expect(who(due({ turns, isLeftOut: () => true }))).toEqual(["cora", "rhys", "hana", "hal"]);
  });

  it("is told of once, the newest, where there are several of one record", () => {
    const told = due({
      turns: [
        turn({
          kind: "date-moved",
          recordId: "draft",
          occasion: "1 June",
          at: new Date("2026-05-12T06:00:00Z"),
        }),
        turn({
          kind: "date-moved",
          recordId: "draft",
          occasion: "8 June",
          at: new Date("2026-05-12T07:00:00Z"),
        }),
        turn({
          kind: "date-moved",
          recordId: "other",
          occasion: "2 June",
          at: new Date("2026-05-12T05:00:00Z"),
        }),
      ],
    });
    expect(told.filter(({ accountId }) => accountId === "mara").map(({ occasion }) => occasion)).toEqual([
      "8 June",
      "2 June",
    ]);
  });

  it("is told once to somebody with a place for each council", () => {
    const members = [member("jo", "coordinator", "wexcombe"), member("jo", "coordinator", "harrowmere")];
    expect(who(due({ members, turns: [turn()] }))).toEqual(["jo"]);
    const own = [
      turn({ kind: "correction-answered", space: "council", councilId: "wexcombe", recordId: "a" }),
      turn({ kind: "correction-answered", space: "council", councilId: "harrowmere", recordId: "b" }),
    ];
    expect(due({ members, turns: own }).map(({ recordId }) => recordId)).toEqual(["a", "b"]);
  });
});

it.each([
  ["in the evening", new Date("2026-05-12T17:00:00Z"), {}],
  ["on a Saturday", new Date("2026-05-16T09:00:00Z"), {}],
  ["on a bank holiday", new Date("2026-05-04T09:00:00Z"), {}],
  [
    "in a demonstration",
    NOW,
    { challenge: { id: "challenge", stage: "reporting" as const, isDemonstration: true } },
  ],
])("nothing is told %s", (_, now, own) => {
  const at = new Date(now.getTime() - 3_600_000);
  expect(due({ turns: [turn({ at })], steps: [step({ due: "2026-05-12" })], ...own }, now)).toEqual([]);
});

it("tells nothing of a kind that is switched off", () => {
  const rules = { ...HOUSE_TELLING_RULES, off: new Set<NoticeKind>(["report-final", "date-reminder"]) };
  expect(due({ turns: [turn()], steps: [step()] }, NOW, rules)).toEqual([]);
});

describe("a step", () => {
  const texts = (notices: readonly DueNotice[]) =>
    notices.map(({ accountId, kind, text }) => [accountId, kind, text]);

  it.each<[string, Partial<Step>, Stage, [string, NoticeKind, string][]]>([
    [
      "to those whose it is, a week before",
      {},
      "preparing",
      [
        ["cora", "date-reminder", "Pack sent to the peers: by 19 May 2026, in 7 days"],
        ["hana", "date-reminder", "Pack sent to the peers: by 19 May 2026, in 7 days"],
      ],
    ],
    [
      "to the one council's",
      { councilId: "harrowmere" },
      "preparing",
      [["hana", "date-reminder", "Pack sent to the peers: by 19 May 2026, in 7 days"]],
    ],
    [
      "on the day",
      { due: "2026-05-12", kind: "document", ownerAccountId: "cora" },
      "preparing",
      [["cora", "document-reminder", "Pack sent to the peers: by 12 May 2026, today"]],
    ],
    [
      "a day late, to its owner",
      { due: "2026-05-11", kind: "document", councilId: "wexcombe" },
      "preparing",
      [["cora", "document-reminder", "Pack sent to the peers: was due on 11 May 2026, 1 day ago"]],
    ],
    [
      "a week late, also to whoever manages",
      { due: "2026-05-05", councilId: "wexcombe" },
      "preparing",
      [
        ["cora", "date-reminder", "Pack sent to the peers: was due on 5 May 2026, 7 days ago"],
        ["mara", "date-late", "Pack sent to the peers: was due on 5 May 2026, 7 days ago"],
      ],
    ],
    [
      "an action to its owner",
      {
        kind: "action",
        space: "council",
        councilId: "wexcombe",
        ownerAccountId: "owen",
        ownerRoles: [],
        managerRoles: ["coordinator"],
        due: "2026-05-26",
      },
      "action-planning",
      [["owen", "action-reminder", "Pack sent to the peers: by 26 May 2026, in 14 days"]],
    ],
    [
      "an action of nobody to whoever manages in its council",
      {
        kind: "action",
        space: "council",
        councilId: "harrowmere",
        ownerAccountId: "owen",
        ownerRoles: [],
        managerRoles: ["coordinator"],
        due: "2026-05-26",
      },
      "action-planning",
      [
        [
          "hana",
          "action-reminder",
          "Pack sent to the peers: by 26 May 2026, in 14 days. Nobody in the workspace has this as their task",
        ],
      ],
    ],
    [
      "an action before its stage",
      { kind: "action", space: "council", councilId: "wexcombe", ownerAccountId: "owen", due: "2026-05-26" },
      "preparing",
      [],
    ],
    ["not between its days", { due: "2026-05-22", kind: "document" }, "preparing", []],
  ])("is told %s", (_, own, stage, expected) => {
    expect(texts(due({ steps: [step(own)], stage }))).toEqual(expected);
  });

  it.each<[string, string | null, string, [string, string][]]>([
    ["its owner", "owen", "2026-05-26", [["owen", "/my-actions"]]],
    ["whoever manages, of nobody", null, "2026-05-26", [["cora", "/owners"]]],
    [
      "whoever manages, late",
      "owen",
      "2026-04-28",
      [
        ["owen", "/my-actions"],
        ["cora", "/late"],
      ],
    ],
    [
      "whoever manages, late and of nobody",
      null,
      "2026-04-28",
      [
        ["cora", "/owners"],
        ["cora", "/owners"],
      ],
    ],
  ])("leads %s to where they deal with it", (_, ownerAccountId, dueOn, expected) => {
    const action = step({
      kind: "action",
      space: "council",
      councilId: "wexcombe",
      page: "/my-actions",
      managerPages: { late: "/late", nobodys: "/owners" },
      ownerAccountId,
      ownerRoles: [],
      managerRoles: ["coordinator"],
      due: dueOn,
    });
    const told = due({ steps: [action], stage: "action-planning" });
    expect(told.map(({ accountId, page }) => [accountId, page])).toEqual(expected);
  });

  it("is told once to a manager whose it is", () => {
    const own = { ownerRoles: ["challenge-manager" as const], due: "2026-05-05" };
    expect(texts(due({ steps: [step(own)] })).map(([accountId, kind]) => [accountId, kind])).toEqual([
      ["mara", "date-reminder"],
    ]);
  });
});

describe("whatever happens", () => {
  const FIRST = Date.parse("2026-03-20T00:00:00Z");
  const HOUR_MS = 3_600_000;
  const DAYS = 60;
  const councilIds = fc.constantFrom<(string | null)[]>(null, "wexcombe", "harrowmere");
  const spaces = fc.constantFrom("peer-team" as const, "council" as const, "shared" as const);
  const instants = fc
    .integer({ min: 0, max: (DAYS - 20) * 24 })
    .map((hours) => new Date(FIRST + hours * HOUR_MS));
  const accounts = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const members = fc.uniqueArray(
    fc.record({
      accountId: accounts,
      role: fc.constantFrom(...ROLES),
      councilId: councilIds,
      since: fc.constant(LONG_AGO),
    }),
    { selector: ({ accountId }) => accountId, maxLength: 6 },
  );
  const turns = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...(Object.keys(TURN_KINDS) as TurnKind[])),
        space: spaces,
        councilId: councilIds,
        toAccountId: fc.option(accounts),
        byAccountId: fc.option(accounts),
        at: instants,
      }),
      { maxLength: 6 },
    )
    .map((all) => all.map((own, index) => turn({ ...own, recordId: `turn-${index}` })));
  const steps = fc
    .array(
      fc.record({
        kind: fc.constantFrom(...STEP_KIND_NAMES),
        space: spaces,
        councilId: councilIds,
        due: instants.map((instant) => instant.toISOString().slice(0, 10)),
        ownerAccountId: fc.option(accounts),
        ownerRoles: fc.subarray([...ROLES]),
        managerRoles: fc.subarray([...ROLES]),
      }),
      { maxLength: 6 },
    )
    .map((all) => all.map((own, index) => step({ ...own, recordId: `step-${index}` })));

  const standIns = fc.array(
    fc.record({
      awayAccountId: accounts,
      awayName: fc.constant("Somebody"),
      deputyAccountId: accounts,
      councilId: councilIds,
      untilOn: fc.constant("2026-12-31"),
    }),
    { maxLength: 4 },
  );

  /** Looks every four hours for two months, and writes down what was told when. */
  function run(given: Partial<TellingFacts> & { stage: Stage }) {
    const told = new Map<string, DueNotice & { at: Date }>();
    const keyOf = (accountId: string, { kind, recordId, occasion }: NoticeKey) =>
      [accountId, kind, recordId, occasion].join(" ");
    const all = facts({ ...given, isTold: (accountId, key) => told.has(keyOf(accountId, key)) });
    const twice: string[] = [];
    for (let hour = 0; hour < DAYS * 24; hour += 4) {
      const at = new Date(FIRST + hour * HOUR_MS);
      for (const notice of dueNotices(all, HOUSE_TELLING_RULES, isBankHoliday, at)) {
        const key = keyOf(notice.accountId, notice);
        if (told.has(key)) twice.push(key);
        told.set(key, { ...notice, at });
      }
    }
    return { told: [...told.values()], twice };
  }

  it("each notice is told once, in nobody's quiet hours, to nobody who may not read it, and to all who have to know", () => {
    fc.assert(
      fc.property(
        members,
        turns,
        steps,
        standIns,
        fc.constantFrom(...STAGES),
        (people, happened, open, deputies, stage) => {
          const { told, twice } = run({
            members: people,
            turns: happened,
            steps: open,
            standIns: deputies,
            stage,
          });
          expect(twice).toEqual([]);
          for (const notice of told) {
            expect(isQuiet(notice.at, HOUSE_TELLING_RULES.hours, isBankHoliday)).toBe(false);
            const { role, councilId } = people.find(
              ({ accountId }) => accountId === notice.accountId,
            ) as TellableMember;
            expect(can(role, NOTICE_KINDS[notice.kind].permission, { stage })).toBe(true);
            if (notice.space === "peer-team") expect(isPeerTeamRole(role)).toBe(true);
            if (notice.space === "council") expect(isPeerTeamRole(role)).toBe(false);
            if (!isPeerTeamRole(role)) expect([councilId, null]).toContain(notice.councilId);
          }
          // Without the rule that is tested: what everybody of the roles may do, in the open, is told to each of them.
          for (const one of happened) {
            if (
              one.space !== "shared" ||
              one.councilId !== null ||
              one.toAccountId !== null ||
              stage === "closed"
            )
              continue;
            const { roles, permission } = TURN_KINDS[one.kind];
            const expected = people
              .filter(
                ({ accountId, role, councilId }) =>
                  accountId !== one.byAccountId &&
                  (roles as readonly string[]).includes(role) &&
                  (isPeerTeamRole(role) || councilId !== null) &&
                  can(role, permission, { stage }),
              )
              .map(({ accountId }) => accountId)
              .sort();
            const got = told
              .filter(({ recordId, text }) => recordId === one.recordId && !text.includes("(in place of "))
              .map(({ accountId }) => accountId);
            expect(got.sort()).toEqual(expected);
          }
        },
      ),
      { numRuns: 40 },
    );
  }, 60_000);
});
