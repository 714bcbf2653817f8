import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PEER_ROLES } from "#app/areas/peer-team/peer-words.ts";
import { withDefaults } from "../plan/house-rules.ts";
import { PERSON_KINDS, SESSION_KINDS } from "../plan/timetable-words.ts";
import { importView } from "./import-view.ts";
import { filledSheets, type OutCell, type OutSheet } from "./out-sheets.ts";
import { planImport } from "./plan-import.ts";
import { fileTables, NOTHING_SAID } from "./reading/file-tables.ts";
import type { FileReading, ReadFile } from "./reading/sheet.ts";
import type { PersonFacts, SessionFacts, StandingRecord } from "./standing-record.ts";

const DAYS = ["2026-03-02", "2026-03-03", "2026-03-04"];

const person = (facts: Partial<PersonFacts> & { name: string }): PersonFacts => ({
  jobTitle: "",
  kind: "officer",
  councilId: null,
  organisation: "",
  email: null,
  lineManagerKey: null,
  accessNeeds: "",
  availability: "not-asked",
  times: [],
  ...facts,
});

const session = (facts: Partial<SessionFacts> & { title: string }): SessionFacts => ({
  kind: "interview",
  minutes: 45,
  personKeys: [],
  peersNeeded: null,
  isAllPeers: false,
  requiredRoles: [],
  wantedPeerIds: [],
  assignedPeerIds: [],
  themeIds: [],
  promptIds: [],
  allowedSiteIds: [],
  isOnline: false,
  date: null,
  start: null,
  roomId: null,
  siteId: null,
  joinAddress: "",
  isFixed: false,
  afterKeys: [],
  councilId: null,
  purpose: "",
  isConfidential: false,
  ...facts,
});

const standing = (given: Partial<StandingRecord> = {}): StandingRecord => ({
  people: [],
  sessions: [],
  councils: [
    { id: "wex", name: "Wexcombe Borough Council", shortName: "Wexcombe" },
    { id: "har", name: "Harrowmere District Council", shortName: "Harrowmere" },
  ],
  sites: [
    {
      id: "hall",
      name: "Town Hall",
      rooms: [
        { id: "r1", siteId: "hall", name: "Room 1" },
        { id: "rc", siteId: "hall", name: "Chamber" },
      ],
    },
    { id: "office", name: "Civic Offices", rooms: [{ id: "oc", siteId: "office", name: "Chamber" }] },
  ],
  peers: [
    { id: "ada", name: "Ada Fenwick", role: "leader-peer" },
    { id: "bo", name: "Bo Tarn", role: "officer-peer" },
    { id: "open", name: "", role: "officer-peer" },
  ],
  activePeerIds: ["ada", "bo", "open"],
  themes: [1, 2, 3].map((number) => ({
    id: `t${number}`,
    number,
    title: `Theme title ${number}`,
    prompts: [{ id: `p${number}`, ref: `${number}.1` }],
  })),
  visit: { id: "visit", kind: "on-site", name: "Visit", days: DAYS },
  sessionsElsewhere: new Map(),
  visitsElsewhere: new Map(),
  days: DAYS,
  rules: withDefaults([]),
  ...given,
});

const file = (sheets: Record<string, string[][]>): ReadFile => ({
  fileName: "list.xlsx",
  sheets: Object.entries(sheets).map(([name, rows]) => ({
    name,
    rows: rows.map((cells, index) => ({ number: index + 1, cells })),
  })),
});

const stopped = (rows: string[][], given = standing(), name = "People") =>
  planImport(file({ [name]: rows }), given)
    .problems.filter(({ stops }) => stops)
    .map(({ row, column, wrong }) => [row, column, wrong]);

