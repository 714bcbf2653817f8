import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { projectRoot } from "#app/platform/project-root.server.ts";
import { PROJECT_PLACE, readSchemaOf } from "#prisma/migration-place.ts";
import { filesBelow } from "#tests/support/files.ts";
import { findTableUses, readTableOwners, type TableUse } from "./table-calls.ts";

/** How many questions may be asked of another room's table, by the client or in SQL. It only falls (decision 0619). */
const MOST_ASKED = 17;

const WHO_IS_IN =
  "Each request asks who is signed in and where they belong in one statement, before any room is known.";
const ONE_SIDE =
  "Nobody is on both sides of a challenge's wall. Whoever lets somebody in looks at the other rooms' lists, which come later in the order.";
const BEGINNING = "A challenge has the first rows of every room from its first moment, in one transaction.";

/** Who asks another room's table all the same, and why. */
const ASKED: Record<string, string> = {
  "app/access/kept-forms.server.ts: Account": "A form is kept for an account that is switched on.",
  "app/access/sign-in-session.server.ts: Account": WHO_IS_IN,
  "app/access/sign-in-session.server.ts: Membership": WHO_IS_IN,
  "app/access/sign-in-session.server.ts: Challenge": WHO_IS_IN,
  "app/access/sign-in-session.server.ts: Visit": WHO_IS_IN,
  "app/access/sign-in-session.server.ts: SupportGrant": WHO_IS_IN,
  "app/access/council-ties.server.ts: Council": WHO_IS_IN,
  "app/access/readers/review-peers.server.ts: Visit": WHO_IS_IN,
  "app/access/readers/review-peers.server.ts: VisitDay": WHO_IS_IN,
  "app/access/readers/review-peers.server.ts: VisitPeer": WHO_IS_IN,
  "app/areas/people/members/read-memberships.server.ts: Person": ONE_SIDE,
  "app/areas/people/members/read-peer-places.server.ts: Peer":
    "Who is let in as which peer is chosen among the places that nobody has, and nobody whom the team lists is let in for a council.",
  "app/areas/peer-team/store.server.ts: Theme":
    "A peer leads on themes, and the scope, which lists the team that is wanted, comes after the team in the order.",
  "app/areas/scope/make-challenge.server.ts: StatementSection": BEGINNING,
  "app/areas/scope/make-challenge.server.ts: TimetableRule": BEGINNING,
  "app/issue/freeze-document.server.ts: Challenge":
    "Two who issue at the same moment take their turn at the challenge's row; nothing of it is read or changed.",
};

const NAMES = "Shows what a row is about by number, title or name, in the question that reads the row.";
const STILL_USED =
  "Refuses to take away what other rooms still build on: whether there is any is all that is asked.";
const STILL_ASKED =
  "Whether what a decision was about has ended: the room that put it to the councils comes later in the order.";
const OF_COUNCIL =
  "A council is met in its challenges: with whom, how often and by whom is asked from its record, which every question begins at.";
const PUBLIC =
  "The public reads without a permit: every question begins at what was published and can reach no further.";

