import { db } from "#app/platform/db.server.ts";
import { demonstration, expect, test, visit } from "../support/journey.ts";
import { moveOnPlainly, moveOnTo, signInWithForm } from "../support/journey-forms.ts";
import { approvePlan, issueReview, reportOnAction, writePlan } from "./whole-challenge/answering.ts";
import { acceptInvitation, acceptPlainly, CAST, inviteAll, WORDS } from "./whole-challenge/cast.ts";
import { draftFinding, recordNote } from "./whole-challenge/on-site.ts";
import { buildTimetable, submitStatement } from "./whole-challenge/preparing.ts";
import { downloadWord, publish, readPublished } from "./whole-challenge/publishing.ts";
import {
  answerComment,
  commentOnDraft,
  issueDraft,
  issueFinal,
  readAnswer,
} from "./whole-challenge/reporting.ts";
import { confirmPeer, importScope, sendScope } from "./whole-challenge/scoping.ts";

/** What no council's person may open, whatever the stage. */
const BEHIND_THE_WALL = [
  "evidence",
  "evidence/sessions",
  "evidence/coverage",
  "findings",
  "recommendations",
  "report/preview",
  "report/working-copy/word",
  "progress-review/word",
  "audit",
];

test("one whole challenge, from the scope letter to the published Word report", async ({
  newPerson,
}, info) => {
  test.setTimeout(1_200_000);
  const signInOf = (role: string) => {
    const found = demonstration.signIns.find((signIn) => signIn.role === role);
    if (found === undefined) throw new Error(`the demonstration has no ${role}`);
    return found;
  };
  const [administrator, manager, peer, coordinator, reader, owner, anybody] = await Promise.all([
    newPerson(),
    newPerson(),
    newPerson(),
    newPerson(),
    newPerson(),
    newPerson(),
    newPerson(),
  ]);

  let base = "";
  await test.step("the challenge manager imports the letter and sends the scope for agreement", async () => {
    await signInWithForm(manager, signInOf("challenge-manager"));
    base = await importScope(manager);
    await sendScope(manager, base);
  });
  const challenge = await db.challenge.findUniqueOrThrow({
    where: { id: base.split("/")[2] ?? "" },
    select: {
      title: true,
      visits: { take: 1, select: { days: { orderBy: { date: "asc" }, take: 1, select: { date: true } } } },
      councils: { where: { isCommissioning: true }, select: { id: true } },
    },
  });

  await test.step("the challenge manager finds a peer and invites everybody", async () => {
    await confirmPeer(manager, base);
    await inviteAll(manager, base, challenge.councils[0]?.id ?? "");
    await signInWithForm(administrator, signInOf("administrator"));
    await acceptInvitation(administrator, coordinator, CAST.coordinator);
    for (const [person, member] of [
      [peer, CAST.peer],
      [reader, CAST.councilReader],
      [owner, CAST.actionOwner],
    ] as const)
      await acceptPlainly(administrator, person, member);
    expect((await administrator.request.get(base)).status()).toBe(404);
    await moveOnTo(manager, base, "Preparing");
  });

  await test.step("the co-ordinator writes the statement and builds the timetable", async () => {
    await submitStatement(coordinator, base);
    await buildTimetable(coordinator, base, challenge.visits[0]?.days[0]?.date ?? "");
  });

  await test.step("on site, the peer records a note, a finding and a recommendation", async () => {
    await moveOnPlainly(manager, base, "on-site");
    await recordNote(peer, base);
    await draftFinding(peer, base);
  });

  await test.step("nothing of it reaches the council", async () => {
    for (const person of [coordinator, reader]) {
      for (const path of BEHIND_THE_WALL) {
        const answer = await person.request.get(`${base}/${path}`);
        expect(answer.status(), path).toBe(403);
        expect(await answer.text()).not.toContain(WORDS.finding);
      }
      for (const path of ["", "/report", "/timetable", "/action-plan"]) {
        const html = await (await person.request.get(`${base}${path}`)).text();
        for (const words of [WORDS.note, WORDS.finding, WORDS.recommendation]) {
          expect(html, path).not.toContain(words);
        }
      }
    }
    await visit(reader, `${base}/report`, "Report");
    await expect(reader.getByText("Not issued yet")).toBeVisible();
  });

  await test.step("the report is issued as a draft, checked by the council and made final", async () => {
    await moveOnPlainly(manager, base, "reporting");
    await issueDraft(manager, base);
    await commentOnDraft(reader, base);
    await answerComment(manager, base);
    await issueFinal(manager, base);
    await readAnswer(reader, base);
  });

  await test.step("the council answers with an action plan", async () => {
    await moveOnPlainly(manager, base, "action-planning");
    await writePlan(coordinator, base);
    expect((await peer.request.get(`${base}/action-plan/approve`)).status()).toBe(403);
    await approvePlan(reader, base);
    await reportOnAction(owner, base);
    expect((await owner.request.get(`${base}/action-plan`)).status()).toBe(403);
  });

  const published = { report: "", plan: "" };
  await test.step("nothing is public until the co-ordinator publishes it", async () => {
    await visit(anybody, "/", "Published documents");
    await expect(anybody.getByText(challenge.title)).toHaveCount(0);
    published.report = await publish(coordinator, base, /Peer challenge report/);
    published.plan = await publish(coordinator, base, /Action plan/);
  });

  await test.step("the challenge manager issues the progress review", async () => {
    await moveOnPlainly(manager, base, "reviewing");
    await issueReview(manager, base);
  });

  await test.step("the public reads it and downloads the Word report", async () => {
    await readPublished(anybody, published.report, published.plan);
    await downloadWord(anybody, info);
  });
});