describe("people", () => {
  const heads = ["Name", "Kind", "Council", "E-mail", "Line manager"];
  it("are new, changed or unchanged; an empty cell of somebody's own list changes nothing", () => {
    const people = [
      {
        id: "sam",
        version: 3,
        isRemoved: false,
        facts: person({ name: "Sam Hale", email: "sam@w.example", jobTitle: "Clerk" }),
      },
      { id: "kim", version: 1, isRemoved: false, facts: person({ name: "Kim Reed", councilId: "wex" }) },
    ];
    const plan = planImport(
      file({
        People: [
          [...heads, "Job title"],
          ["Samuel Hale", "Officer", "", "SAM@w.example", "Kim Reed", ""],
          ["Cllr Kim Reed", "officer", "Wexcombe", "", "", ""],
          ["Lee Marsh", "Partner", "", "lee@p.example", "", "Chair"],
        ],
      }),
      standing({ people }),
    );
    expect(plan.people.map(({ key, state, version }) => [key, state, version])).toEqual([
      ["sam", "changed", 3],
      ["kim", "changed", 1],
      ["new:People:4", "new", null],
    ]);
    expect(plan.people.map(({ changes }) => changes).slice(0, 2)).toEqual([
      [
        { heading: "Name", before: "Sam Hale", after: "Samuel Hale" },
        { heading: "Line manager", before: "", after: "Cllr Kim Reed" },
      ],
      [{ heading: "Name", before: "Kim Reed", after: "Cllr Kim Reed" }],
    ]);
    expect(plan.people[0]?.facts.jobTitle).toBe("Clerk");
    expect(plan.problems).toEqual([]);
    expect(plan.missing).toEqual({ people: [], sessions: [] });
  });

  it("are stopped for what would change who is meant, each by row and column", () => {
    expect(
      stopped([
        heads,
        ["", "Officer", "", "x@y.example"],
        ["Pat Wren", "Wizard", "", ""],
        ["Lou Stone", "", "", ""],
        ["Jo Lark", "Officer", "Elsewhere", ""],
        ["Al Finch", "Officer", "", "al at example"],
        ["Di Teal", "Officer", "Wexcombe", "di@w.example"],
        ["Di Teal", "Officer", "Wexcombe", ""],
        ["#N/A", "Officer", "", ""],
      ]),
    ).toEqual([
      [2, "Name", "The row has no name."],
      [3, "Kind", "This is no kind of person known here."],
      [4, "Kind", "It does not say what kind of person this is."],
      [5, "Council", "There is no council of this challenge called “Elsewhere”."],
      [6, "E-mail", "This is not an e-mail address."],
      [8, "Name", "Row 7 is the same person."],
      [9, "Name", "The formula in this cell gives an error."],
    ]);
  });

  it("of one office's address are several people", () => {
    const plan = planImport(
      file({
        People: [
          ["Name", "Kind", "E-mail"],
          ["Cllr A One", "", "members@w.example"],
          ["Cllr B Two", "", "members@w.example"],
        ],
      }),
      standing(),
    );
    expect(plan.people.map(({ facts }) => [facts.name, facts.kind])).toEqual([
      ["Cllr A One", "councillor"],
      ["Cllr B Two", "councillor"],
    ]);
  });

  it("are imported without a line manager who would manage them in a circle, and that is noted", () => {
    const plan = planImport(
      file({
        People: [
          heads,
          ["A", "Officer", "", "", "B"],
          ["B", "Officer", "", "", "A"],
          ["C", "Officer", "", "", "Nobody"],
        ],
      }),
      standing(),
    );
    expect(plan.people.map(({ facts }) => facts.lineManagerKey)).toEqual(["new:People:3", null, null]);
    expect(plan.problems.map(({ row, wrong, stops }) => [row, wrong, stops])).toEqual([
      [3, "These people would manage each other in a circle.", false],
      [4, "There is no person called “Nobody”.", false],
    ]);
  });

  it("of the same name are asked about, unless the council says which", () => {
    const people = ["wex", "har"].map((councilId) => ({
      id: councilId,
      version: 1,
      isRemoved: false,
      facts: person({ name: "Kim Reed", councilId }),
    }));
    expect(
      stopped(
        [
          ["Name", "Kind"],
          ["Kim Reed", "Officer"],
        ],
        standing({ people }),
      ),
    ).toEqual([[2, "Name", "There are 2 people of this name in the workspace."]]);
    const plan = planImport(
      file({
        People: [
          ["Name", "Council"],
          ["Kim Reed", "Harrowmere"],
        ],
      }),
      standing({ people }),
    );
    expect(plan.people.map(({ key, state }) => [key, state])).toEqual([["har", "unchanged"]]);
  });

  it("whose name was removed for good stay as they are", () => {
    const people = [{ id: "gone", version: 1, isRemoved: true, facts: person({ name: "Name removed" }) }];
    expect(
      stopped(
        [
          ["Name", "Kind", "Workspace id (leave as it is)"],
          ["Sam Hale", "Officer", "gone"],
        ],
        standing({ people }),
      ),
    ).toEqual([[2, "Workspace id (leave as it is)", "The name of this person was removed for good."]]);
  });
});

