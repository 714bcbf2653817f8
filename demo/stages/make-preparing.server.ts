import { isWorkingDay } from "#app/areas/dates/bank-holidays.ts";
import { beginTimetable } from "#app/areas/timetable/plan/begin-timetable.server.ts";
import { readTimetable } from "#app/areas/timetable/plan/read-timetable.server.ts";
import { saveSession } from "#app/areas/timetable/plan/save-session.server.ts";
import { type Day, plusDays, weekdayOf } from "#app/platform/days.ts";
import { withRepeatableIds } from "#app/platform/ids.ts";
import { callsAsVisit } from "../content/calls.ts";
import { recordsOfPreparing } from "../content/council-records.ts";
import {
  callsBefore,
  decisionsOf,
  interests,
  letter,
  preparing,
  proposalsOf,
  times,
  unanswered,
  wishes,
} from "../content/preparing/story.ts";
import { composeScopeLetter } from "../content/scope-letter.ts";
import type { PersonKey } from "../content/shapes.ts";
import { at, DemonstrationWorld, known } from "../demonstration-world.server.ts";
import { declareInterests } from "../steps/declare-interests.server.ts";
import { makeFurtherVisit } from "../steps/make-further-visit.server.ts";
import { makeAccounts, makeScoping, moveOn } from "../steps/make-scoping.server.ts";
import { type Answer, makePeople, makeSites } from "../steps/make-timetable.server.ts";

/** Ids are the same every time it is made, and none is of another challenge of the demonstration. */
const ID_SEED_MS = Date.UTC(2025, 2, 4);

/** Weeks from the letter's being read to the first day on site, at least. */
const WEEKS_AHEAD = 9;

const DAYS_ON_SITE = 3;

/** A Monday some weeks on, after which the council works for the days of the visit. */
export function firstDayOnSite(today: Day): Day {
  let day = plusDays(today, WEEKS_AHEAD * 7);
  const suits = (first: Day) =>
    weekdayOf(first) === 1 &&
    Array.from({ length: DAYS_ON_SITE }, (_, index) => plusDays(first, index)).every(isWorkingDay);
  while (!suits(day)) day = plusDays(day, 1);
  return day;
}

/**
 * Makes the challenge that is being prepared: its letter was read some days ago, people and sessions are there, and nothing has
 * been placed. The same every time but for its days, which follow from `today`.
 */
export function makePreparing(today: Day): Promise<DemonstrationWorld> {
  return withRepeatableIds(ID_SEED_MS, async () => {
    const world = new DemonstrationWorld(preparing);
    const ago = (days: number, time?: string) => at(plusDays(today, -days), time);
    const onSiteStart = firstDayOnSite(today);
    const onSiteEnd = plusDays(onSiteStart, DAYS_ON_SITE - 1);
    await makeAccounts(world, ago(14));
    const text = composeScopeLetter({ ...letter, writtenOn: plusDays(today, -13), onSiteStart, onSiteEnd });
    const files = { letter: { name: "scope-letter.md", bytes: new TextEncoder().encode(text) }, mou: null };
    const sent = {
      letter: ago(12),
      team: ago(9),
      members: ago(9, "14:00"),
      traced: ago(8),
      sent: ago(8, "15:00"),
    };
    await makeScoping(world, files, sent, {
      decisions: decisionsOf(today),
      proposals: proposalsOf(today),
      records: recordsOfPreparing(today),
    });
    await moveOn(world, ago(6, "17:00"));
    await declareInterests(world, { visitId: world.visit.id }, interests, ago(5, "09:00"));
    await makeSites(world, ago(5));
    await makePeople(world, ago(5, "14:00"), (key) => answerOf(key, onSiteStart));
    await beginTimetable(world.coordinator(), ago(4));
    await askForPeople(world, ago(4, "11:00"));
    await makeFurtherVisit(world, callsAsVisit(callsBefore(callDays(onSiteStart))), {
      entered: ago(4, "15:00"),
      released: null,
    });
    return world;
  });
}

/** Two days of work from two weeks before the visit on. */
function callDays(onSiteStart: Day): [Day, Day] {
  const nextFrom = (day: Day): Day => (isWorkingDay(day) ? day : nextFrom(plusDays(day, 1)));
  const first = nextFrom(plusDays(onSiteStart, -14));
  return [first, nextFrom(plusDays(first, 1))];
}

/** What each person answered when they can come. */
function answerOf(key: PersonKey, onSiteStart: Day): Answer {
  const some = times[key];
  if (some !== undefined) {
    return {
      availability: "some-times",
      times: some.map(({ day, start, end }) => ({ date: plusDays(onSiteStart, day), start, end })),
    };
  }
  return unanswered.includes(key) ? {} : { availability: "any-time" };
}

/** Says of each of the usual sessions whom the peers want to meet, and what about. */
async function askForPeople(world: DemonstrationWorld, now: Date): Promise<void> {
  const permit = world.coordinator();
  const { sessions } = await readTimetable(permit);
  for (const { id, title, status: _, ...session } of sessions) {
    const wish = wishes[title];
    if (wish === undefined) continue;
    const { kind, purpose, date, start, minutes, siteId, roomId, councilId, peerIds, isFixed } = session;
    const numbers = [...new Set(wish.prompts.map((ref) => Number(ref[0])))];
    await saveSession(
      permit,
      id,
      {
        kind,
        title,
        purpose,
        date,
        start,
        minutes,
        siteId: kind === "visit" ? known(world.siteIds, "lifeboat-hall") : siteId,
        roomId,
        councilId,
        track: null,
        peerIds,
        personIds: wish.people.map((key) => known(world.personIds, key)),
        themeIds: numbers.map((number) => known(world.themeIds, number)),
        promptIds: wish.prompts.map((ref) => known(world.promptIds, ref)),
        isFixed,
        version: session.version,
      },
      now,
    );
  }
}
