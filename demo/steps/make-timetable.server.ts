import type { VisitPermit } from "#app/access/permit.ts";
import type { PersonInput } from "#app/areas/timetable/plan/forms.ts";
import { savePerson } from "#app/areas/timetable/plan/save-person.server.ts";
import { saveSession } from "#app/areas/timetable/plan/save-session.server.ts";
import { saveRoom, saveSite } from "#app/areas/timetable/plan/save-site.server.ts";
import { saveTravel } from "#app/areas/timetable/plan/save-travel.server.ts";
import { releaseTimetable } from "#app/areas/timetable/release/release-timetable.server.ts";
import type { PersonKey } from "../content/shapes.ts";
import type { StorySession } from "../content/story.ts";
import { type DemonstrationWorld, known } from "../demonstration-world.server.ts";

/** When somebody can come, as they answered. */
export type Answer = Pick<PersonInput, "availability" | "times">;

/** Sites, rooms, people and sessions with their days, entered by the co-ordinator, and the timetable as it was then released. */
export async function makeTimetable(
  world: DemonstrationWorld,
  sessions: readonly StorySession[],
  times: { entered: Date; released: Date },
  /** What is done in between. */
  before: () => Promise<void> = async () => undefined,
): Promise<void> {
  await makeSites(world, times.entered);
  const met = new Set(sessions.flatMap(({ people }) => people));
  await makePeople(world, times.entered, (key) => (met.has(key) ? { availability: "any-time" } : {}));
  await makeSessions(world, world.coordinator(), sessions, times.entered);
  await before();
  await releaseTimetable(world.coordinator(), { acknowledge: true, invite: false }, times.released);
}

export async function makeSites(world: DemonstrationWorld, entered: Date): Promise<void> {
  const permit = world.coordinator();
  const { sites, travelMinutes } = world.story;
  for (const site of sites) {
    const siteId = await saveSite(permit, null, { name: site.name, address: site.address }, entered);
    world.siteIds.set(site.key, siteId);
    for (const room of site.rooms) {
      const features: ("step-free" | "hearing-loop")[] = [];
      if (room.stepFree) features.push("step-free");
      if (room.hearingLoop) features.push("hearing-loop");
      const input = { name: room.name, capacity: room.capacity, features };
      world.roomIds.set(room.key, await saveRoom(permit, siteId, null, input, entered));
    }
  }
  const [here, there] = sites.map((site) => known(world.siteIds, site.key));
  if (here === undefined || there === undefined) throw new Error("the demonstration has two sites");
  const journeys = [
    { fromSiteId: here, toSiteId: there, minutes: travelMinutes },
    { fromSiteId: there, toSiteId: here, minutes: travelMinutes },
  ];
  await saveTravel(permit, { journeys }, entered);
}

/** The people whom the peers are to meet; `answerOf` says when each can come, and nobody was asked where it is left out. */
export async function makePeople(
  world: DemonstrationWorld,
  entered: Date,
  answerOf: (key: PersonKey) => Answer = () => ({}),
): Promise<void> {
  const permit = world.coordinator();
  // A line manager is entered before those who report to them.
  const waiting = [...world.story.people];
  while (waiting.length > 0) {
    const index = waiting.findIndex(
      (person) => person.lineManager === null || world.personIds.has(person.lineManager),
    );
    const [person] = waiting.splice(index, 1);
    if (index === -1 || person === undefined)
      throw new Error("the demonstration's line managers go in a circle");
    const { council, lineManager } = person;
    const id = await savePerson(
      permit,
      null,
      {
        name: person.name,
        jobTitle: person.title,
        kind: person.kind,
        councilId: council === null || council === "joint" ? null : known(world.councilIds, council),
        organisation: person.organisation,
        email: person.email,
        lineManagerId: lineManager === null ? null : known(world.personIds, lineManager),
        accessNeeds: "",
        ...answerOf(person.key),
        version: 1,
      },
      entered,
    );
    world.personIds.set(person.key, id);
  }
}

/** Sessions of the visit that the permit is at. */
export async function makeSessions(
  world: DemonstrationWorld,
  permit: VisitPermit,
  sessions: readonly StorySession[],
  entered: Date,
): Promise<void> {
  for (const session of sessions) {
    const id = await saveSession(
      permit,
      null,
      {
        kind: session.kind,
        title: session.title,
        purpose: session.place === null ? "" : `Meet at ${session.place}.`,
        date: session.day,
        start: session.start,
        minutes: session.minutes,
        siteId:
          session.room === null && session.joinAddress === undefined
            ? known(world.siteIds, session.site)
            : null,
        roomId: session.room === null ? null : known(world.roomIds, session.room),
        joinAddress: session.joinAddress,
        councilId: null,
        track: session.track === "all" ? null : session.track,
        peerIds: session.peers.map((key) => known(world.peerIds, key)),
        personIds: session.people.map((key) => known(world.personIds, key)),
        themeIds: session.themes.map((number) => known(world.themeIds, number)),
        promptIds: session.prompts.map((ref) => known(world.promptIds, ref)),
        isFixed: false,
        version: 1,
      },
      entered,
    );
    world.sessionIds.set(session.key, id);
  }
}
