/** Broken rules of one session's new place, in words with the names of people, rooms and sessions. */

import { minutesOf } from "#app/platform/clock-time.ts";
import { UNTIMED_JOURNEY_MINUTES } from "#app/solver/day-rules.ts";
import type { Solution, TimetableInstance } from "#app/solver/instance.ts";
import { type Breach, journey } from "#app/solver/recount.ts";
import { nameList } from "../plan/timetable-words.ts";

interface WordSource {
  instance: TimetableInstance;
  /** Where everything would stand. */
  at: Solution;
  names: Readonly<Record<string, string>>;
}

const ID = /(?:around:)?[0-9A-HJKMNP-TV-Z]{26}(?:#\d+)?|online#\d+|\b\d{4}-\d{2}-\d{2}\b/g;

/** Sentences about `breaches`, the session itself being "it"; the same trouble of several people is said once. */
export function breachWords(breaches: readonly Breach[], sessionId: string, source: WordSource): string[] {
  const named = (text: string) => text.replaceAll(ID, (id) => source.names[id] ?? id);
  // What is told of the people it concerns, by what there is to tell.
  const told = new Map<string, string[]>();
  const sentences: string[] = [];
  for (const breach of breaches) {
    const who = /^(.*) cannot be at both\.$/.exec(breach.text)?.[1];
    if (who === undefined) sentences.push(named(sentenceOf(breach, sessionId, source)));
    else {
      const what = bothWords(breach, sessionId, source);
      told.set(what, [...(told.get(what) ?? []), named(who)]);
    }
  }
  return [
    ...[...told].map(([what, who]) => {
      const people = [...new Set(who)];
      return `${nameList(people)} ${people.length > 1 ? what.replace(/^is /, "are ").replace(/^has /, "have ") : what}`;
    }),
    ...new Set(sentences),
  ];
}

interface Placed {
  start: number;
  end: number;
  site: string;
  title: string;
}

function placedOf(id: string, { instance, at, names }: WordSource): Placed {
  const session = instance.sessions.find((one) => one.id === id);
  const place = at.assignments.find((one) => one.session === id);
  const start = minutesOf(place?.start ?? "00:00");
  return {
    start,
    end: start + (session?.minutes ?? 0),
    site: instance.rooms.find((room) => room.id === place?.room)?.site ?? "",
    title: `${names[id] ?? "another session"} (${place?.start ?? ""})`,
  };
}

/** What somebody in two sessions cannot do, from "is" or "has" on. */
function bothWords(
  { sessions: [first = "", second = ""] }: Breach,
  sessionId: string,
  source: WordSource,
): string {
  const [a, b] = [placedOf(first, source), placedOf(second, source)];
  const isOurs = first === sessionId || second === sessionId;
  const others = isOurs ? `it and ${first === sessionId ? b.title : a.title}` : `${a.title} and ${b.title}`;
  const [early, late] = a.start <= b.start ? [a, b] : [b, a];
  const gap = late.start - early.end;
  if (gap < 0)
    return isOurs ? `is in ${first === sessionId ? b.title : a.title} then.` : `is in ${others} at once.`;
  const travel = journey(source.instance, early.site, late.site);
  if (travel >= UNTIMED_JOURNEY_MINUTES) {
    return `has ${gap} minutes between ${others}, and nobody has said how long the journey takes.`;
  }
  return `has ${gap} minutes between ${others}${
    travel > 0 ? `, and the journey takes ${travel}.` : `, and needs ${source.instance.rules.gapMinutes}.`
  }`;
}

function sentenceOf({ rule, text, sessions }: Breach, sessionId: string, source: WordSource): string {
  const { instance, names } = source;
  const other = sessions.find((id) => id !== sessionId);
  switch (rule) {
    case "H3": {
      const who = text.replace(/ is not available\.$/, "");
      const windows = instance.people.find(({ id }) => id === who)?.available ?? [];
      const said = windows
        .slice(0, 3)
        .map(({ date, start, end }) => `${names[date] ?? date} ${start} to ${end}`);
      return `${who} can come only on ${nameList(said)}${windows.length > 3 ? " and some other times" : ""}.`;
    }
    case "H4":
      if (text.endsWith("is double booked.") && other !== undefined)
        return `${text.replace(" is double booked.", "")} is taken then, by ${placedOf(other, source).title}.`;
      return text
        .replace(/^Too many for/, "Too many people for")
        .replace(/^Not allowed at/, "It may not be held at");
    case "H5":
      return text.replace(/^Has/, "It has").replace(/^Lacks/, "It lacks");
    case "H7":
      return "It is fixed where it stands now.";
    case "H8": {
      const minutes = /^Starts less than (\d+) minutes after/.exec(text)?.[1];
      if (minutes !== undefined) {
        return sessions[0] === sessionId
          ? `${placedOf(other ?? "", source).title} ends less than ${minutes} minutes before it.`
          : `It leaves less than ${minutes} minutes to prepare ${placedOf(other ?? "", source).title}.`;
      }
      return sessions[0] === sessionId
        ? `It starts before ${placedOf(other ?? "", source).title} has ended.`
        : `${placedOf(other ?? "", source).title} starts before it has ended.`;
    }
    case "H9":
      return text.replace(/ is away\.$/, " is away then.");
    default:
      return text;
  }
}
