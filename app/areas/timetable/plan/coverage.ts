import { isFree } from "./availability.ts";
import { placedSessions } from "./day-plan.ts";
import type { TimetableNeeds } from "./needs/needs-store.server.ts";
import type { TimetableRecord, TimetableSession } from "./timetable-record.ts";
import { countOf, PERSON_KINDS, type PersonKind } from "./timetable-words.ts";

/** How far a timetable reaches what the scope asks about, and whom. Sessions without a place yet count too; whoever is in them is not met yet. */
export interface TimetableCoverage {
  themes: {
    id: string;
    number: number;
    title: string;
    /** Sessions about the theme or one of its prompts, and how long they last together. */
    sessions: number;
    minutes: number;
    prompts: { id: string; ref: string; text: string; sessions: number }[];
    /** How many different people of each kind the peers meet about it. */
    people: Record<PersonKind, number>;
  }[];
  /** Different people in any session, by kind, and how many on the list are in none. */
  people: Record<PersonKind, { met: number; listed: number }>;
  /** The same for each council of a partnership; empty where there is one council only. */
  councils: { id: string; name: string; people: Record<PersonKind, { met: number; listed: number }> }[];
  sessions: number;
  /** People who are in no session that they can come to: only in some without a place, or at a time when they cannot. */
  notYetMet: string[];
}

/** Something missed, in words, and what a session could be added about. */
export interface CoverageGap {
  text: string;
  add: { kind: "theme" | "prompt"; id: string; label: string }[];
}

/**
 * What the planned sessions reach and what they miss. A session about a prompt is about its theme. With `answers`, for those who arrange the
 * visit, nobody is met when they cannot come.
 */
export function timetableCoverage(
  record: TimetableRecord,
  answers: TimetableNeeds["people"] = [],
): TimetableCoverage {
  const planned = record.sessions.filter((session) => session.status === "planned");
  const kindOf = new Map(record.people.map((person) => [person.id, person.kind]));
  const answerOf = new Map(answers.map((answer) => [answer.personId, answer]));
  const metIn = (sessions: readonly TimetableSession[]) =>
    new Set(
      placedSessions(sessions).flatMap((session) =>
        session.personIds.filter((id) => {
          const answer = answerOf.get(id);
          return answer === undefined || isFree(answer, session);
        }),
      ),
    );
  const met = metIn(planned);
  const invited = new Set(planned.flatMap((session) => session.personIds));
  const byKind = (ids: ReadonlySet<string>, kind: PersonKind) =>
    [...ids].filter((id) => kindOf.get(id) === kind).length;
  const ofPeople = (people: TimetableRecord["people"]) =>
    ofEachKind((kind) => {
      const listed = people.filter((person) => person.kind === kind);
      return { met: listed.filter(({ id }) => met.has(id)).length, listed: listed.length };
    });
  return {
    sessions: planned.length,
    notYetMet: record.people.filter(({ id }) => invited.has(id) && !met.has(id)).map(({ name }) => name),
    people: ofPeople(record.people),
    councils:
      record.councils.length < 2
        ? []
        : record.councils.map(({ id, shortName }) => ({
            id,
            name: shortName,
            people: ofPeople(record.people.filter((person) => person.councilId === id)),
          })),
    themes: record.themes.map((theme) => {
      const promptIds = new Set(theme.prompts.map((prompt) => prompt.id));
      const about = planned.filter(
        (session) =>
          session.themeIds.includes(theme.id) ||
          session.promptIds.some((promptId) => promptIds.has(promptId)),
      );
      const refOf = new Map(theme.prompts.map((prompt) => [prompt.id, prompt.ref]));
      const people = metIn(about);
      return {
        id: theme.id,
        number: theme.number,
        title: theme.title,
        sessions: about.length,
        minutes: about.reduce((sum, { minutes }) => sum + minutes, 0),
        prompts: theme.prompts.map((prompt) => ({
          ...prompt,
          sessions: about.filter((session) =>
            session.promptIds.some((id) => within(prompt.ref, refOf.get(id))),
          ).length,
        })),
        people: ofEachKind((kind) => byKind(people, kind)),
      };
    }),
  };
}

/** Whether a prompt is the one of `ref` or nested under it: a session about 1.5.2 is about 1.5. */
function within(ref: string, asked: string | undefined): boolean {
  return asked === ref || (asked?.startsWith(`${ref}.`) ?? false);
}

function ofEachKind<T>(value: (kind: PersonKind) => T): Record<PersonKind, T> {
  return Object.fromEntries(PERSON_KINDS.map((kind) => [kind, value(kind)])) as Record<PersonKind, T>;
}

/** What is missed, in words: themes and prompts no session is about, kinds of people nobody meets, in each council too. */
export function coverageGaps(coverage: TimetableCoverage): CoverageGap[] {
  if (coverage.sessions === 0) return [];
  const gaps: CoverageGap[] = [];
  for (const { id, number, title, sessions, prompts } of coverage.themes) {
    if (sessions === 0) {
      gaps.push({
        text: `No session is about theme ${number}, ${title}.`,
        add: [{ kind: "theme", id, label: `theme ${number}` }],
      });
      continue;
    }
    const missed = prompts.filter((prompt) => prompt.sessions === 0);
    if (missed.length > 0) {
      gaps.push({
        text: `Theme ${number}: no session is about ${missed.length === 1 ? "prompt" : "prompts"} ${missed
          .map(({ ref }) => ref)
          .join(", ")}.`,
        add: missed.map((prompt) => ({ kind: "prompt", id: prompt.id, label: prompt.ref })),
      });
    }
  }
  for (const kind of PERSON_KINDS) {
    if (coverage.people[kind].met === 0) {
      gaps.push({ text: `The peers meet no ${KIND_WORDS[kind]}.`, add: [] });
      continue;
    }
    // Partners and residents often belong to no one council.
    if (kind !== "councillor" && kind !== "officer") continue;
    for (const { name, people } of coverage.councils) {
      if (people[kind].met === 0) {
        gaps.push({ text: `The peers meet no ${KIND_WORDS[kind]} of ${name}.`, add: [] });
      }
    }
  }
  return gaps;
}

const KIND_WORDS = {
  councillor: "councillors",
  officer: "officers",
  partner: "partners",
  "resident-or-community": "residents or community groups",
} as const satisfies Record<PersonKind, string>;

/** "2 hours 15 minutes", "45 minutes", "None". */
export function lengthWords(minutes: number): string {
  if (minutes === 0) return "None";
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? countOf(hours, "hour") : "", rest > 0 ? countOf(rest, "minute") : ""]
    .filter((part) => part !== "")
    .join(" ");
}
