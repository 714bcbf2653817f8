/** "Where could this go?" and "Why not?" for one session, in words, from the solver's answers. */
import { formatDayWithWeekday, formatTime } from "#app/platform/day-words.ts";
import { bestPlaces, type PossiblePlace } from "#app/solver/best-places.ts";
import { findContradictions } from "#app/solver/bounds/contradictions.ts";
import { compile } from "#app/solver/compile.ts";
import { recount } from "#app/solver/recount.ts";
import { scorerOf } from "#app/solver/solution.ts";
import { whyNot } from "#app/solver/why-not.ts";
import type { Standing } from "../plan/standing.ts";
import { nameList } from "../plan/timetable-words.ts";
import { fromNow, type Moment } from "./from-now.ts";
import { COST_WORDS } from "./proposal.ts";
import { type SolverProblem, type SolverSource, toPlacements, withNames } from "./solver-instance.ts";
import { trackFor } from "./track-for.ts";

/** One place that a session could take. */
export interface PlaceOffer {
  /** Tells the offers of one session apart; the same place has the same key as long as it is offered. */
  key: string;
  when: string;
  where: string;
  who: string;
  /** "Costs 10 points more: …", a sentence. */
  cost: string;
  standing: Standing;
}

/** What the page of a session's places says. */
export interface SessionPlaces {
  offers: PlaceOffer[];
  /** Why there is no place, a sentence each; empty when there are offers. */
  reasons: string[];
  /** The cheapest ways to make a place, the cheapest first. */
  waysOut: string[];
}

/**
 * The five best places of a session while all others stay where they are; when there is none, the smallest set of things that
 * conflict and up to three ways out. `now` keeps places out of the past once the peers are on site.
 */
export function sessionPlaces(
  source: SolverSource,
  whole: SolverProblem,
  sessionId: string,
  now: Moment,
): SessionPlaces {
  const none = (reasons: string[], waysOut: string[] = []): SessionPlaces => ({
    offers: [],
    reasons: reasons.map((text) => withNames(source, text)),
    waysOut: waysOut.map((text) => withNames(source, text)),
  });
  const out = whole.leftOut.find((one) => one.sessionId === sessionId);
  if (out !== undefined) return none([out.reason], out.waysOut);
  const problem = fromNow(whole, now);
  const { instance, present } = problem;
  if (instance.days.length === 0) return none(["The days of this visit are not known, or they are over."]);
  if (!instance.sessions.some(({ id }) => id === sessionId)) {
    return none(["It has begun already, so it stays where it is."]);
  }
  const against = findContradictions(instance).filter(
    ({ sessions }) => sessions.length === 0 || sessions.includes(sessionId),
  );
  if (against.length > 0) {
    return none(
      against.map(({ text }) => text),
      [...new Set(against.flatMap(({ waysOut }) => waysOut))].slice(0, 3),
    );
  }
  const c = compile(instance);
  const scorer = scorerOf(c, present, { rules: problem.softRules });
  const index = instance.sessions.findIndex(({ id }) => id === sessionId);
  const places = bestPlaces(c, scorer, index);
  if (places.length > 0) {
    return {
      offers: places.map((place) => offerOf(source, sessionId, place)),
      reasons: [],
      waysOut: [],
    };
  }
  if (scorer.slotOf[index]! >= 0) {
    const own = recount(instance, present).breaches.filter(({ sessions }) => sessions.includes(sessionId));
    if (own.length === 0) return none(["It has no other place than the one it has."]);
    // It does not fit where it stands: why it fits nowhere is asked as if it stood nowhere.
    scorer.set(index, -1, -1, 0);
  }
  const { conflict, waysOut } = whyNot(c, scorer, index);
  return none(
    conflict.map(({ text }) => text),
    waysOut.map(({ text }) => text),
  );
}

function offerOf(source: SolverSource, sessionId: string, place: PossiblePlace): PlaceOffer {
  const { date, start, room, peers } = place;
  const [placement] = toPlacements(source, {
    assignments: [{ session: sessionId, date, start, room, peers }],
  });
  if (placement === undefined) throw new Error("one assignment makes one placement");
  const { record } = source;
  const site = record.sites.find(({ id }) => id === placement.siteId);
  const its = site?.rooms.find(({ id }) => id === placement.roomId);
  const names = new Map(source.peers.map(({ id, name }) => [id, name]));
  const session = record.sessions.find(({ id }) => id === sessionId);
  const isOnline = source.needs.sessions.find((needs) => needs.sessionId === sessionId)?.isOnline === true;
  return {
    key: [date, start, room, ...peers].join("|"),
    when: `${formatDayWithWeekday(date)}, ${formatTime(start)}`,
    where:
      site === undefined
        ? isOnline
          ? "Online"
          : "To be confirmed"
        : its === undefined
          ? site.name
          : `${its.name}, ${site.name}`,
    who: nameList(placement.peerIds.map((id) => names.get(id) || "somebody still to be found")),
    // What it breaks where it stands is no cost: only what is weighed is told.
    cost: costSentence({
      parts: place.parts,
      change: Object.values(place.parts).reduce((sum, points) => sum + points, 0),
    }),
    standing: {
      ...placement,
      track: session === undefined ? null : trackFor(source, session, placement),
    },
  };
}

/** What a place costs against where the session stands now, as a sentence. */
export function costSentence({ change, parts }: Pick<PossiblePlace, "change" | "parts">): string {
  const named = (sign: 1 | -1) =>
    Object.entries(parts)
      .filter(([, points]) => Math.sign(points) === sign)
      .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
      .map(([key]) => lowerFirst(COST_WORDS[key] ?? key));
  const points = (n: number) => `${n} ${n === 1 ? "point" : "points"}`;
  if (change > 0) return `Costs ${points(change)} more: ${nameList(named(1))}.`;
  if (change < 0) return `Saves ${points(-change)}: less of ${nameList(named(-1))}.`;
  return "Costs nothing more.";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
