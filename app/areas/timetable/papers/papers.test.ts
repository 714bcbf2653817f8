import { describe, expect, it } from "vitest";
import type { WordBlock } from "#app/word/document.ts";
import { drawWord } from "#app/word/draw.server.ts";
import { lintDocx } from "#app/word/lint/lint-docx.ts";
import { TRIAL_DAY, trialPerson, trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import { tracksInUse } from "../plan/day-plan.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";
import { doorSigns, nameless } from "./door-signs.ts";
import { joiningNotes } from "./joining-notes.ts";
import type { Paper, PaperChoice, PaperSource } from "./paper.ts";
import { readPaperChoice } from "./paper-choice.ts";
import { paperDocument } from "./paper-to-word.ts";
import { asTyped, paperStanding, shortened } from "./paper-words.ts";
import { peerDays } from "./peer-days.ts";
import { deskNeeds, receptionList } from "./reception-list.ts";
import { wallGrid } from "./wall-grid.ts";

const TUESDAY = "2026-03-03";
const EVERYTHING: PaperChoice = {
  days: [],
  peerId: null,
  roomId: null,
  siteId: null,
  personId: null,
  wallPaper: "A3",
  contact: "",
};

/** A visit as they are: a group of 12, a day and a room and a peer without sessions, one still to be placed, one confidential. */
function visit(): TimetableRecord {
  const staff = Array.from({ length: 12 }, (_, index) =>
    trialPerson({ id: `staff-${index}`, name: `Staff Member ${index + 1}`, jobTitle: "Team leader" }),
  );
  const record = trialRecord([
    trialSession({
      id: "finance",
      title: "Finance",
      purpose: "How the budget is made",
      start: "09:00",
      personIds: ["sam", "kim"],
      peerIds: ["ada", "bo"],
      promptIds: ["p11"],
      themeIds: ["t1"],
    }),
    trialSession({
      id: "staff",
      title: "1. Staff *group*",
      kind: "focus-group",
      start: "10:30",
      minutes: 75,
      roomId: "large",
      personIds: staff.map((person) => person.id),
      peerIds: ["ada", "bo"],
      themeIds: ["t2"],
    }),
    trialSession({
      id: "offices",
      title: "Partners",
      start: "14:00",
      siteId: "offices",
      roomId: "mere",
      personIds: ["lee"],
      peerIds: ["ada"],
    }),
    trialSession({
      id: "secret",
      title: "Grievance about Marsh",
      start: "16:00",
      siteId: "offices",
      roomId: "mere",
      track: "B",
      personIds: ["kim"],
      peerIds: ["bo"],
      promptIds: ["p12"],
    }),
    trialSession({
      id: "team",
      title: "Team meeting",
      kind: "team-meeting",
      date: TUESDAY,
      start: "08:45",
      track: null,
      roomId: "large",
      peerIds: ["ada", "bo"],
    }),
    trialSession({ id: "later", title: "Still to come", date: null, start: null, personIds: ["lee"] }),
    trialSession({ id: "gone", title: "Called off", status: "cancelled", personIds: ["sam"] }),
  ]);
  record.people = [
    ...record.people.map((person) => ({ ...person, jobTitle: `${person.name}'s job` })),
    trialPerson({ id: "idle", name: "Nobody Asked" }),
    ...staff,
  ];
  record.peers = [
    ...record.peers,
    { id: "cy", name: "Cy Dunn", part: "Member peer", isStaff: false, isConfirmed: true },
    { id: "di", name: "Di Elms", part: "Leader peer", isStaff: false, isConfirmed: true },
  ];
  return record;
}

function source(changes: Partial<PaperSource> = {}, choice: Partial<PaperChoice> = {}): PaperSource {
  return {
    record: visit(),
    confidentialIds: new Set(["secret"]),
    knowsConfidential: true,
    standing: "Not released: working copy of 24 November 2026, 14:46",
    choice: { ...EVERYTHING, ...choice },
    joining: new Map(),
    contacts: [],
    privacyUrl: "https://workspace.example/privacy",
    ...changes,
  };
}

const headings = (paper: Paper) =>
  paper.sheets.map(([first]) => (first?.kind === "heading" && first.level === 1 ? first.text : "no heading"));

const tableRows = (blocks: readonly WordBlock[] | undefined) =>
  (blocks ?? []).flatMap((block) => (block.kind === "table" ? block.rows : []));

const wordsOf = (paper: Paper) => JSON.stringify([paper.introduction, paper.sheets]);

const EVERY_PAPER: Record<string, (source: PaperSource) => Paper> = {
  "peers' days": peerDays,
  "wall grid": wallGrid,
  "door signs": doorSigns,
  "reception list": (one) => receptionList(one, new Map([["sam", "Step-free needed"]])),
  "joining notes": (one) => joiningNotes(one, [{ name: "Jo Bell", councilId: "wexcombe" }]),
};

describe.each(Object.entries(EVERY_PAPER))("%s", (name, compose) => {
  const empty = trialRecord([]);
  it.each<[string, PaperSource]>([
    ["a whole visit", source()],
    ["A4 and one day", source({}, { wallPaper: "A4", days: [TRIAL_DAY] })],
    ["one of each", source({}, { peerId: "ada", roomId: "mere", siteId: "hall", personId: "sam" })],
    ["a day without sessions", source({}, { days: ["2026-03-04"] })],
    ["nothing at all", source({ record: { ...empty, sites: [], people: [], peers: [], themes: [] } })],
    ["names and titles with marks", source({ record: withMarks(visit()) })],
  ])("of %s has no fault that the lint knows", async (_what, one) => {
    const paper = compose(one);
    expect(await lintDocx(await drawWord(paperDocument(paper, one)))).toEqual([]);
  });

  it("is titled by its kind and whose it is, and of nothing at all counts nothing", () => {
    const one = source();
    expect(paperDocument(compose(one), one).title).toMatch(/^[A-Z].+: Wexcombe Borough Council$/);
    const none = source({ record: empty });
    const words = JSON.stringify(paperDocument(compose(none), none).sections);
    expect(words).toContain("Of what was chosen, no");
    expect(words).not.toContain('"0 ');
  });

  it("says how it stands and leaves out what is cancelled", () => {
    const one = source();
    expect(paperDocument(compose(one), one).statusText).toBe(one.standing);
    expect(wordsOf(compose(one))).not.toContain("Called off");
  });

  it("keeps what is confidential from whoever may not know it", () => {
    const words = wordsOf(compose(source({ knowsConfidential: false })));
    if (name !== "joining notes") expect(words).not.toContain("Grievance");
    if (name.startsWith("peers")) expect(words).not.toContain("1.2");
  });
});

function withMarks(record: TimetableRecord): TimetableRecord {
  const marked = <T extends { name: string }>(one: T): T => ({ ...one, name: `# ${one.name} | <b>_x_` });
  return {
    ...record,
    people: record.people.map(marked),
    peers: record.peers.map(marked),
    sites: record.sites.map((site) => ({ ...marked(site), rooms: site.rooms.map(marked) })),
    sessions: record.sessions.map((session) => ({ ...session, title: `- ${session.title}` })),
  };
}

describe("what whoever comes to a site has to know", () => {
  const joining = new Map([
    [
      "hall",
      { parking: "Behind the hall\nAsk for a permit", wayIn: "The side door", wifi: "Guest", catering: "" },
    ],
  ]);

  it("stands in a joining note as far as one session needs it, and on a peer's day whole", () => {
    const note = wordsOf(joiningNotes(source({ joining }), []));
    expect(note).toContain('"Parking","detail":"Behind the hall; Ask for a permit"');
    expect(note).toContain('"Way in","detail":"The side door"');
    expect(note).not.toContain("Wi-Fi");
    const day = wordsOf(peerDays(source({ joining })));
    expect(day).toContain('"Wi-Fi","detail":"Guest"');
    expect(day).not.toContain("Food and drink");
  });

  it("is not said of what nobody wrote", () => {
    const empty = { parking: " ", wayIn: "", wifi: "", catering: "" };
    const none = source({ joining: new Map([["hall", empty]]) });
    expect(wordsOf(peerDays(none))).toBe(wordsOf(peerDays(source())));
    expect(wordsOf(joiningNotes(none, []))).toBe(wordsOf(joiningNotes(source(), [])));
  });
});

describe("peers' days", () => {
  it("has a page for each peer and day with a session, and names who has none", () => {
    const paper = peerDays(source());
    expect(headings(paper)).toEqual([
      "Ada Fenwick: Monday 2 March 2026",
      "Ada Fenwick: Tuesday 3 March 2026",
      "Bo Tarn: Monday 2 March 2026",
      "Bo Tarn: Tuesday 3 March 2026",
    ]);
    const words = wordsOf(paper);
    expect(words).toContain("No session for Cy Dunn and Di Elms");
    expect(words).toContain("No session on Wednesday 4 March 2026");
    expect(words).toContain("1 session has no day or time yet");
  });

  it("begins with how the team is reached, where somebody wrote it and there is more than one page", () => {
    const contacts = [{ name: "Ada Fenwick", part: "Officer peer", telephone: "07700 900117" }];
    expect(tableRows(peerDays(source({ contacts })).introduction)).toEqual([
      ["Ada Fenwick", "Officer peer", "07700 900117"],
    ]);
    expect(tableRows(peerDays(source()).introduction)).toEqual([]);
    const one = peerDays(source({ contacts }, { peerId: "ada", days: [TRIAL_DAY] }));
    expect(tableRows(one.introduction)).toEqual([]);
  });

  it("shows times, lunch, the journey, whom, with whom, where and what to raise", () => {
    const [page] = peerDays(source({}, { peerId: "ada", days: [TRIAL_DAY] })).sheets;
    const rows = tableRows(page);
    expect(rows.map(([time]) => time)).toEqual([
      "09:00 to 09:45",
      "10:30 to 11:45",
      "12:00 to 13:20",
      "Leave by 13:20",
      "14:00 to 14:45",
    ]);
    expect(rows[0]?.[1]).toContain("With Bo Tarn");
    expect(rows[0]?.[1]).toContain("Raise: 1.1");
    expect(rows[0]?.[2]).toContain("**Sam Hale**, Sam Hale's job");
    expect(rows[0]?.[3]).toBe("Small Room, Wexcombe Town Hall");
    expect(rows[1]?.[1]).toContain("**1\\. Staff \\*group\\***");
    expect(rows[1]?.[2]).toBe("12 people, named below");
    expect(rows[2]?.[1]).toBe("Lunch");
    expect(rows[3]?.[1]).toBe("Journey to Harrowmere Civic Offices: 40 minutes");
    expect(rows[4]?.[1]).toContain("On your own");
    expect(JSON.stringify(page)).toContain("Staff Member 12");
    expect(page?.at(-1)).toMatchObject({
      text: "**1.1** First; **Theme 2** Organisational and place leadership",
    });
  });

  it("says when nobody knows how long a journey takes, and takes lunch after a journey that ends in its window", () => {
    const unknown = source({ record: { ...visit(), journeys: [] } }, { peerId: "ada", days: [TRIAL_DAY] });
    expect(JSON.stringify(peerDays(unknown).sheets)).toContain("nobody has said how long it takes");
    const record = trialRecord([
      trialSession({ id: "a", start: "10:30", minutes: 45 }),
      trialSession({ id: "b", start: "13:00", siteId: "offices" }),
    ]);
    const rows = tableRows(peerDays(source({ record })).sheets[0]);
    expect(rows.map(([time]) => time)).toEqual([
      "10:30 to 11:15",
      "Leave by 11:20",
      "12:00 to 13:00",
      "13:00 to 13:45",
    ]);
  });

  it("shows a confidential session to those who know of it, marked; to others a private meeting", () => {
    const known = JSON.stringify(peerDays(source({}, { peerId: "bo" })).sheets);
    expect(known).toContain("Grievance");
    expect(known).toContain("Confidential");
    const others = tableRows(peerDays(source({ knowsConfidential: false }, { peerId: "bo" })).sheets[0]);
    expect(others.at(-1)).toEqual(["16:00 to 16:45", "Private meeting", "", ""]);
  });

  it.each([
    [
      "team-meeting",
      "Team meeting: where to begin",
      "**Team meeting: where to begin**\\\nOn your own",
      "The peer team",
    ],
    ["daily-feedback", "A word", "**A word**\\\nDaily feedback. On your own", "To be confirmed"],
    ["visit", "Visitor economy", "**Visitor economy**\\\nVisit. On your own", ""],
  ] as const)("says of a %s called “%s” its kind once, and whom they meet", (kind, title, what, whom) => {
    const record = trialRecord([trialSession({ id: "one", kind, title })]);
    const [row] = tableRows(peerDays(source({ record })).sheets[0]);
    expect(row?.slice(1, 3)).toEqual([what, whom]);
  });

  it("needs no cover for one page", () => {
    expect(peerDays(source({}, { peerId: "ada", days: [TRIAL_DAY] })).hasCover).toBe(false);
    expect(peerDays(source()).hasCover).toBe(true);
  });
});

describe("the wall grid", () => {
  it("has a sheet a day, pairs across and hours down, and says what goes on", () => {
    const paper = wallGrid(source());
    expect(headings(paper)).toEqual(["Monday 2 March 2026", "Tuesday 3 March 2026, Wexcombe Town Hall"]);
    const rows = tableRows(paper.sheets[0]);
    expect(rows.map(([hour]) => hour)).toEqual([
      "09:00",
      "10:00",
      "11:00",
      "12:00",
      "13:00",
      "14:00",
      "15:00",
      "16:00",
    ]);
    expect(rows[0]?.[1]).toBe("**09:00 to 09:45**\\\nFinance\\\nSmall Room, Wexcombe Town Hall");
    expect(rows[2]?.[1]).toBe("goes on until 11:45");
    expect(rows[7]).toEqual(["16:00", "", "**16:00 to 16:45**\\\nPrivate meeting"]);
    expect(tableRows(paper.sheets[1])[0]?.[1]).toContain("Team meeting");
  });

  it("says whole team of the whole team alone, and names the peers of what no pair does by itself", () => {
    const record = visit();
    const calls = (peerIds: string[]) =>
      wallGrid(
        source({ record: { ...record, sessions: [trialSession({ id: "call", track: null, peerIds })] } }),
      ).sheets[0]?.[1];
    const ofTwo = calls(["ada", "bo"]);
    expect(JSON.stringify(ofTwo)).toContain("With Ada Fenwick and Bo Tarn");
    expect(JSON.stringify(ofTwo)).not.toContain("Whole team");
    const ofAll = JSON.stringify(calls(record.peers.map(({ id }) => id)));
    expect(ofAll).toContain("Whole team");
    expect(ofAll).not.toContain("Ada Fenwick");
  });

  it("has no column of a pair that meets nobody that day", () => {
    const trio = source();
    const { peers } = trio.record;
    const more = ["di", "ed"].map((id) => ({ ...(peers[0] as (typeof peers)[number]), id, name: id }));
    const record = { ...trio.record, peers: [...peers, ...more] };
    expect(tracksInUse(record)).toContain("C");
    const columns = (of: PaperSource) =>
      wallGrid(of)
        .sheets.flat()
        .flatMap((block) =>
          block.kind === "table" ? [block.columns.map(({ heading }) => heading.slice(0, 10)).join()] : [],
        );
    expect(columns({ ...trio, record }).join()).not.toContain("Pair C");
    expect(columns({ ...trio, record })).toEqual(columns(trio));
  });

  it("names the peers above their column, and in a session with others than those", () => {
    const [monday, tuesday] = wallGrid(source()).sheets.map(tableRows);
    expect(monday?.[5]?.[1]).toMatch(/Partners\\\n.*\\\nWith Ada Fenwick$/);
    expect(tuesday?.[0]?.[1]).toContain("With Ada Fenwick and Bo Tarn");
  });

  it("speaks of no pairs where the peers are mixed, and names them in each session", () => {
    const who: [string, string[]][] = [
      ["09:00", ["ada", "bo"]],
      ["10:00", ["bo"]],
      ["11:00", ["ada"]],
    ];
    const record = trialRecord(
      who.map(([start, peerIds]) =>
        trialSession({ id: start, title: "Meeting", start, minutes: 45, peerIds }),
      ),
    );
    const [table] = wallGrid(source({ record }))
      .sheets.flat()
      .filter((block) => block.kind === "table");
    expect(table?.columns.map(({ heading }) => heading)).toEqual(["Hour", "Meetings A"]);
    expect(table?.rows.map(([, cell]) => cell?.split("\n").at(-1))).toEqual([
      "With Ada Fenwick and Bo Tarn",
      "With Bo Tarn",
      "With Ada Fenwick",
    ]);
  });

  it("names nobody whom the peers meet", () => {
    expect(wordsOf(wallGrid(source()))).not.toMatch(/Sam Hale|Kim Reed|Staff Member|Grievance/);
  });

  it("is for A3 unless A4 is asked for", () => {
    expect(wallGrid(source()).template).toBe("wall-grid");
    expect(wallGrid(source({}, { wallPaper: "A4" })).template).toBe("timetable-paper");
  });
});

describe("door signs", () => {
  it("hang by day and room, with times and titles, and count what hangs nowhere", () => {
    const record = visit();
    record.sessions.push(trialSession({ id: "nowhere", start: "12:00", siteId: null, roomId: null }));
    const paper = doorSigns(source({ record }));
    expect(headings(paper)).toEqual(["Small Room", "Large Room", "Mere Room", "Large Room"]);
    expect(paper.sheets[2]?.[2]).toEqual({
      kind: "facts",
      rows: [
        { term: "14:00 to 14:45", detail: "Partners" },
        { term: "16:00 to 16:45", detail: "Private meeting" },
      ],
    });
    expect(wordsOf(paper)).toContain("1 session without a room");
    expect(wordsOf(doorSigns(source({}, { days: [TUESDAY] })))).toContain(
      "No sign for Small Room and Mere Room",
    );
    expect(wordsOf(paper)).not.toMatch(/Sam Hale|Kim|Ada|Staff Member/);
  });

  it("say of which site a room without a sign is, where rooms of two sites have one name", () => {
    const record = visit();
    const [first, second] = record.sites;
    if (first === undefined || second === undefined) throw new Error("two sites are needed");
    for (const site of [first, second]) for (const room of site.rooms) room.name = "Council Chamber";
    const words = wordsOf(doorSigns(source({ record }, { days: [TUESDAY] })));
    expect(words).toMatch(new RegExp(`No sign for Council Chamber \\((${first.name}|${second.name})\\)`));
  });

  it.each([
    ["Sam Hale", "Interview"],
    ["Councillor Hale's view", "Interview"],
    ["Ada Fenwick and the treasurer", "Interview"],
    ["Halesowen tenants", "Halesowen tenants"],
    ["Reed beds", "Reed beds"],
  ])("of “%s” say “%s”", (title, shown) => {
    const session = {
      ...trialSession({ id: "x", title, personIds: ["sam"] }),
      date: TRIAL_DAY,
      start: "10:00",
    };
    expect(nameless(trialRecord([]), { ...session, from: 600, to: 645 })).toBe(shown);
  });
});

describe("the reception list", () => {
  it("is by site and day, each person once, in order of arrival", () => {
    const record = visit();
    record.sessions.push(
      trialSession({ id: "again", title: "Again", start: "15:00", roomId: "large", personIds: ["sam"] }),
    );
    const paper = receptionList(source({ record }), new Map([["sam", "Step-free needed"]]));
    expect(headings(paper)).toEqual([
      "Wexcombe Town Hall: Monday 2 March 2026",
      "Harrowmere Civic Offices: Monday 2 March 2026",
    ]);
    const rows = tableRows(paper.sheets[0]);
    expect(rows).toHaveLength(14);
    expect(rows[0]?.slice(0, 2)).toEqual(["09:00", "Kim Reed"]);
    expect(rows[1]).toEqual([
      "09:00",
      "Sam Hale",
      "",
      "09:00 Small Room\\\n15:00 Large Room",
      "Step-free needed",
    ]);
    expect(rows[2]?.[0]).toBe("10:30");
  });

  it("has a private meeting without its people", () => {
    const rows = tableRows(receptionList(source({}, { siteId: "offices" }), new Map()).sheets[0]);
    expect(rows.map(([time, name]) => [time, name])).toEqual([
      ["14:00", "Lee Marsh"],
      ["16:00", "Private meeting"],
    ]);
  });

  it.each([
    ["", ""],
    ["Step-free access", "Step-free needed"],
    ["wheelchair user", "Step-free needed"],
    ["Uses a wheelchair and needs a hearing loop", "Step-free needed. See co-ordinator"],
    ["Migraine: no strip lights", "See co-ordinator"],
  ])("tells the desk of “%s” only “%s”", (needs, told) => {
    expect(deskNeeds(needs)).toBe(told);
  });
});

describe("joining notes", () => {
  const factsOf = (blocks: readonly WordBlock[] | undefined) =>
    (blocks ?? []).flatMap((block) => (block.kind === "facts" ? [block.rows] : []));

  it("are one for each person, with all of their sessions on whichever day", () => {
    const paper = joiningNotes(source({}, { days: [TRIAL_DAY] }), []);
    expect(headings(paper)).toHaveLength(15);
    expect(headings(paper).filter((name) => name === "Kim Reed")).toHaveLength(1);
    const kim = paper.sheets[headings(paper).indexOf("Kim Reed")];
    expect(factsOf(kim).map(([what]) => what?.detail)).toEqual([
      "Finance. A conversation.",
      "Grievance about Marsh. A conversation.",
    ]);
    expect(wordsOf(paper)).toContain("1 other person has no session");
  });

  it("say what, when, how long, where, whom, that it is not attributed and whom to contact", () => {
    const record = visit();
    record.sites = record.sites.map((site) => ({ ...site, address: "Weir Street, Wexcombe" }));
    const one = source({ record }, { personId: "sam" });
    const [note] = joiningNotes(one, [{ name: "Jo Bell", councilId: "wexcombe" }]).sheets;
    expect(factsOf(note)).toEqual([
      [
        { term: "What", detail: "Finance. A conversation." },
        { term: "When", detail: "Monday 2 March 2026, 09:00 to 09:45" },
        { term: "How long", detail: "45 minutes" },
        { term: "Where", detail: "Small Room, Wexcombe Town Hall, Weir Street, Wexcombe" },
        { term: "You will meet", detail: "Ada Fenwick (officer peer), Bo Tarn (officer peer)" },
        { term: "Who else", detail: "1 other person" },
        { term: "About", detail: "How the budget is made" },
        { term: "Topics", detail: "Local priorities and outcomes" },
      ],
    ]);
    const words = JSON.stringify(note);
    expect(words).toContain("Nothing you say is attributed to you");
    expect(words).toContain("It is not an inspection");
    expect(words).toContain("do not need to prepare");
    expect(words).toContain("please tell Jo Bell, who co-ordinates the visit");
    // The prompts are the peers' own; whoever is asked is not primed.
    expect(words).not.toContain("First");
    const typed = joiningNotes({ ...one, choice: { ...one.choice, contact: "Lou, 01234 567890" } }, []);
    expect(JSON.stringify(typed.sheets)).toContain("please tell Lou, 01234 567890");
  });

  it("name whoever co-ordinates it for both councils once", () => {
    const twice = ["wexcombe", "harrowmere"].map((councilId) => ({ name: "Jo Bell", councilId }));
    const words = JSON.stringify(joiningNotes(source(), twice).sheets);
    expect(words).toContain("please tell Jo Bell, who co-ordinates the visit");
    expect(words).not.toContain("Jo Bell and Jo Bell");
  });

  it("promise what has no day yet, and wait where there is nothing else", () => {
    const record = visit();
    record.sessions = record.sessions.map((session) =>
      session.id === "later" ? { ...session, personIds: ["sam", "idle"] } : session,
    );
    const paper = joiningNotes(source({ record }), []);
    expect(JSON.stringify(paper.sheets[headings(paper).indexOf("Sam Hale")])).toContain(
      "The day and time will follow",
    );
    expect(wordsOf(paper)).toContain("No note yet for Nobody Asked");
  });
});

describe("what a paper is about", () => {
  const now = new Date("2026-11-24T14:46:00Z");
  const last = { number: 3, issuedAt: new Date("2026-11-20T10:00:00Z") };
  it.each([
    [null, 0, "Not released: working copy of 24 November 2026, 14:46"],
    [last, 0, "As in version 3, released 20 November 2026"],
    [last, 2, "Changed since version 3, released 20 November 2026: working copy of 24 November 2026, 14:46"],
  ])("stands as %o with %i changes", (release, changes, words) => {
    expect(paperStanding(release, changes, now)).toBe(words);
  });

  it("is read from the address; somebody who is not there is not everybody", () => {
    const record = visit();
    const asked = new URLSearchParams("day=2026-03-02&day=soon&peer=ada&room=&size=A4&contact=%20Jo%20");
    expect(readPaperChoice(asked, record)).toEqual({
      ...EVERYTHING,
      days: [TRIAL_DAY],
      peerId: "ada",
      wallPaper: "A4",
      contact: "Jo",
    });
    for (const what of ["peer", "room", "site", "person"]) {
      expect(() => readPaperChoice(new URLSearchParams(`${what}=stranger`), record)).toThrow(
        "There is no such",
      );
    }
  });

  it.each([
    ["1. Leader", "1\\. Leader"],
    ["- Leader", "\\- Leader"],
    ["A *b* [c](d)", "A \\*b\\* \\[c\\](d)"],
    [" two\nlines ", "two lines"],
  ])("keeps %j as it was typed", (typed, markdown) => {
    expect(asTyped(typed)).toBe(markdown);
  });

  it("ends long texts at a word", () => {
    expect(shortened("one two three", 20)).toBe("one two three");
    expect(shortened("one two, three", 9)).toBe("one two …");
  });
});
