import { doorSigns } from "#app/areas/timetable/papers/door-signs.ts";
import { joiningNotes } from "#app/areas/timetable/papers/joining-notes.ts";
import type { Paper, PaperSource } from "#app/areas/timetable/papers/paper.ts";
import { paperDocument } from "#app/areas/timetable/papers/paper-to-word.ts";
import { peerDays } from "#app/areas/timetable/papers/peer-days.ts";
import { receptionList } from "#app/areas/timetable/papers/reception-list.ts";
import { wallGrid } from "#app/areas/timetable/papers/wall-grid.ts";
import type { TimetableRecord, TimetableSession } from "#app/areas/timetable/plan/timetable-record.ts";
import { documentWords } from "#app/word/document-words.ts";
import { trialPerson, trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import { onlyWith, type StandingSentence, standingDocument } from "./standing.ts";

/** A visit with a session in a room, one at no site, and one without a day; a person, a peer, a room and a day without any. */
function visit(): TimetableRecord {
  const record = trialRecord([
    trialSession({ id: "finance", title: "Finance", start: "09:00", personIds: ["sam"], peerIds: ["ada"] }),
    trialSession({
      id: "call",
      title: "Call",
      start: "11:00",
      siteId: null,
      roomId: null,
      track: null,
      personIds: ["kim"],
      peerIds: ["ada", "bo"],
    }),
    trialSession({ id: "later", date: null, start: null, personIds: ["sam", "lee"] }),
  ]);
  const [peer] = record.peers;
  if (peer === undefined) throw new Error("The record has peers.");
  return {
    ...record,
    people: [...record.people, trialPerson({ id: "idle", name: "Nobody Asked" })],
    peers: [...record.peers, { ...peer, id: "cy", name: "Cy Dunn" }],
  };
}

const SOURCE: PaperSource = {
  record: visit(),
  confidentialIds: new Set(),
  knowsConfidential: true,
  standing: "Not released",
  choice: {
    days: [],
    peerId: null,
    roomId: null,
    siteId: null,
    personId: null,
    wallPaper: "A3",
    contact: "",
  },
  contacts: [{ name: "Ada Fenwick", part: "Officer peer", telephone: "07700 900117" }],
  joining: new Map(),
  privacyUrl: "https://workspace.example/privacy",
};

const changed = (source: PaperSource, change: (record: TimetableRecord) => Partial<TimetableRecord>) => ({
  ...source,
  record: { ...source.record, ...change(source.record) },
});
const sessions =
  (keep: (session: TimetableSession) => boolean) =>
  (source: PaperSource): PaperSource =>
    changed(source, (record) => ({ sessions: record.sessions.filter(keep) }));
const peopleOfRecord =
  (keep: (id: string) => boolean) =>
  (source: PaperSource): PaperSource =>
    changed(source, ({ people }) => ({ people: people.filter(({ id }) => keep(id)) }));
const visitOf =
  (change: Partial<TimetableRecord["visit"]>) =>
  (source: PaperSource): PaperSource =>
    changed(source, (record) => ({ visit: { ...record.visit, ...change } }));

/** What each fact leaves out of the record. */
const ABSENT: Record<string, (source: PaperSource) => PaperSource> = {
  "a session with a day and a time": sessions(({ id }) => id === "later"),
  "a session with a room": sessions(({ id }) => id !== "finance"),
  "a session without a room": sessions(({ id }) => id !== "call"),
  "a session without a day": sessions(({ id }) => id !== "later"),
  "a day without a session": visitOf({ days: ["2026-03-02"] }),
  "a room without a session": (source) =>
    changed(source, ({ sites }) => ({
      sites: sites.map((site) => ({ ...site, rooms: site.rooms.filter(({ id }) => id === "small") })),
    })),
  "a peer without a session": (source) =>
    changed(source, ({ peers }) => ({ peers: peers.filter(({ id }) => id !== "cy") })),
  "a person who only waits for a day": peopleOfRecord((id) => id !== "lee"),
  "a person without a session": peopleOfRecord((id) => id !== "idle"),
  "a visit on site": visitOf({ kind: "progress-review" }),
  "a telephone number of the team": (source) => ({ ...source, contacts: [] }),
};

function paper(name: string, compose: (source: PaperSource) => Paper, sentences: StandingSentence[]) {
  const facts = new Set(sentences.flatMap(({ fact }) => fact ?? []));
  const absent = Object.fromEntries(Object.entries(ABSENT).filter(([fact]) => facts.has(fact)));
  return standingDocument(
    name,
    SOURCE,
    (source) => documentWords(paperDocument(compose(source), source)),
    absent,
    sentences,
  );
}

const JO = [{ name: "Jo Bell", councilId: "wexcombe" }];
const TIMED = "a session with a day and a time";

export const PAPER_DOCUMENTS = [
  paper("the peers' days", peerDays, [
    onlyWith(
      TIMED,
      "{} of a peer, each begun on a new page.",
      "Of what was chosen, no peer is in a session with a day and a time yet.",
    ),
    onlyWith("a peer without a session", "No session for {} on {}."),
    onlyWith("a telephone number of the team", "Contact card of the team"),
    onlyWith("a day without a session", "No session on {}."),
    onlyWith("a session without a day", "{} no day or time yet and {} not shown here."),
  ]),
  paper("the timetable for the wall", wallGrid, [
    onlyWith(
      TIMED,
      "{} to hang up, one for each day.",
      "Of what was chosen, no session has a day and a time yet.",
    ),
    onlyWith("a session without a room", "With Ada Fenwick and Bo Tarn"),
    onlyWith("a session without a day", "{} no day or time yet and {} not shown here."),
  ]),
  paper("the door signs", doorSigns, [
    onlyWith(
      "a session with a room",
      "{}, one for each room and day, in the order of the days.",
      "Of what was chosen, no session with a day and a time is in a room yet.",
    ),
    onlyWith("a room without a session", "No sign for {}: no session there."),
    onlyWith("a session without a room", "{} without a room, so on no sign."),
  ]),
  paper("the reception list", (source) => receptionList(source, new Map()), [
    onlyWith(
      "a session with a room",
      "{}, one for each site and day, in the order in which people arrive.",
      "Of what was chosen, nobody is expected at a site on a day and at a time yet.",
    ),
    onlyWith("a session without a room", "{} at no site of ours, so on no list."),
  ]),
  paper("the joining notes", (source) => joiningNotes(source, JO), [
    onlyWith(
      TIMED,
      "{}, one for each person, in the order of their names.",
      "Of what was chosen, nobody is in a session with a day and a time yet.",
    ),
    onlyWith("a person who only waits for a day", "No note yet for {}: no day or time yet."),
    onlyWith("a person without a session", "{} no session on {}."),
    onlyWith("a session without a day", "We would also like you to come to: {}, about {} minutes."),
    onlyWith("a session without a day", "The day and time will follow."),
    onlyWith(
      "a visit on site",
      "Wexcombe Borough Council has asked for a peer challenge.",
      "{} has had a peer challenge.",
    ),
    onlyWith(
      "a visit on site",
      "a team of councillors and senior officers from elsewhere looks with fresh eyes at how {} and what could be better.",
      "some of the peers come back to see what has happened since.",
    ),
  ]),
];
