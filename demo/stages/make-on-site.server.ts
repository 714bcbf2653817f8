import { editMilestone } from "#app/areas/challenge/edit-milestone.server.ts";
import { listMilestones } from "#app/areas/challenge/store.server.ts";
import { recordNote } from "#app/areas/evidence/record-note.server.ts";
import { recordAsPlanned } from "#app/areas/timetable/on-the-day/record-outcome.server.ts";
import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import { type Day, plusDays } from "#app/platform/days.ts";
import { newId, withRepeatableIds } from "#app/platform/ids.ts";
import { callsAsVisit } from "../content/calls.ts";
import { recordsOfOnSite } from "../content/council-records.ts";
import { notes } from "../content/on-site/notes.ts";
import { sessions } from "../content/on-site/sessions.ts";
import {
  callsBefore,
  decisionsOf,
  deputyOf,
  interests,
  letter,
  onSite,
  proposalsOf,
} from "../content/on-site/story.ts";
import { composeScopeLetter } from "../content/scope-letter.ts";
import type { StorySession } from "../content/story.ts";
import { at, DemonstrationWorld, known } from "../demonstration-world.server.ts";
import { declareInterests } from "../steps/declare-interests.server.ts";
import { makeFurtherVisit } from "../steps/make-further-visit.server.ts";
import { makeAccounts, makeScoping, moveOn } from "../steps/make-scoping.server.ts";
import { makeTimetable } from "../steps/make-timetable.server.ts";
import { nameDemonstrationDeputy } from "../steps/name-deputy.server.ts";

/** Ids are the same every time it is made, and none is of another challenge of the demonstration. */
const ID_SEED_MS = Date.UTC(2025, 2, 5);

/**
 * Makes the challenge whose peers are there today, whatever day `today` is: the second of three days. The first has been recorded
 * and written down; nothing of today has. The same every time but for its days.
 */
export function makeOnSite(today: Day): Promise<DemonstrationWorld> {
  return withRepeatableIds(ID_SEED_MS, async () => {
    const world = new DemonstrationWorld(onSite);
    const ago = (days: number, time?: string) => at(plusDays(today, -days), time);
    await makeAccounts(world, ago(200));
    const text = composeScopeLetter({
      ...letter,
      writtenOn: plusDays(today, -185),
      onSiteStart: plusDays(today, -1),
      onSiteEnd: plusDays(today, 1),
    });
    const files = { letter: { name: "scope-letter.md", bytes: new TextEncoder().encode(text) }, mou: null };
    const times = {
      letter: ago(184),
      team: ago(160),
      members: ago(159),
      traced: ago(158),
      sent: ago(157),
    };
    await makeScoping(world, files, times, {
      decisions: decisionsOf(today),
      proposals: proposalsOf(today),
      records: recordsOfOnSite(today),
    });
    await moveOn(world, ago(145));
    await declareInterests(world, { visitId: world.visit.id }, interests, ago(140));
    await makeTimetable(world, sessionsFrom(today), { entered: ago(30), released: ago(8) }, async () => {
      const times = { entered: ago(29), released: ago(28) };
      const calls = callsAsVisit(callsBefore(today));
      const permit = await makeFurtherVisit(world, calls, times);
      for (const { key } of calls.sessions) {
        await recordAsPlanned(permit, { sessionId: known(world.sessionIds, key), version: "" }, ago(13));
      }
    });
    await keepDatesSoFar(world, today);
    await moveOn(world, ago(1, "07:30"));
    await writeNotes(world, today);
    await recordFirstDay(world, plusDays(today, -1));
    await nameDemonstrationDeputy(world, deputyOf(today), ago(1, "19:00"));
    return world;
  });
}

function sessionsFrom(today: Day): StorySession[] {
  return sessions.map(({ day, ...session }) => ({
    ...session,
    day: plusDays(today, day),
    site: onSite.sites.find(({ rooms }) => rooms.some(({ key }) => key === session.room))?.key ?? "",
    place: null,
    themes: [...new Set(session.prompts.map((ref) => Number(ref[0]) as 1 | 2 | 3 | 4 | 5))].sort(),
  }));
}

/** The dates that lie behind were kept. */
async function keepDatesSoFar(world: DemonstrationWorld, today: Day): Promise<void> {
  const now = at(plusDays(today, -2));
  for (const { id, dueOn, doneOn, version } of await listMilestones(world.manager)) {
    if (doneOn !== null || dueOn === null || dueOn >= today) continue;
    await editMilestone(world.manager, id, { dueOn, doneOn: dueOn, lateReason: null, version }, now);
  }
}

/** What the peers heard on the first day, written down a quarter of an hour after each session. */
async function writeNotes(world: DemonstrationWorld, today: Day): Promise<void> {
  for (const note of notes) {
    const session = sessions.find(({ key }) => key === note.session);
    if (session === undefined) throw new Error(`the demonstration has no session ${note.session}`);
    const written = timeOf(minutesOf(session.start) + session.minutes + 15);
    const id = newId();
    await recordNote(
      world.peer(note.peer),
      id,
      {
        sessionId: known(world.sessionIds, note.session),
        themeId: known(world.themeIds, note.theme),
        promptIds: [known(world.promptIds, note.prompt)],
        sourceKind: note.sourceKind,
        sourceTitle: "",
        leaning: note.leaning,
        text: note.text,
      },
      at(plusDays(today, session.day), written),
    );
    world.noteIds.set(note.key, id);
  }
}

/** The co-ordinator recorded in the evening that everything of the first day took place. */
async function recordFirstDay(world: DemonstrationWorld, firstDay: Day): Promise<void> {
  const permit = world.coordinator();
  for (const { key, day } of sessions) {
    if (day !== -1) continue;
    const sessionId = known(world.sessionIds, key);
    await recordAsPlanned(permit, { sessionId, version: "" }, at(firstDay, "18:30"));
  }
}