/** Which files join tables of other rooms to their own, for one question instead of several, and why. */
const JOINED: Record<string, { tables: string; why: string }> = {
  "app/access/sign-in-session.server.ts": { tables: "Challenge", why: WHO_IS_IN },
  "app/areas/visits/write-visits.server.ts": {
    tables: "ConflictOfInterest IssuedVersion Note Session",
    why: "Whether a visit is still used; what was noted at one that goes is handed over, unread.",
  },
  "app/areas/action-plan/read-open-actions.server.ts": { tables: "Recommendation", why: NAMES },
  "app/areas/action-plan/read-owners.server.ts": { tables: "Recommendation", why: NAMES },
  "app/access/council-ties.server.ts": {
    tables: "Challenge CouncilKeeper Membership ParticipatingCouncil",
    why: WHO_IS_IN,
  },
  "app/areas/challenge/council-records.server.ts": {
    tables: "Council OutgoingMail",
    why: "Names of what is pointed to, and whether a council that is to go was ever written to.",
  },
  "app/areas/decisions/note-effect.server.ts": {
    tables: "Challenge",
    why: "Of a closed challenge nothing is noted: one question for all that takes effect on a day.",
  },
  "app/areas/decisions/tell-of-decision.server.ts": { tables: "PeerProposal", why: STILL_ASKED },
  "app/areas/councils/read-council-dates.server.ts": { tables: "ParticipatingCouncil", why: OF_COUNCIL },
  "app/areas/councils/list-my-councils.server.ts": {
    tables: "Membership ParticipatingCouncil",
    why: OF_COUNCIL,
  },
  "app/areas/councils/manage/merge-councils.server.ts": { tables: "ParticipatingCouncil", why: OF_COUNCIL },
  "app/areas/councils/manage/read-managed.server.ts": {
    tables: "Account ParticipatingCouncil",
    why: OF_COUNCIL,
  },
  "app/areas/councils/store.server.ts": {
    tables: "Challenge Membership ParticipatingCouncil",
    why: OF_COUNCIL,
  },
  "app/areas/action-plan/store.server.ts": { tables: "Recommendation", why: NAMES },
  "app/areas/evidence/read-notes.server.ts": {
    tables: "FindingNote",
    why: "The notes that findings stand on, up to 3,000, chosen by the database.",
  },
  "app/areas/evidence/store.server.ts": {
    tables: "Account Finding FindingNote Peer Prompt Session Theme",
    why: NAMES,
  },
  "app/areas/evidence/named-by-notes.server.ts": { tables: "Account Peer Session", why: NAMES },
  "app/areas/findings/let-go-of-notes.server.ts": {
    tables: "Note",
    why: "Links of findings to the notes of one challenge: a link has no challenge of its own.",
  },
  "app/areas/findings/number-as-printed.server.ts": {
    tables: "Theme",
    why: "The order of recommendations by the number of their theme, inside the transaction that numbers them.",
  },
  "app/areas/findings/read-recommendations.server.ts": { tables: "Theme", why: NAMES },
  "app/areas/findings/store.server.ts": { tables: "Theme", why: NAMES },
  "app/areas/peer-team/destroy-details.server.ts": {
    tables: "Membership",
    why: "Details of the peers who have no place in the challenge any more.",
  },
  "app/areas/peer-team/remove-peer.server.ts": {
    tables: "Membership Note SessionPeer",
    why: STILL_USED,
  },
  "app/areas/peer-team/save-visit-peer.server.ts": { tables: "Session SessionPeer", why: STILL_USED },
  "app/areas/peer-team/store.server.ts": { tables: "Theme", why: NAMES },
  "app/areas/people/accounts/read-accounts.server.ts": {
    tables: "Action Challenge Council CouncilKeeper ParticipatingCouncil Note Peer SignInSession",
    why: "All that is held on an account, for its owner: what is tied to the account in every room.",
  },
  "app/areas/people/members/list-my-challenges.server.ts": {
    tables: "Challenge ParticipatingCouncil",
    why: NAMES,
  },
  "app/areas/people/deputies/read-deputies.server.ts": {
    tables: "Peer",
    why: "A peer who has withdrawn stands in for nobody.",
  },
  "app/areas/people/members/read-memberships.server.ts": {
    tables: "Challenge Peer",
    why: "What a place allows depends on the stage of the challenge, and a peer's on whether they have withdrawn.",
  },
  "app/areas/people/store.server.ts": {
    tables: "ParticipatingCouncil Peer",
    why: "A row is shown with the name of its council, and a peer's once they are confirmed in the team.",
  },
  "app/areas/people/support/support.server.ts": { tables: "Challenge", why: NAMES },
  "app/areas/publication/public-store.server.ts": {
    tables: "Challenge ParticipatingCouncil IssuedVersion",
    why: PUBLIC,
  },
  "app/areas/publication/read-public-pages.server.ts": {
    tables: "Challenge ParticipatingCouncil IssuedVersion",
    why: PUBLIC,
  },
  "app/areas/publication/store.server.ts": { tables: "IssuedVersion", why: NAMES },
  "app/areas/report/store.server.ts": { tables: "ParticipatingCouncil IssuedVersion", why: NAMES },
  "app/areas/scope/edit-prompts.server.ts": { tables: "NotePrompt SessionPrompt", why: STILL_USED },
  "app/areas/timetable/plan/cancel-session.server.ts": { tables: "Note", why: STILL_USED },
  "app/areas/timetable/invitations/calendar-feeds.server.ts": {
    tables: "Challenge",
    why: "A calendar is read by its address alone: what it belongs to comes with it.",
  },
  "app/areas/key-dates/dates-feed.server.ts": {
    tables: "Account",
    why: "A calendar is read by its address alone, and only while the account is on that it belongs to.",
  },
  "app/areas/timetable/keeping/interviewees.server.ts": { tables: "ParticipatingCouncil", why: NAMES },
  "app/areas/timetable/on-the-day/read-meetings.server.ts": {
    tables: "Theme",
    why: "The themes of a session in the order of their numbers.",
  },
};

const owners = readTableOwners(readSchemaOf(PROJECT_PLACE));
const left = /^(app\/platform\/generated|prisma\/(demo|migrations))|\.test\.tsx?$/;
const sources = ["app", "bin", "prisma", "server"]
  .flatMap((folder) => filesBelow(projectRoot, folder, (path) => left.test(path)))
  .filter((path) => /\.(tsx?|mjs)$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(projectRoot, path), "utf8") }));

const isOfAnotherRoom = ({ room, owner }: TableUse) => room !== owner;
const crossing = findTableUses(sources, owners).filter(isOfAnotherRoom);
const said = ({ file, line, table, owner }: TableUse) => `${file}:${line} ${table || "any table"} (${owner})`;

const asked = crossing.filter(({ kind }) => kind !== "join");
const joined = crossing.filter(({ kind }) => kind === "join");

