import ExcelJS from "exceljs";

/** The sites and rooms that have to be there before the workbook is imported; two of the demonstration's. */
export const SITES_OF_SIXTY = [
  {
    name: "Wexcombe Town Hall",
    rooms: [
      { name: "Council Chamber", capacity: 80 },
      { name: "Committee Room 1", capacity: 20 },
      { name: "Committee Room 2", capacity: 14 },
      { name: "Mayor's Parlour", capacity: 6 },
    ],
  },
  {
    name: "Harrowmere Civic Offices",
    rooms: [
      { name: "Council Chamber", capacity: 60 },
      { name: "Mere Room", capacity: 16 },
      { name: "Larch Room", capacity: 10 },
      { name: "First Floor Meeting Room", capacity: 6 },
    ],
  },
] as const;

/** Minutes between the two sites. */
export const JOURNEY_OF_SIXTY = 40;

/** What the workbook holds. */
export const COUNTS_OF_SIXTY = { people: 60, sessions: 44 } as const;

const FIRST = [
  "Ada",
  "Bryn",
  "Cerys",
  "Dilip",
  "Edie",
  "Farid",
  "Greta",
  "Hugo",
  "Imani",
  "Jonas",
  "Kezia",
  "Lorne",
];
const LAST = ["Ashdown", "Birkett", "Calloway", "Dunmore", "Eastry"];

type Council = "Wexcombe" | "Harrowmere";

interface ListedPerson {
  name: string;
  job: string;
  kind: string;
  council: string;
  organisation: string;
  email: string;
  manager: string;
  access: string;
  when: string;
}

const COUNCILLOR_JOBS = [
  "Leader of the Council",
  "Deputy Leader",
  "Leader of the Opposition",
  "Portfolio holder, Finance",
  "Portfolio holder, Housing",
  "Portfolio holder, Climate",
  "Chair of Scrutiny",
  "Chair of Audit",
  "Ward councillor, North",
  "Ward councillor, South",
];

const OFFICER_JOBS = [
  "Chief Executive",
  "Director of Resources",
  "Director of Place",
  "Monitoring Officer",
  "Section 151 Officer",
  "Head of Housing",
  "Head of Planning",
  "Head of People",
  "Housing officer",
  "Planning officer",
  "Customer adviser",
  "Waste crew leader",
];

const PARTNERS = [
  "Fenmoor Health Trust",
  "Sallowshire Police",
  "Sallowshire County",
  "Mere Housing",
  "Weir College",
];

function listPeople(): ListedPerson[] {
  const names = LAST.flatMap((last) => FIRST.map((first) => `${first} ${last}`));
  const next = () => names.shift() ?? "";
  const person = (job: string, kind: string, council: string, organisation = ""): ListedPerson => {
    const name = next();
    const email = `${name.toLowerCase().replace(" ", ".")}@${(council || "partner").toLowerCase()}.example`;
    return { name, job, kind, council, organisation, email, manager: "", access: "", when: "Any time" };
  };
  const people = (["Wexcombe", "Harrowmere"] as Council[]).flatMap((council) => {
    const councillors = COUNCILLOR_JOBS.map((job) => person(job, "Councillor", council));
    const officers = OFFICER_JOBS.map((job) => person(job, "Officer", council));
    for (const [index, officer] of officers.entries()) {
      // The chief executive manages the directors, the Director of Place the rest.
      if (index > 0) officer.manager = officers[index < 5 ? 0 : 2]?.name ?? "";
    }
    return [...councillors, ...officers];
  });
  people.push(
    ...Array.from({ length: 9 }, (_, index) =>
      person(index % 2 === 0 ? "Director" : "Manager", "Partner", "", PARTNERS[index % PARTNERS.length]),
    ),
    ...Array.from({ length: 7 }, (_, index) =>
      person("", "Resident or community", "", index % 2 === 0 ? "Parish councils' group" : "Tenants' panel"),
    ),
  );
  for (const [index, one] of people.entries()) {
    if (index % 11 === 3) one.when = "Day 1 9:00–12:30; Day 2";
    if (index % 13 === 5) one.when = "Day 2; Day 3 9.00 to 14.30";
    if (index % 17 === 7) one.when = "";
    if (index % 19 === 8) one.access = "Step-free room";
  }
  return people;
}

interface ListedSession {
  title: string;
  kind: string;
  minutes: string;
  people: string[];
  peers: string;
  roles: string;
  themes: string;
  site: string;
  day: string;
  start: string;
  room: string;
  fixed: string;
  after: string;
  council: string;
}

