import { beforeAll, expect, it } from "vitest";
import type { VisitPermit } from "#app/access/permit.ts";
import { readProgress } from "#app/areas/home/read-progress.server.ts";
import { readIssuedBytes, readIssuedVersion } from "#app/issue/issued-versions.server.ts";
import { readIssuedPage } from "#app/issue/read-issued-page.server.ts";
import { db } from "#app/platform/db.server.ts";
import { atStage, makeTestChallenge, type TestChallenge } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { readLastRelease } from "../plan/last-release.server.ts";
import { readShownSession, readTimetable } from "../plan/read-timetable.server.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import { composeTimetableDocument } from "./document.server.ts";
import { listReleases } from "./read-releases.server.ts";

const NOW = new Date("2026-02-23T10:00:00Z");
const SECRET = "tessellated";

let challenge: TestChallenge;
let hiddenId: string;
const versionIds: string[] = [];

/** Three releases: the session in the open, then confidential and elsewhere, then in the open under another name. */
beforeAll(async () => {
  challenge = await makeTestChallenge();
  const { sessions, people } = await furnishVisit(challenge);
  hiddenId = sessions[3] ?? "";
  const release = async (minutes: number) => {
    const at = new Date(NOW.getTime() + minutes * 60_000);
    versionIds.push(
      (await releaseTimetable(challenge.permits.challengeManager, { acknowledge: true }, at)).id,
    );
  };
  const change = (data: Parameters<typeof db.session.update>[0]["data"]) =>
    db.session.update({ where: { id: hiddenId }, data, select: { id: true } });
  await release(0);
  await change({
    isConfidential: true,
    title: `${SECRET} title`,
    purpose: `${SECRET} purpose`,
    start: "14:15",
  });
  await db.person.update({
    where: { id: people[3] ?? "" },
    data: { name: `${SECRET} name` },
    select: { id: true },
  });
  await release(1);
});

const saidTo = async (permit: VisitPermit) =>
  JSON.stringify([
    (await readTimetable(permit)).sessions,
    await readLastRelease(permit),
    await listReleases(permit),
  ]);

it("is nowhere in what a council's readers are shown", async () => {
  const { councilReader } = challenge.permits;
  for (const stage of ["preparing", "on-site", "reporting", "closed"] as const) {
    const permit = atStage(councilReader, stage);
    expect(await saidTo(permit)).not.toContain(SECRET);
    expect((await readTimetable(permit)).sessions.map(({ id }) => id)).not.toContain(hiddenId);
    await expect(readShownSession(permit, hiddenId)).rejects.toMatchObject({ code: "not-found" });
  }
});

it("is not counted for them on the challenge's home page", async () => {
  const sessionsFor = async (permit: VisitPermit) =>
    (await readProgress(permit, "2026-02-23")).shared?.sessions;
  expect(await sessionsFor(challenge.permits.councilReader)).toBe(5);
  expect(await sessionsFor(challenge.permits.coordinator)).toBe(6);
});

it("is there for the team and the co-ordinators, also after the visit", async () => {
  const { peer, supportOfficer, coordinator } = challenge.permits;
  for (const permit of [peer, supportOfficer, coordinator, atStage(coordinator, "reporting")]) {
    expect(await saidTo(permit)).toContain(`${SECRET} title`);
    expect(await readShownSession(permit, hiddenId)).toMatchObject({ isConfidential: true });
  }
});

it("stands in the frozen version with its time, room and peers only, and is kept in full to be compared", async () => {
  const { councilReader, coordinator } = challenge.permits;
  const page = await readIssuedPage(councilReader, versionIds[1] ?? "", "timetable");
  expect(page.html).not.toContain(SECRET);
  expect(page.html.replaceAll(/<td[^>]*>/g, "").replaceAll("</td>", "|")).toContain(
    "14:15 to 15:00|Private session|Not shown|Pair B: Ben Peer|Room 2",
  );
  expect(page.html).not.toContain("Interview 4");
  const version = await readIssuedVersion(councilReader, versionIds[1] ?? "");
  const bytes = Buffer.from(await readIssuedBytes(councilReader, version));
  expect(bytes.length).toBeGreaterThan(1000);
  expect(JSON.stringify(version.document.sections)).not.toContain(SECRET);
  // What was in the open before is compared as hidden: its old name beside its new place would say what it is.
  expect(JSON.stringify(version.document.sections.introduction)).toContain("Private session: moved from");
  expect(JSON.stringify((await readLastRelease(coordinator))?.sessions)).toContain(`${SECRET} title`);
  expect(JSON.stringify((await composeTimetableDocument(coordinator)).sections)).not.toContain(SECRET);
});

it("is told to those who are in it, as a private entry", async () => {
  const states = await db.calendarInvitation.findMany({
    where: { sessionId: hiddenId },
    select: { told: true },
  });
  expect(states.length).toBe(2);
  for (const { told } of states) expect(told).toContain('"isPrivate":true');
});