it("asks another room's table only where a reason is listed", () => {
  const unlisted = asked.filter(({ file, table }) => ASKED[`${file}: ${table}`] === undefined).map(said);
  expect(unlisted, "ask the room that owns the table, through its read-*.server.ts or store").toEqual([]);
  expect(asked.length, "fewer, not more").toBeLessThanOrEqual(MOST_ASKED);
});

it("joins tables of other rooms only where a reason is listed", () => {
  const unlisted = joined
    .filter(({ file, table }) => !JOINED[file]?.tables.split(" ").includes(table))
    .map(said);
  expect(unlisted, "ask the room that owns the table, or say why one question is needed").toEqual([]);
});

it("lists nobody who does not ask any more", () => {
  const stillAsked = new Set(asked.map(({ file, table }) => `${file}: ${table}`));
  expect(Object.keys(ASKED).filter((entry) => !stillAsked.has(entry))).toEqual([]);
  const stillJoined = new Set(joined.map(({ file, table }) => `${file}: ${table}`));
  const listed = Object.entries(JOINED).flatMap(([file, { tables }]) =>
    tables.split(" ").map((table) => `${file}: ${table}`),
  );
  expect(listed.filter((entry) => !stillJoined.has(entry))).toEqual([]);
});

/** The files that ask the database by themselves although they are no server file of a room, none of the frame and no command. */
function askingByThemselves(uses: readonly TableUse[]): string[] {
  const mayAsk = /\.server\.ts$|^(bin|server|prisma)\/|^app\/platform\//;
  return [...new Set(uses.filter(({ kind }) => kind !== "join").map(({ file }) => file))].filter(
    (file) => !mayAsk.test(file),
  );
}

it("keeps the client out of pages, rules and components", () => {
  // Texts of SQL for whoever looks into a database file; they ask nothing by themselves.
  const texts = ["app/audit/trail-sql.ts", "app/mail/halt-sql.ts"];
  expect(askingByThemselves(findTableUses(sources, owners))).toEqual(texts);
});

it.each(["routes/scope.tsx", "components/letter.tsx", "trace-prompts.ts"])(
  "finds %s that asks by itself",
  (file) => {
    const path = `app/areas/scope/${file}`;
    expect(askingByThemselves(findTableUses([{ path, text: "await db.theme.count();" }], owners))).toEqual([
      path,
    ]);
  },
);

const PLANTED: [what: string, text: string, found: string[]][] = [
  ["the client", "await db.note.findMany({});", ["call Note"]],
  ["a client by another name, over lines", "await given\n  .note\n  .count();", ["call Note"]],
  ["a client's table by its name in brackets", 'await tx["note"].deleteMany({});', ["call Note"]],
  ["a table whose name is not written there", "await tx[table].deleteMany({});", ["any "]],
  ["SQL", 'await db.$queryRaw`SELECT 1 FROM "Theme" t JOIN "Note" n ON 1`;', ["sql Note"]],
  ["SQL in pieces", "text = 'DELETE FROM \"Note\" WHERE id IN (' + ids;", ["sql Note"]],
  ["SQL of a connection of its own", "database.prepare('UPDATE \"Note\" SET x = 1');", ["sql Note"]],
  ["a count", 'rowsIn("Note", challengeId);', ["sql Note"]],
  ["a relation", "db.theme.findMany({ select: { notes: { select: { id: true } } } });", ["join Note"]],
  [
    "a relation counted",
    "db.theme.findMany({ select: { _count: { select: { notes: true } } } });",
    ["join Note"],
  ],
  ["a relation that a filter follows", "db.theme.count({ where: { notes: { some: {} } } });", ["join Note"]],
  [
    "a shape with a name",
    "const SHAPE = { include: { notes: true } };\ndb.theme.findMany({ ...SHAPE });",
    ["join Note"],
  ],
  [
    "a shape that a function answers",
    "const where = (id: string) => ({ notes: { some: { id } } });\ndb.theme.count({ where: where(x) });",
    ["join Note"],
  ],
  [
    "a shape of another file",
    'import { THERE } from "./there.ts";\ndb.theme.findMany(THERE);',
    ["join Note"],
  ],
];

it.each(PLANTED)("finds %s", (_what, text, found) => {
  const there = {
    path: "app/areas/scope/there.ts",
    text: "export const THERE = { include: { notes: true } };",
  };
  const uses = findTableUses([{ path: "app/areas/scope/planted.server.ts", text }, there], owners);
  expect(uses.filter(isOfAnotherRoom).map(({ kind, table }) => `${kind} ${table}`)).toEqual(found);
});

it("leaves alone what only looks like a question", () => {
  const text = `
    const note = { count: () => 1 };
    note.count();
    log("The Note of", "Theme");
    db.theme.findMany({ where: { challengeId }, select: { id: true } });`;
  const uses = findTableUses([{ path: "app/areas/scope/planted.server.ts", text }], owners);
  expect(uses.filter(isOfAnotherRoom)).toEqual([]);
});
