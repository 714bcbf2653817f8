import type { Role, Stage } from "#app/access/permissions.ts";
import { db } from "#app/platform/db.server.ts";
import { addTestMember } from "../support/factories.ts";
import { expect, test, visit } from "../support/journey.ts";
import { choose, expectNotice, moveOnPlainly, press } from "../support/journey-forms.ts";
import { readWords } from "../support/plain-form.ts";
import {
  askLeader,
  decideByLink,
  importJointLetter,
  OF_ASHMERE,
  OF_CALDERWICK,
  recordCommittee,
  sendScopeOfLetter,
} from "./letter-to-review/agreeing.ts";
import { agreePeer, confirmAgreedPeer, putPeer } from "./letter-to-review/putting-peers.ts";
import {
  addPerson,
  addReviewPlainly,
  addSession,
  addSessionPlainly,
  addVisit,
  noteSession,
  release,
  releasePlainly,
} from "./letter-to-review/visiting.ts";

const CALLS_ON = "2038-02-16";
const FIRST_PHASE_ON = "2038-03-09";
const SECOND_PHASE_ON = "2038-04-06";
const REVIEW_ON = "2039-02-08";

/** Pages on which one council's own might show to the other. */
const READ_BY_BOTH = ["", "/decisions", "/scope", "/peer-team", "/timetable", "/visits", "/members", "/mail"];

