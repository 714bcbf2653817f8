import type { Page } from "@playwright/test";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { db } from "#app/platform/db.server.ts";
import { arrive, expect, visit } from "../../support/journey.ts";
import { choose, expectNotice, fillDay, press, tick, tickIfAsked } from "../../support/journey-forms.ts";
import { sendForm } from "../../support/plain-form.ts";

/** A visit as the journey makes it: its first and last day, and the one session that is held on the first. */
export interface StoryVisit {
  kind: "Conversations before the visit";
  first: string;
  last: string;
}

/** The manager adds a visit from which no key date is counted. */
export async function addVisit(
  manager: Page,
  base: string,
  { kind, first, last }: StoryVisit,
): Promise<void> {
  await visit(manager, `${base}/visits/new`, "Add a visit");
  await choose(manager, kind);
  await fillDay(manager, "First day", first);
  await fillDay(manager, "Last day", last);
  await press(manager, "Add visit");
  await expectNotice(manager, "Visit added.");
}

/** The manager adds the progress review with the form that the conversations were added with. */
export async function addReviewPlainly(
  manager: Page,
  base: string,
  { first, last }: Omit<StoryVisit, "kind">,
): Promise<void> {
  const days = { ...partsOf("first", first), ...partsOf("last", last) };
  const visits = await sendForm(manager, `${base}/visits/new`, "add", { kind: "progress-review", ...days });
  expect(visits).toContain("Visit added.");
}

function partsOf(name: string, date: string): Record<string, string> {
  const [year = "", month = "", day = ""] = date.split("-");
  return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
}

/** The co-ordinator adds somebody whom the peers will meet. */
export async function addPerson(coordinator: Page, timetable: string): Promise<void> {
  await visit(coordinator, `${timetable}/people/new`, "Add a person");
  await coordinator.getByLabel("Name", { exact: true }).fill("Ines Calder");
  await coordinator.getByLabel("Job title or post").fill("Head of Housing");
  await choose(coordinator, "Officer");
  await coordinator.getByLabel("E-mail address").fill("ines@ashmere.example");
  await press(coordinator, "Save");
  await expectNotice(coordinator, "Ines Calder added.");
}

/** The co-ordinator adds a session of a peer with a person; `join` is where a call is joined. */
export async function addSession(
  coordinator: Page,
  timetable: string,
  { title, day, join }: { title: string; day: string; join?: string },
): Promise<void> {
  await visit(coordinator, `${timetable}/sessions/new`, "Add a session");
  await choose(coordinator, "Interview");
  await coordinator.getByLabel("Title").fill(title);
  await choose(coordinator, formatDayWithWeekday(day));
  await coordinator.getByLabel("Starts at").fill("10:00");
  if (join !== undefined) await coordinator.getByLabel("Address to join").fill(join);
  await tick(coordinator, /^Asha Peer/);
  await coordinator.getByText("Officers, ").click();
  await tick(coordinator, /^Ines Calder/);
  await coordinator.getByRole("group", { name: "Themes" }).getByRole("checkbox").first().check();
  await press(coordinator, "Save session");
  await expectNotice(coordinator, "Session added.");
  await arrive(coordinator, title);
}

/** The same for a session more, with the form that the first was added with. */
export async function addSessionPlainly(
  coordinator: Page,
  timetable: string,
  { title, day }: { title: string; day: string },
): Promise<void> {
  const challengeId = timetable.split("/")[2] ?? "";
  const [peer, person, theme] = await Promise.all([
    db.peer.findFirstOrThrow({ where: { challengeId, name: "Asha Peer" } }),
    db.person.findFirstOrThrow({ where: { challengeId, name: "Ines Calder" } }),
    db.theme.findFirstOrThrow({ where: { challengeId } }),
  ]);
  const whom = { peerIds: [peer.id], personIds: [person.id], themeIds: [theme.id] };
  const session = { kind: "interview", title, day, start: "10:00" };
  expect(await sendForm(coordinator, `${timetable}/sessions/new`, "save", { ...session, ...whom })).toContain(
    "Session added.",
  );
}

/** The co-ordinator releases the timetable of a visit, as `release` does. */
export async function releasePlainly(coordinator: Page, timetable: string): Promise<void> {
  const told = { invite: "yes" };
  const ifAsked = { acknowledge: "yes" };
  expect(await sendForm(coordinator, `${timetable}/releases`, "release", told, ifAsked)).toContain(
    "Version 1 released.",
  );
}

/** The co-ordinator releases the timetable of a visit and has the invitation to its session written. */
export async function release(coordinator: Page, timetable: string): Promise<void> {
  await visit(coordinator, `${timetable}/releases`, "Released versions");
  await tickIfAsked(coordinator, /I have read what clashes/);
  await tick(coordinator, /^Yes, write 2 messages/);
  await press(coordinator, "Release version 1");
  await expectNotice(coordinator, "Version 1 released.");
}

/** The peer writes up the session of a visit. */
export async function noteSession(
  peer: Page,
  base: string,
  { at, session, words }: { at: string; session: string; words: string },
): Promise<void> {
  await visit(peer, `${base}/evidence/sessions?visit=${at}`, "Write up a session");
  await peer.getByRole("link", { name: session }).click();
  await arrive(peer, "Note from this session");
  await peer.getByLabel("Your note").fill(words);
  await choose(peer, "Strength");
  await press(peer, "Save note");
  await expectNotice(peer, "Note saved.");
}
