import type { TimetableRecord } from "./timetable-record.ts";
import { PERSON_KINDS, type PersonKind } from "./timetable-words.ts";

/** How far a timetable reaches what the scope asks about, and whom. Sessions without a place yet count too. */
export interface TimetableCoverage {
  themes: {
    id: string;
    number: number;
    title: string;
    /** Sessions about the theme or one of its prompts. */
    sessions: number;
    prompts: { id: string; ref: string; text: string; sessions: number }[];
    /** How many different people of each kind the peers meet about it. */
    people: Record<PersonKind, number>;
  }[];
  /** Different people in any session, by kind, and how many on the list are in none. */
  people: Record<PersonKind, { met: number; listed: number }>;
  sessions: number;
}

/** What the planned sessions reach and what they miss. A session about a prompt is about its theme. */
export function timetableCoverage(record: TimetableRecord): TimetableCoverage {
  const planned = record.sessions.filter((session) => session.status === "planned");
  const kindOf = new Map(record.people.map((person) => [person.id, person.kind]));
  const met = new Set(planned.flatMap((session) => session.personIds));
  const byKind = (ids: ReadonlySet<string>, kind: PersonKind) =>
    [...ids].filter((id) => kindOf.get(id) === kind).length;
  return {
    sessions: planned.length,
    people: ofEachKind((kind) => ({
      met: byKind(met, kind),
      listed: record.people.filter((person) => person.kind === kind).length,
    })),
    themes: record.themes.map((theme) => {
      const promptIds = new Set(theme.prompts.map((prompt) => prompt.id));
      const about = planned.filter(
        (session) =>
          session.themeIds.includes(theme.id) ||
          session.promptIds.some((promptId) => promptIds.has(promptId)),
      );
      const refOf = new Map(theme.prompts.map((prompt) => [prompt.id, prompt.ref]));
      const people = new Set(about.flatMap((session) => session.personIds));
      return {
        id: theme.id,
        number: theme.number,
        title: theme.title,
        sessions: about.length,
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

/** What is missed, in words: themes and prompts no session is about, kinds of people nobody meets. */
export function coverageGaps(coverage: TimetableCoverage): string[] {
  if (coverage.sessions === 0) return [];
  const gaps: string[] = [];
  for (const theme of coverage.themes) {
    if (theme.sessions === 0) {
      gaps.push(`No session is about theme ${theme.number}, ${theme.title}.`);
      continue;
    }
    const missed = theme.prompts.filter((prompt) => prompt.sessions === 0).map((prompt) => prompt.ref);
    if (missed.length > 0) {
      gaps.push(
        `Theme ${theme.number}: no session is about ${missed.length === 1 ? "prompt" : "prompts"} ${missed.join(", ")}.`,
      );
    }
  }
  const words = {
    councillor: "councillors",
    officer: "officers",
    partner: "partners",
    "resident-or-community": "residents or community groups",
  } as const satisfies Record<PersonKind, string>;
  for (const kind of PERSON_KINDS) {
    if (coverage.people[kind].met === 0) gaps.push(`The peers meet no ${words[kind]}.`);
  }
  return gaps;
}