test("from a joint letter to a review: scope and peers agreed by each council, calls, two phases, a review", async ({
  page: manager,
  signInAs,
  newPerson,
}) => {
  test.setTimeout(300_000);
  await signInAs("challenge-manager");

  let base = "";
  await test.step("the manager imports the letter of two councils and sends its scope", async () => {
    base = await importJointLetter(manager);
    await sendScopeOfLetter(manager, base);
  });
  const challengeId = base.split("/")[2] ?? "";
  const { title, councils } = await db.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: { title: true, councils: { orderBy: { position: "asc" }, select: { id: true } } },
  });
  const joins = async (role: Role, name: string, place: { councilId?: string; peerId?: string }) => {
    const { actor } = await addTestMember(
      { id: challengeId, title, stage: "scoping" },
      { role, name, ...place },
    );
    return newPerson(actor.accountId);
  };
  const [ashmere, calderwick] = [
    await joins("coordinator", "Cora Lind", { councilId: councils[0]?.id }),
    await joins("coordinator", "Dan Wray", { councilId: councils[1]?.id }),
  ];

  await test.step("one council agrees by a link, which works once", async () => {
    const path = await askLeader(ashmere, base);
    await decideByLink(await newPerson(), path);
  });

  await test.step("the other records what its committee resolved, and who undertook to publish", async () => {
    await recordCommittee(calderwick, base);
    const { doneOn } = await db.milestone.findFirstOrThrow({ where: { challengeId, key: "scope-agreed" } });
    expect(doneOn).not.toBeNull();
    const decisions = await readWords(manager, `${base}/decisions`);
    for (const words of [...OF_ASHMERE.slice(0, 1), ...OF_CALDERWICK.slice(0, 1)])
      expect(decisions).toContain(words);
  });

  await test.step("a peer is put to both councils, agreed by each, and confirmed", async () => {
    await putPeer(manager, base);
    await agreePeer(calderwick, base, "Policy and Resources Committee");
    const team = await readWords(manager, `${base}/peer-team`);
    expect(team.split("Has not answered yet.")).toHaveLength(2);
    await agreePeer(ashmere, base, "Cabinet");
    await confirmAgreedPeer(manager, base);
    expect(await readWords(calderwick, `${base}/peer-team`)).toContain("Asha Peer");
  });
  const { id: peerId } = await db.peer.findFirstOrThrow({ where: { challengeId, name: "Asha Peer" } });
  const peer = await joins("peer", "Asha Peer", { peerId });

  const goesOn = (stage: Stage) =>
    db.challenge.update({ where: { id: challengeId }, data: { stage }, select: { id: true } });
  const visitIdOn = async (date: string) =>
    (await db.visitDay.findFirstOrThrow({ where: { date, visit: { challengeId } } })).visitId;
  const timetableOn = async (date: string) => `${base}/visits/${await visitIdOn(date)}/timetable`;

  await test.step("calls before the visit, with an address to join", async () => {
    await moveOnPlainly(manager, base, "preparing");
    await addVisit(manager, base, {
      kind: "Conversations before the visit",
      first: CALLS_ON,
      last: "2038-02-17",
    });
    const timetable = await timetableOn(CALLS_ON);
    await visit(ashmere, timetable, "Timetable");
    await expect(ashmere.getByRole("main")).toContainText("Build the timetable in two steps");
    await addPerson(ashmere, timetable);
    const join = "https://meet.example.org/j/housing";
    await addSession(ashmere, timetable, { title: "Call with Housing", day: CALLS_ON, join });
    await expect(ashmere.getByRole("link", { name: /meet\.example\.org/ }).first()).toBeVisible();
    await release(ashmere, timetable);
    const note = { session: "Call with Housing", words: "Housing is run from both towns." };
    await noteSession(peer, base, { at: await visitIdOn(CALLS_ON), ...note });
  });

  await test.step("two phases four weeks apart, each with a timetable of its own, released", async () => {
    for (const [day, session] of [
      [FIRST_PHASE_ON, "In the first phase"],
      [SECOND_PHASE_ON, "In the second phase"],
    ] as const) {
      const timetable = await timetableOn(day);
      await addSessionPlainly(ashmere, timetable, { title: session, day });
      await releasePlainly(ashmere, timetable);
      const read = await readWords(calderwick, timetable);
      const titles = ["Call with Housing", "In the first phase", "In the second phase"];
      expect(titles.filter((title) => read.includes(title))).toEqual([session]);
    }
    const invited = await db.outgoingMail.findMany({
      where: { challengeId, kind: "session-invitation" },
      select: { toName: true },
    });
    expect(invited).toHaveLength(6);
  });

  await test.step("a review of two days a year later, with the post held then, a session and a note", async () => {
    await goesOn("reviewing");
    await addReviewPlainly(manager, base, { first: REVIEW_ON, last: "2039-02-09" });
    const at = await visitIdOn(REVIEW_ON);
    await visit(manager, `${base}/visits/${at}`, "Progress review");
    await manager.getByRole("link", { name: "Team", exact: true }).click();
    await manager.getByRole("link", { name: "Asha Peer" }).click();
    await choose(manager, "Yes");
    await manager.getByLabel("Post at the time of the visit").fill("Deputy Leader");
    await press(manager, "Save");
    await expectNotice(manager, /saved/i);
    await expect(manager.getByRole("row", { name: /Asha Peer/ })).toContainText("Deputy Leader");
    const timetable = await timetableOn(REVIEW_ON);
    await addSessionPlainly(ashmere, timetable, { title: "What became of it", day: REVIEW_ON });
    await releasePlainly(ashmere, timetable);
    const note = { session: "What became of it", words: "The shared service has begun." };
    await noteSession(peer, base, { at, ...note });
    await visit(peer, `${base}/evidence`, "Evidence");
    await expect(peer.getByRole("main")).toContainText(
      "Of each visit: Conversations before the visit 1, First phase 0, Second phase 0, Progress review 1",
    );
  });

  await test.step("neither council finds what is the other's, and no note", async () => {
    for (const [reader, ofTheOther] of [
      [ashmere, OF_CALDERWICK],
      [calderwick, OF_ASHMERE],
    ] as const) {
      for (const path of READ_BY_BOTH) {
        const answer = await reader.request.get(`${base}${path}`);
        expect(answer.status(), path).toBe(200);
        const html = await answer.text();
        for (const words of [...ofTheOther, "Housing is run from both towns."])
          expect(html, path).not.toContain(words);
      }
      expect((await reader.request.get(`${base}/evidence`)).status()).toBe(403);
    }
  });
});
