import type { Page } from "@playwright/test";
import type { Stage } from "#app/access/permissions.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import { makeVisit } from "#app/areas/challenge/change-visits.server.ts";
import { saveSession } from "#app/areas/timetable/plan/save-session.server.ts";
import { permitAtVisit } from "#app/areas/visits/permit-at-visit.server.ts";
import { formatDayWithWeekday } from "#app/platform/day-words.ts";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge } from "../support/factories.ts";
import { arrive, expect, test, visit } from "../support/journey.ts";
import { choose, expectNotice, fillDay, press, tick } from "../support/journey-forms.ts";
import { fillDecisionOfToday } from "./whole-challenge/scoping.ts";

const CALLS_ON = "2026-02-10";
const SECOND_PHASE_ON = "2026-03-30";
const REVIEW_ON = "2027-01-20";

const NEW_SESSION = {
  kind: "interview" as const,
  purpose: "",
  start: "10:00",
  minutes: 45,
  siteId: null,
  roomId: null,
  councilId: null,
  track: null,
  peerIds: [] as string[],
  personIds: [] as string[],
  promptIds: [] as string[],
  isFixed: false,
  version: 1,
};

const KEPT = "quillwort: what the letter asks for";

test("the scope is sent, one council agrees by a link, the other in a committee, a peer is put to both, and calls, phases and a review follow", async ({
  page: manager,
  signInAccount,
  newPerson,
}) => {
  test.setTimeout(300_000);
  const challenge = await makeTestChallenge({ partnership: true, stage: "scoping" });
  const { permits, peerIds, id: challengeId } = challenge;
  const base = `/challenges/${challengeId}`;
  await db.peer.update({
    where: { id: peerIds[1] },
    data: {
      status: "approached",
      organisation: "Saltmere City Council",
      brief: KEPT,
      email: "q@peer.example",
    },
  });
  await db.milestone.create({
    data: {
      id: `${challengeId.slice(0, 25)}M`,
      challengeId,
      key: "scope-agreed",
      label: "Scope agreed",
      rule: "",
      position: 1,
    },
  });

  let path = "";
  await test.step("the manager sends the scope and asks a Leader by a link", async () => {
    await signInAccount(permits.challengeManager.actor.accountId);
    await visit(manager, `${base}/scope/agree`, "Send the scope for agreement");
    await tick(manager, "The scope is ready to be decided about");
    await press(manager, "Send for agreement");
    await expectNotice(manager, "Version 1 of the scope sent for agreement.");
    await visit(manager, `${base}/decisions/ask`, "Ask somebody to decide by a link");
    await choose(manager, challenge.council.name);
    await manager.getByLabel("Name", { exact: true }).fill("Councillor Ann Field");
    await manager.getByLabel("What they are in the council").fill("Leader of the Council");
    await manager.getByLabel("E-mail address").fill("ann.field@wexcombe.example");
    await press(manager, "Send the link");
    // No mail is set up here: the link is shown once, to be passed on.
    await arrive(manager, "Not sent: no mail is set up");
    const shown = await manager.getByLabel("Link for Councillor Ann Field").inputValue();
    path = new URL(shown).pathname;
    await manager.reload();
    await arrive(manager, "Ask somebody to decide by a link");
  });

  await test.step("the Leader opens the link as often as she likes, and decides once", async () => {
    const leader = await newPerson();
    await visit(leader, path, "Scope, version 1");
    await press(leader, "Record my decision");
    await expect(leader.getByRole("alert")).toContainText("Choose whether you agree the scope");
    await visit(leader, path, "Scope, version 1");
    await choose(leader, "Yes, I agree it as it stands here");
    await tick(leader, /^I undertake for/);
    await press(leader, "Record my decision");
    await arrive(leader, "Your decision is recorded");
    await visit(leader, path, "Your decision is recorded");
  });

  const other = await newPerson(permits.otherCoordinator.actor.accountId);

  await test.step("the other co-ordinator records what its committee decided", async () => {
    await visit(other, `${base}/decisions`, "Decisions");
    await expect(other.getByText("Councillor Ann Field")).toHaveCount(0);
    await other.getByRole("button", { name: "Record a decision", exact: true }).click();
    await arrive(other, "Record a decision");
    await choose(other, "Agreed");
    await fillDecisionOfToday(other, "Policy and Resources Committee");
    await choose(other, "No");
    await press(other, "Record the decision");
    await expectNotice(other, "Decision recorded.");
    const { doneOn } = await db.milestone.findFirstOrThrow({ where: { challengeId, key: "scope-agreed" } });
    expect(doneOn).not.toBeNull();
  });

  await test.step("a peer is put to the councils", async () => {
    await visit(manager, `${base}/peer-team/${peerIds[1]}`, "Ben Peer");
    await manager.getByLabel("Post in their own council").fill("Director of Finance");
    await manager.getByLabel("Why this person").fill("Has led a shared service.");
    await press(manager, "Put to the councils");
    await expectNotice(manager, "Proposal sent to the councils.");
  });

  const recordOnProposal = async (coordinator: Page, body: string) => {
    await visit(coordinator, `${base}/peer-team`, "Peer team");
    await coordinator.getByRole("link", { name: "Ben Peer" }).click();
    await arrive(coordinator, "Ben Peer");
    expect(await coordinator.content()).not.toMatch(/quillwort|q@peer\.example/);
    await choose(coordinator, "Agreed");
    await fillDecisionOfToday(coordinator, body);
    await press(coordinator, "Record the decision");
    await expectNotice(coordinator, "Decision recorded.");
  };

  await test.step("each council agrees, the manager sees by how many, and confirms", async () => {
    await recordOnProposal(other, "Policy and Resources Committee");
    await visit(manager, `${base}/peer-team`, "Peer team");
    await expect(manager.getByText("Has not answered yet.")).toHaveCount(1);
    const first = await newPerson(permits.coordinator.actor.accountId);
    await recordOnProposal(first, "Executive");
    await expect(first.getByText("Policy and Resources Committee")).toHaveCount(0);
    await visit(manager, `${base}/peer-team/${peerIds[1]}`, "Ben Peer");
    await expect(manager.getByText("Has not answered yet.")).toHaveCount(0);
    await choose(manager, "Confirmed");
    await press(manager, "Save");
    await expectNotice(manager, "Changes saved.");
    await visit(other, `${base}/peer-team`, "Peer team");
    await expect(other.getByRole("heading", { name: "Ben Peer", exact: true })).toBeVisible();
  });

  const goesOn = (stage: Stage) =>
    db.challenge.update({ where: { id: challengeId }, data: { stage }, select: { id: true } });
  const at = `${base}/visits`;

  const caller = await newPerson(permits.coordinator.actor.accountId);

  await test.step("the manager adds calls before the visit, and the co-ordinator says where to join one", async () => {
    await goesOn("preparing");
    await visit(manager, `${at}/new`, "Add a visit");
    await choose(manager, "Conversations before the visit");
    for (const name of ["First day", "Last day"]) await fillDay(manager, name, CALLS_ON);
    await press(manager, "Add visit");
    await expectNotice(manager, "Visit added.");
    const { id } = await db.visit.findFirstOrThrow({ where: { challengeId, kind: "conversations" } });
    await visit(caller, `${at}/${id}/timetable/sessions/new`, "Add a session");
    await choose(caller, "Interview");
    await caller.getByLabel("Title").fill("Call with the Leader");
    await choose(caller, formatDayWithWeekday(CALLS_ON));
    await caller.getByLabel("Starts at").fill("10:00");
    await caller.getByLabel("Address to join").fill("https://meet.example.org/j/leader");
    await press(caller, "Save session");
    await expectNotice(caller, "Session added.");
    await expect(caller.getByRole("link", { name: /meet\.example\.org/ }).first()).toBeVisible();
  });

  const addSession = async (title: string, stage: Stage, { id, date }: { id: string; date: string }) =>
    saveSession(
      await permitAtVisit(atStage(permits.coordinator, stage), id),
      null,
      { ...NEW_SESSION, title, date, themeIds: [challenge.themes[0]?.id ?? ""] },
      new Date(),
    );
  const addVisit = async (kind: VisitKind, date: string, stage: Stage) => ({
    date,
    id: await makeVisit(
      atStage(permits.challengeManager, stage),
      { kind, title: "", first: date, last: date, moveDates: "keep" },
      new Date(),
    ),
  });

  await test.step("each of two phases on site has a timetable of its own", async () => {
    const { date } = await db.visitDay.findFirstOrThrow({
      where: { visitId: challenge.visitId },
      orderBy: { date: "asc" },
    });
    await addSession("In the first phase", "preparing", { id: challenge.visitId, date });
    const second = await addVisit("on-site", SECOND_PHASE_ON, "preparing");
    await addSession("In the second phase", "preparing", second);
    for (const [id, here, elsewhere] of [
      [challenge.visitId, "In the first phase", "In the second phase"],
      [second.id, "In the second phase", "In the first phase"],
    ] as const) {
      await visit(caller, `${at}/${id}/timetable`, "Timetable");
      await expect(caller.getByRole("link", { name: here }).first()).toBeVisible();
      await expect(caller.getByText(elsewhere)).toHaveCount(0);
      await expect(caller.getByText("Call with the Leader")).toHaveCount(0);
    }
  });

  await test.step("a review a year later has a session, and a peer notes what was said in it", async () => {
    await goesOn("reviewing");
    const review = await addVisit("progress-review", REVIEW_ON, "reviewing");
    await addSession("What became of it", "reviewing", review);
    const peer = await newPerson(permits.peer.actor.accountId);
    await visit(peer, `${base}/evidence/sessions?visit=${review.id}`, "Write up a session");
    await expect(peer.getByRole("link", { name: "In the first phase" })).toHaveCount(0);
    await peer.getByRole("link", { name: "What became of it" }).click();
    await arrive(peer, "Note from this session");
    await peer.getByLabel("Your note").fill("The shared service has begun.");
    await choose(peer, "Officer");
    await choose(peer, "Strength");
    await press(peer, "Save note");
    await expectNotice(peer, "Note saved.");
    const { visitId } = await db.note.findFirstOrThrow({ where: { challengeId } });
    expect(visitId).toBe(review.id);
    expect((await caller.request.get(`${base}/evidence`)).status()).toBeGreaterThanOrEqual(403);
  });
});