describe("sessions", () => {
  const people = [
    ["Name", "Kind"],
    ["Sam Hale", "Officer"],
    ["Pat Wren", "Wizard"],
  ];

  it("name people of the same file, and wait for those whose row is wrong", () => {
    const plan = planImport(
      file({
        People: people,
        Sessions: [
          ["Title", "Kind", "People"],
          ["One", "Interview", "Sam Hale"],
          ["Two", "Interview", "Pat Wren"],
          ["Three", "Interview", "Zed"],
        ],
      }),
      standing(),
    );
    expect(plan.sessions.map(({ facts }) => [facts.title, facts.personKeys])).toEqual([
      ["One", ["new:People:2"]],
      ["Three", []],
    ]);
    expect(plan.unknownPeople).toEqual([{ name: "Zed", where: ["Sessions, row 4"] }]);
    expect(
      plan.problems
        .filter(({ sheet }) => sheet === "Sessions")
        .map(({ row, wrong, todo }) => [row, wrong, todo]),
    ).toEqual([
      [3, "Pat Wren is in row 3 of People, which cannot be imported as it stands.", "Mend that row first."],
      [
        4,
        "There is no person called “Zed”.",
        "Add them above, use the name as it stands in the list, or the session is imported without them.",
      ],
    ]);
    expect(plan.stoppedRows).toBe(2);
  });

  it("are read whole", () => {
    const plan = planImport(
      file({
        Sessions: [
          [
            "Title",
            "Kind",
            "Minutes",
            "How many peers",
            "Which peers",
            "Themes",
            "Prompts",
            "Site or sites",
            "Day",
            "Start",
            "Room",
            "Fixed",
            "After",
            "Council",
            "Confidential",
          ],
          [
            "Leader",
            "1:1",
            "",
            "a pair",
            "Leader peer; Bo Tarn",
            "1, 3",
            "2.1",
            "Civic Offices",
            "Tue 3 March",
            "9.30",
            "Chamber",
            "y",
            "Opening",
            "Harrowmere",
            "no",
          ],
          ["Opening", "Team meeting", "1 hour", "all", "", "", "", "Online", "", "", "", "", "", "", ""],
          ["Walk", "Tour", "", "", "", "Theme title 2", "", "Town Hall", "", "", "", "", "", "", ""],
        ],
      }),
      standing(),
    );
    expect(plan.problems).toEqual([]);
    expect(plan.sessions.map(({ facts }) => facts)).toEqual([
      session({
        title: "Leader",
        peersNeeded: 2,
        requiredRoles: ["leader-peer"],
        wantedPeerIds: ["bo"],
        assignedPeerIds: [],
        themeIds: ["t1", "t3"],
        promptIds: ["p2"],
        allowedSiteIds: ["office"],
        date: "2026-03-03",
        start: "09:30",
        roomId: "oc",
        siteId: "office",
        isFixed: true,
        afterKeys: ["new:Sessions:3"],
        councilId: "har",
      }),
      session({ title: "Opening", kind: "team-meeting", minutes: 60, isAllPeers: true, isOnline: true }),
      session({
        title: "Walk",
        kind: "visit",
        minutes: 90,
        themeIds: ["t2"],
        allowedSiteIds: ["hall"],
        siteId: "hall",
      }),
    ]);
  });

  it("are stopped for a day or time that cannot be, and noted for what is only missing", () => {
    const rows = [
      ["Title", "Kind", "Minutes", "Day", "Start", "Room", "Fixed", "After"],
      ["A", "Interview", "", "Wed 3 March", "", "", "", ""],
      ["B", "Interview", "", "", "9:30", "", "", ""],
      ["C", "Interview", "60", "3 March", "23:30", "", "", ""],
      ["D", "Interview", "long", "", "", "", "", ""],
      ["E", "Party", "", "", "", "", "", ""],
      ["F", "Interview", "", "", "", "Attic", "yes", "F"],
      ["G", "Interview", "", "9 March", "10:00", "", "", "Nothing"],
    ];
    expect(stopped(rows, standing(), "Sessions").map(([row, column]) => [row, column])).toEqual([
      [2, "Day"],
      [3, "Day"],
      [4, "Start"],
      [5, "Minutes"],
      [6, "Kind"],
      [8, "Day"],
    ]);
    const { problems } = planImport(file({ Sessions: rows }), standing());
    expect(problems.filter(({ stops }) => !stops).map(({ row, column }) => [row, column])).toEqual([
      [7, "Room"],
      [7, "Fixed"],
      [7, "After"],
    ]);
  });

  it("of the same title are told apart by their day, or asked about", () => {
    const sessions = DAYS.map((date) => ({
      id: date,
      version: 1,
      facts: session({ title: "Team meeting", kind: "team-meeting", minutes: 60, date, start: "09:00" }),
    }));
    const plan = planImport(
      file({
        Sessions: [
          ["Title", "Kind", "Day", "Start"],
          ["Team meeting", "Team meeting", "3 March", "9:30"],
          ["Team meeting", "Team meeting", "", ""],
        ],
      }),
      standing({ sessions }),
    );
    expect(
      plan.sessions.map(({ key, state, changes }) => [key, state, changes.map(({ heading }) => heading)]),
    ).toEqual([["2026-03-03", "changed", ["Start"]]]);
    expect(plan.problems.map(({ row, wrong }) => [row, wrong])).toEqual([
      [3, "There are 2 sessions of this title in the workspace that it could be."],
    ]);
  });

  it("of another visit are left out with a sentence, and say nothing of what is missing here", () => {
    const sessions = [{ id: "own", version: 1, facts: session({ title: "Team meeting" }) }];
    const sessionsElsewhere = new Map(["a", "b"].map((id) => [id, "First phase"]));
    const heads = ["Title", "Kind", "Workspace id"];
    const rows = [
      ["Leader", "Interview", "a"],
      ["Team meeting", "Interview", "b"],
      ["Partners", "Interview", ""],
    ];
    const plan = planImport(file({ Sessions: [heads, ...rows] }), standing({ sessions, sessionsElsewhere }));
    expect(plan.sessions.map(({ key, state }) => [key, state])).toEqual([["new:Sessions:4", "new"]]);
    expect(plan.problems.filter(({ stops }) => stops)).toEqual([
      {
        sheet: "Sessions",
        row: null,
        column: "",
        read: "",
        wrong:
          "2 rows are sessions of another visit (First phase), and this is the timetable of Visit. None of them is imported here: they would be there twice.",
        todo: "Import the workbook at First phase. To copy sessions from there to here, clear the hidden column of workspace ids in their rows.",
        stops: true,
      },
    ]);
    expect(plan.stoppedRows).toBe(2);
    expect(plan.sheets[0]).toMatchObject({ rows: 3, stopped: 2 });
    expect(plan.missing.sessions).toEqual([]);
  });

  it.each([
    ["another visit", "phase", "First phase", "unchanged"],
    ["no visit of this challenge", "far-away", "", "unchanged"],
    ["this one", "visit", null, "changed"],
  ])("of people in a workbook of %s change when they can come only here", (_, visitId, otherVisit, state) => {
    const people = [
      {
        id: "sam",
        version: 1,
        isRemoved: false,
        facts: person({ name: "Sam Hale", availability: "any-time" }),
      },
    ];
    const rows = [
      ["Name", "Availability", "Workspace id"],
      ["Sam Hale", "Cannot come", `sam v1 of ${visitId}`],
    ];
    const plan = planImport(
      file({ People: rows }),
      standing({ people, visitsElsewhere: new Map([["phase", "First phase"]]) }),
    );
    expect(plan.otherVisit).toBe(otherVisit);
    expect(plan.people.map((one) => one.state)).toEqual([state]);
    expect(plan.problems.filter(({ wrong }) => wrong.includes("about another visit"))).toHaveLength(
      otherVisit === null ? 0 : 1,
    );
  });

  it("beyond what a timetable holds are refused whole", () => {
    const rows = Array.from({ length: 401 }, (_, index) => [`Session ${index}`, "Interview"]);
    const plan = planImport(file({ Sessions: [["Title", "Kind"], ...rows] }), standing());
    expect(plan.sessions).toEqual([]);
    expect(plan.problems[0]).toMatchObject({
      row: null,
      stops: true,
      wrong: expect.stringContaining("401 sessions"),
    });
  });
});