function listSessions(people: readonly ListedPerson[]): ListedSession[] {
  const site = (council: string) =>
    council === "Harrowmere"
      ? "Harrowmere Civic Offices"
      : council === "Wexcombe"
        ? "Wexcombe Town Hall"
        : "";
  const session = (given: Partial<ListedSession> & Pick<ListedSession, "title" | "kind">): ListedSession => ({
    minutes: "45",
    people: [],
    peers: "2",
    roles: "",
    themes: "",
    site: site(given.council ?? ""),
    day: "",
    start: "",
    room: "",
    fixed: "",
    after: "",
    council: "",
    ...given,
  });
  const base = "Wexcombe Town Hall: Committee Room 1";
  const ofTeam = (title: string, kind: string, day: string, start: string, minutes = "30", room = base) =>
    session({ title, kind, day, start, minutes, room, fixed: "yes", peers: "all" });
  const fixed = [
    ofTeam("Opening team meeting", "Team meeting", "Day 1", "8:30", "45"),
    ofTeam("Team meeting, second day", "Team meeting", "Day 2", "8.30"),
    ofTeam("Team meeting, last day", "Team meeting", "Day 3", "8:30"),
    ofTeam("Feedback, first day", "Daily feedback", "Day 1", "17:00"),
    ofTeam("Feedback, second day", "Daily feedback", "Day 2", "5pm"),
    ofTeam("Final feedback", "Final feedback", "Day 3", "15:30", "60", "Wexcombe Town Hall: Council Chamber"),
  ];
  const of = (council: string, jobs: readonly string[]) =>
    people.filter((one) => one.council === council && jobs.includes(one.job));
  const perCouncil = (["Wexcombe", "Harrowmere"] as Council[]).flatMap((council) => {
    const interviews = of(council, [...COUNCILLOR_JOBS.slice(0, 8), ...OFFICER_JOBS.slice(0, 5)]).map(
      (one, index) =>
        session({
          title: `${one.job}, ${council}`,
          kind: "Interview",
          people: [one.name],
          roles: index === 0 ? "Leader peer" : "",
          themes: String((index % 5) + 1),
          council,
          after: index === 0 ? "Opening team meeting" : "",
        }),
    );
    const group = (title: string, jobs: readonly string[]) =>
      session({
        title: `${title}, ${council}`,
        kind: "Focus group",
        minutes: "1 hour",
        people: of(council, jobs).map((one) => one.name),
        themes: "2; 5",
        council,
      });
    return [
      ...interviews,
      group("Ward councillors", COUNCILLOR_JOBS.slice(8)),
      group("Heads of service", OFFICER_JOBS.slice(5, 8)),
      group("Front-line staff", OFFICER_JOBS.slice(8)),
      session({ title: `Town centre walk, ${council}`, kind: "Visit", minutes: "60", council, themes: "1" }),
    ];
  });
  const partners = people.filter((one) => one.kind === "Partner").map((one) => one.name);
  const residents = people.filter((one) => one.kind.startsWith("Resident")).map((one) => one.name);
  const joint = (title: string, names: string[], minutes = "60") =>
    session({ title, kind: "Focus group", people: names, minutes, themes: "1, 3" });
  return [
    ...fixed,
    ...perCouncil,
    joint("Health and police", partners.slice(0, 4)),
    joint("Other partners", partners.slice(4)),
    joint("Parish councils and residents", residents.slice(0, 4), "75"),
    joint("Tenants", residents.slice(4), "75"),
  ];
}

/**
 * An Excel file as a co-ordinator keeps one: sixty people and forty-four sessions of two councils, all names made up. A title
 * above the headings, columns in an order of its own and some that nobody needs, days said as "Day 2", times as text. It
 * imports without a remark into a partnership of Wexcombe and Harrowmere that has `SITES_OF_SIXTY` and three days on site.
 */
export async function sixtyPeopleWorkbook(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const people = listPeople();
  const list = workbook.addWorksheet("Interviewees");
  list.addRow(["People for the peer challenge"]);
  list.addRow([]);
  list.addRow([
    "Surname",
    "First name",
    "Role",
    "Type",
    "Authority",
    "Organisation",
    "Email address",
    "Phone",
    "Reports to",
    "Access requirements",
    "Available",
  ]);
  for (const one of people) {
    const [first = "", last = ""] = one.name.split(" ");
    list.addRow([
      last,
      first,
      one.job,
      one.kind,
      one.council,
      one.organisation,
      one.email,
      "01632 960000",
      one.manager,
      one.access,
      one.when,
    ]);
  }
  const plan = workbook.addWorksheet("Meetings");
  plan.addRow([
    "Meeting",
    "Type",
    "Duration",
    "Attendees",
    "Number of peers",
    "Peers",
    "Theme",
    "Venue",
    "Date",
    "Start time",
    "Room",
    "Fixed?",
    "Follows",
    "Council",
  ]);
  for (const one of listSessions(people)) {
    plan.addRow([
      one.title,
      one.kind,
      one.minutes,
      one.people.join("; "),
      one.peers,
      one.roles,
      one.themes,
      one.site,
      one.day,
      one.start,
      one.room,
      one.fixed,
      one.after,
      one.council,
    ]);
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