/** What a workbook of ours is read as. */
function readBack(sheets: readonly OutSheet[]): ReadFile {
  const text = (cell: OutCell) =>
    typeof cell === "object" ? ("day" in cell ? cell.day : cell.time) : String(cell);
  return file(
    Object.fromEntries(
      sheets.map(({ name, banner, columns, rows }) => [
        name,
        [
          ...(banner === undefined ? [] : [[banner]]),
          columns.map(({ heading }) => heading),
          ...rows.map((row) => row.map(text)),
        ],
      ]),
    ),
  );
}

const words = (most: number) =>
  fc.oneof(
    fc.constantFrom(
      "Sam Hale",
      "sam hale",
      "Cllr Sam Hale",
      "Leader peer",
      "Online",
      "Any time",
      "=1+1",
      "A; B",
      "A, B",
      "x [y]",
      "Town Hall",
    ),
    fc.string({ unit: "grapheme", maxLength: most }),
  );
const filled = (most: number) =>
  words(most)
    .map((text) => text.replace(/\p{Cc}/gu, " ").trim())
    .filter((text) => text.replace(/[\s\u200b-\u200d\ufeff]/g, "") !== "" && !/^#/.test(text))
    // A stroke alone says in a file that there is none.
    .filter((text) => !/^[-–—]$/.test(text));
const optional = (most: number) => fc.oneof(fc.constant(""), filled(most));
const some = (ids: string[]) => fc.subarray(ids);

const anyRecord: fc.Arbitrary<StandingRecord> = fc
  .record({ people: fc.integer({ min: 0, max: 6 }), sessions: fc.integer({ min: 0, max: 6 }) })
  .chain(({ people, sessions }) => {
    const personIds = Array.from({ length: people }, (_, index) => `person${index}`);
    const sessionIds = Array.from({ length: sessions }, (_, index) => `session${index}`);
    const window = fc
      .record({
        date: fc.constantFrom(...DAYS, "2026-04-01"),
        from: fc.integer({ min: 0, max: 1300 }),
        length: fc.integer({ min: 1, max: 139 }),
      })
      .map(({ date, from, length }) => {
        const clock = (minutes: number) =>
          `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
        return { date, start: clock(from), end: clock(from + length) };
      });
    const onePerson = (index: number) =>
      fc
        .record({
          name: filled(20),
          jobTitle: optional(20),
          kind: fc.constantFrom(...PERSON_KINDS),
          councilId: fc.constantFrom(null, "wex", "har"),
          organisation: optional(20),
          email: fc.constantFrom(null, "office@w.example", `own${index}@w.example`),
          lineManagerKey:
            index === 0 ? fc.constant(null) : fc.constantFrom(null, ...personIds.slice(0, index)),
          accessNeeds: optional(30),
          availability: fc.constantFrom("not-asked", "asked", "any-time", "cannot-come", "some-times"),
          times: fc.array(window, { minLength: 1, maxLength: 3 }),
        })
        .map(({ times, ...facts }): StandingRecord["people"][number] => ({
          id: `person${index}`,
          version: 1,
          isRemoved: false,
          facts: { ...facts, times: facts.availability === "some-times" ? times : [] } as PersonFacts,
        }));
    const oneSession = (index: number) =>
      fc
        .record({
          facts: fc.record({
            title: filled(20),
            kind: fc.constantFrom(...SESSION_KINDS),
            minutes: fc.integer({ min: 5, max: 300 }),
            personKeys: some(personIds),
            peersNeeded: fc.constantFrom(null, 1, 2, 3),
            isAllPeers: fc.boolean(),
            requiredRoles: fc.subarray([...PEER_ROLES]),
            wantedPeerIds: some(["ada", "bo", "open"]),
            assignedPeerIds: some(["ada", "bo", "open"]),
            themeIds: some(["t1", "t2", "t3"]),
            promptIds: some(["p1", "p2", "p3"]),
            allowedSiteIds: some(["hall", "office"]),
            isOnline: fc.boolean(),
            joinAddress: fc.constantFrom(
              "",
              "https://meet.example.org/j/97311?pwd=a%3Bb",
              "020 7946 0000, PIN 1234#",
            ),
            isFixed: fc.boolean(),
            afterKeys: some(sessionIds.slice(0, index)),
            councilId: fc.constantFrom(null, "wex", "har"),
            purpose: optional(40),
            isConfidential: fc.boolean(),
          }),
          date: fc.constantFrom(null, ...DAYS),
          start: fc.constantFrom(null, "09:00", "14:15"),
          place: fc.constantFrom<(string | null)[]>(
            [null, null],
            [null, "hall"],
            ["rc", "hall"],
            ["oc", "office"],
          ),
        })
        .map(
          ({
            facts,
            date,
            start,
            place: [roomId = null, siteId = null],
          }): StandingRecord["sessions"][number] => ({
            id: `session${index}`,
            version: 1,
            facts: { ...facts, date, start: date === null ? null : start, roomId, siteId },
          }),
        );
    return fc.record({
      people: fc.tuple(...personIds.map((_, index) => onePerson(index))),
      sessions: fc.tuple(...sessionIds.map((_, index) => oneSession(index))),
    });
  })
  .map((record) => standing(record));

describe("out and back in", () => {
  it("is no difference, whatever the timetable holds", () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const plan = planImport(readBack(filledSheets(record)), record);
        expect(plan.problems.filter(({ stops }) => stops)).toEqual([]);
        const rows = [...plan.people, ...plan.sessions];
        expect(rows.filter(({ state }) => state !== "unchanged").map(({ changes }) => changes)).toEqual([]);
        expect(plan.people).toHaveLength(record.people.length);
        expect(plan.sessions).toHaveLength(record.sessions.length);
        expect(plan.missing).toEqual({ people: [], sessions: [] });
      }),
      { numRuns: 150 },
    );
  });
});

describe("somebody else's workbook", () => {
  /** As councils draw it up: titles above, headings of their own, pauses between the sessions. */
  const foreign = {
    Interviewees: [
      ["Peer challenge, interviewees, draft 3", ""],
      ["No.", "Surname", "Forename", "Role / position", "Type", "Email address", "Dietary"],
      ["1", "Hale", "Sam", "Leader of the Council", "Member", "sam.hale@example.org", "Vegan"],
      ["2", "Tarn", "Bo", "Section 151 officer", "Officer", "bo.tarn@example.org", ""],
    ],
    Programme: [
      ["DRAFT PROGRAMME"],
      ["Date", "From", "To", "Session", "Venue", "Attendees", "Peers", "Notes"],
      [
        "Tuesday 3rd March",
        "0.375",
        "0.40625",
        "Leader",
        "Rm 1",
        "Sam Hale & Bo Tarn",
        "Cllr Ada Fenwick",
        "",
      ],
      ["3.3.26", "2pm", "3.15pm", "Staff focus group", "Town Hall", "Sam\nMona Mercer, Ned Nolan", "All", ""],
      ["", "LUNCH", "", "", "", "", "", ""],
      ["04/03/2026", "0900", "1000", "Partners", "Guildhall", "", "2", "Round table"],
    ],
  };

  it("is read: titles, rooms where a site is asked for, names joined in any way, remarks apart", () => {
    const plan = planImport(file(foreign), standing());
    expect(plan.people.map(({ facts }) => [facts.name, facts.jobTitle, facts.kind])).toEqual([
      ["Sam Hale", "Leader of the Council", "councillor"],
      ["Bo Tarn", "Section 151 officer", "officer"],
    ]);
    expect(
      plan.sessions.map(({ facts: { title, date, start, minutes, roomId, allowedSiteIds, personKeys } }) => [
        title,
        date,
        start,
        minutes,
        roomId ?? allowedSiteIds,
        personKeys.length,
      ]),
    ).toEqual([
      ["Leader", "2026-03-03", "09:00", 45, "r1", 2],
      ["Staff focus group", "2026-03-03", "14:00", 75, ["hall"], 1],
      ["Partners", "2026-03-04", "09:00", 60, [], 0],
    ]);
    expect(
      plan.sessions.map(({ facts }) => [facts.wantedPeerIds, facts.isAllPeers, facts.peersNeeded]),
    ).toEqual([
      [["ada"], false, null],
      [[], true, null],
      [[], false, 2],
    ]);
    expect(plan.problems.filter(({ stops }) => stops)).toEqual([]);
    expect(plan.stoppedRows).toBe(0);
    expect(plan.problems.map(({ wrong }) => wrong)).toContain("“LUNCH” is a pause and no session.");
    expect(plan.unknownPeople.map(({ name }) => name)).toEqual(["Mona Mercer", "Ned Nolan"]);
  });

  it("asks what its own headings mean, and not again when that was said", () => {
    const days = standing().days;
    const tables = fileTables(file(foreign), new Map(), days);
    expect(tables.map(({ found }) => found?.unknown)).toEqual([["No.", "Dietary"], []]);
    const known = new Map([
      ["people|no", "none"],
      ["people|dietary", "accessNeeds"],
    ]);
    expect(fileTables(file(foreign), known, days)[0]?.found?.unknown).toEqual([]);
    const plan = planImport(file(foreign), standing(), known);
    expect(plan.people[0]?.facts.accessNeeds).toBe("Vegan");
  });

  it("is read as somebody says its columns are, whatever their headings", () => {
    const read = file({
      List: [
        ["Wer", "Was"],
        ["Sam Hale", "Officer"],
      ],
    });
    expect(planImport(read, standing()).people).toEqual([]);
    const said = {
      ...NOTHING_SAID,
      sheets: [{ sheet: 0, kind: "people", headingRow: 1, columns: ["name", "kind"] }],
    };
    const plan = planImport({ ...read, reading: said as FileReading }, standing());
    expect(plan.people.map(({ facts }) => facts.name)).toEqual(["Sam Hale"]);
  });

  it("brings in whoever is named by a session and is added here", () => {
    const reading = { ...NOTHING_SAID, people: [{ name: "Mona Mercer", kind: "Officer" }] };
    const plan = planImport({ ...file(foreign), reading }, standing());
    expect(plan.people.map(({ facts }) => facts.name)).toContain("Mona Mercer");
    expect(plan.unknownPeople.map(({ name }) => name)).toEqual(["Ned Nolan"]);
    expect(plan.sessions[1]?.facts.personKeys).toHaveLength(2);
  });

  it("names rows that are hidden or struck through, and leaves them out until somebody says otherwise", () => {
    const read = file({
      Sessions: [
        ["Title", "Minutes"],
        ["One", "45"],
        ["Two", "45"],
        ["Three", "45"],
      ],
    });
    const rows = read.sheets[0]?.rows ?? [];
    Object.assign(rows[2] ?? {}, { isHidden: true });
    Object.assign(rows[3] ?? {}, { isStruck: true });
    const titles = (reading: FileReading) =>
      planImport({ ...read, reading }, standing()).sessions.map(({ facts }) => facts.title);
    expect(planImport(read, standing()).aside.map(({ why, words }) => [why, words])).toEqual([
      ["hidden", "Two, 45"],
      ["struck", "Three, 45"],
    ]);
    expect(titles(NOTHING_SAID)).toEqual(["One"]);
    expect(titles({ ...NOTHING_SAID, hiddenRows: true })).toEqual(["One", "Two"]);
    expect(titles({ ...NOTHING_SAID, struckRows: true })).toEqual(["One", "Three"]);
  });

  it("names what it reads from columns that are hidden, but not the id that our own workbooks hide", () => {
    const read = file({
      People: [
        ["Workspace id (leave as it is)", "Name", "Kind", "Email address", "Wer"],
        ["", "Sam Hale", "Officer", "sam@elsewhere.example", "x"],
      ],
    });
    const [sheet] = read.sheets;
    if (sheet !== undefined) sheet.hiddenColumns = [0, 3, 4];
    const [words] = importView(planImport(read, standing())).sheets;
    expect(words).toBe(
      "“People” has 1 row of people. Not read: Wer. Hidden in the file, and read all the same: E-mail.",
    );
  });

  it("counts all rows that are set aside, also those beyond the list of them", () => {
    const read = file({
      Sessions: [
        ["Title", "Minutes"],
        ["One", "45"],
        ...Array.from({ length: 250 }, (_, n) => [`Old ${n + 1}`, "45"]),
      ],
    });
    for (const row of read.sheets[0]?.rows.slice(2) ?? []) row.isHidden = true;
    const { hidden, struck } = importView(planImport(read, standing())).aside;
    expect([hidden.count, hidden.lines.length, struck.count]).toEqual([250, 200, 0]);
  });

  it("may be a programme laid out as a grid of days", () => {
    const plan = planImport(
      file({
        Grid: [
          ["Programme"],
          ["Time", "Monday 2 March", "Tuesday 3 March", "Wednesday 4 March"],
          ["9:00", "Leader (Rm 1)", "Partners", "Feedback"],
          ["10:00", "Leader (Rm 1)", "Lunch", ""],
          ["11:15", "S151", "", ""],
        ],
      }),
      standing(),
    );
    expect(
      plan.sessions.map(({ cell, facts: { title, date, start, minutes, roomId } }) => [
        cell,
        title,
        date,
        start,
        minutes,
        roomId,
      ]),
    ).toEqual([
      // Joined over two rows, it goes on until the third begins.
      ["B3", "Leader", "2026-03-02", "09:00", 135, "r1"],
      ["B5", "S151", "2026-03-02", "11:15", 45, null],
      ["C3", "Partners", "2026-03-03", "09:00", 45, null],
      ["D3", "Feedback", "2026-03-04", "09:00", 45, null],
    ]);
    expect(plan.sheets[0]).toMatchObject({ isGrid: true, rows: 4 });
  });
});

describe("a workbook that is older than the timetable", () => {
  const of = (version: number, minutes: number): StandingRecord =>
    standing({ sessions: [{ id: "s1", version, facts: session({ title: "Leader", minutes }) }] });

  it("says so of each row that would put back what was changed here", () => {
    const old = readBack(filledSheets(of(3, 45)));
    expect(planImport(old, of(3, 45)).olderRows).toBe(0);
    const plan = planImport(old, of(4, 60));
    expect(plan.olderRows).toBe(1);
    expect(plan.problems.map(({ wrong }) => wrong)).toEqual([
      "This was changed here after the workbook was made.",
    ]);
  });

  it("brings back no session that was cancelled here", () => {
    const both = of(3, 45);
    both.sessions.push({ id: "s2", version: 1, facts: session({ title: "Cancelled late" }) });
    const plan = planImport(readBack(filledSheets(both)), of(3, 45));
    expect(plan.sessions.map(({ state }) => state)).toEqual(["unchanged"]);
    expect(plan.stoppedRows).toBe(1);
    expect(plan.problems[0]?.wrong).toMatch(/cancelled or removed here after the workbook was made/);
  });
});

describe("the workbook as it stands", () => {
  const record = standing({
    sessions: [
      {
        id: "s1",
        version: 1,
        facts: session({
          title: "Leader",
          date: "2026-03-03",
          start: "09:00",
          roomId: "r1",
          siteId: "hall",
          assignedPeerIds: ["ada", "bo"],
        }),
      },
    ],
  });

  it("carries who is in a session, and takes them back", () => {
    const workbook = readBack(filledSheets(record));
    const sheet = workbook.sheets.find(({ name }) => name === "Sessions");
    const at = sheet?.rows[0]?.cells.indexOf("Assigned peers") ?? -1;
    expect(sheet?.rows[1]?.cells[at]).toBe("Ada Fenwick; Bo Tarn");
    (sheet?.rows[1]?.cells ?? [])[at] = "Bo Tarn";
    expect(planImport(workbook, record).sessions.map(({ facts }) => facts.assignedPeerIds)).toEqual([["bo"]]);
  });

  it("has a sheet for each day to read, which is not read back", () => {
    const workbook = readBack(filledSheets(record));
    const day = workbook.sheets.find(({ name }) => name === "Tuesday 3 March 2026");
    expect(day?.rows[2]?.cells).toEqual([
      "9am to 9:45am",
      "Leader",
      "Interview",
      "Room 1",
      "",
      "Ada Fenwick; Bo Tarn",
    ]);
    expect(planImport(workbook, record).sheets.find(({ name }) => name === day?.name)?.unread).toMatch(
      /changes are read from the sheet Sessions/,
    );
  });
});
