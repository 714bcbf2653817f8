import JSZip from "jszip";
import { expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { atStage, makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { furnishVisit } from "#tests/support/factories-on-site.ts";
import { releaseTimetable } from "../release/release-timetable.server.ts";
import { downloadPaper } from "./download-paper.server.ts";
import { PAPER_KINDS, type PaperKind } from "./paper.ts";
import { paperPage } from "./paper-page.server.ts";

const ALL = new URLSearchParams();
const NEEDS = "PLANTED wheelchair and oxygen";
const ARRANGERS_ONLY: readonly PaperKind[] = ["reception-list", "joining-notes"];

async function visit() {
  const challenge = await makeTestChallenge();
  const { people, sessions, rooms } = await furnishVisit(challenge);
  await db.person.update({
    where: { id: people[0] ?? "" },
    data: { accessNeeds: NEEDS, email: "planted@wexcombe.example" },
    select: { id: true },
  });
  await db.session.update({
    where: { id: sessions[1] ?? "" },
    data: { isConfidential: true, title: "PLANTED grievance" },
    select: { id: true },
  });
  return { challenge, people, sessions, rooms, permits: challenge.permits };
}

/** The words of a paper, of its page and of its Word file. */
async function wordsOf(permit: Parameters<typeof paperPage>[0], kind: PaperKind): Promise<string> {
  const page = await paperPage(permit, kind, ALL, TEST_NOW);
  const file = await downloadPaper(permit, kind, ALL, TEST_NOW);
  const zip = await JSZip.loadAsync(await file.arrayBuffer());
  const parts = await Promise.all(
    Object.values(zip.files)
      .filter((part) => part.name.endsWith(".xml"))
      .map((part) => part.async("string")),
  );
  return [JSON.stringify(page), ...parts].join("\n");
}

it("gives arrangers all five, peers and readers what names no needs, and refuses the rest", async () => {
  const { permits } = await visit();
  for (const kind of PAPER_KINDS) {
    expect(await paperPage(permits.coordinator, kind, ALL, TEST_NOW)).toMatchObject({
      standing: "Not released: working copy of 12 January 2026, 10:00",
    });
    for (const permit of [permits.peer, permits.councilReader, atStage(permits.coordinator, "closed")]) {
      if (ARRANGERS_ONLY.includes(kind)) {
        await expect(paperPage(permit, kind, ALL, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
        await expect(downloadPaper(permit, kind, ALL, TEST_NOW)).rejects.toMatchObject({ code: "forbidden" });
      } else {
        expect((await paperPage(permit, kind, ALL, TEST_NOW)).sheets.length).toBeGreaterThan(0);
      }
    }
    await expect(paperPage(permits.actionOwner, kind, ALL, TEST_NOW)).rejects.toMatchObject({
      code: "forbidden",
    });
  }
});

it("prints nobody's own words on access needs and no e-mail address; the desk learns what it must do", async () => {
  const { permits } = await visit();
  for (const kind of PAPER_KINDS) {
    const words = await wordsOf(permits.coordinator, kind);
    expect(words).not.toMatch(/oxygen/);
    expect(words).not.toMatch(/@[\w.-]+\.example/);
  }
  expect(await wordsOf(permits.coordinator, "reception-list")).toContain(
    "Step-free needed. See co-ordinator",
  );
});

it("says what is confidential to peers and arrangers on their own pages only", async () => {
  const { permits } = await visit();
  const knows = async (permit: typeof permits.councilReader, kind: PaperKind) =>
    (await wordsOf(permit, kind)).includes("PLANTED grievance");
  expect(await knows(permits.coordinator, "peer-days")).toBe(true);
  expect(await knows(permits.councilReader, "peer-days")).toBe(false);
  expect((await wordsOf(permits.peer, "peer-days")).includes("PLANTED grievance")).toBe(true);
  for (const kind of ["wall-grid", "door-signs", "reception-list"] as const) {
    expect(await knows(permits.coordinator, kind)).toBe(false);
  }
});

it("says whether it is as released, and keeps a trace of each file that is taken", async () => {
  const { challenge, permits, sessions } = await visit();
  await releaseTimetable(permits.coordinator, { acknowledge: true }, TEST_NOW);
  const standing = async () => (await paperPage(permits.peer, "door-signs", ALL, TEST_NOW)).standing;
  expect(await standing()).toBe("As in version 1, released 12 January 2026");
  await db.session.update({
    where: { id: sessions[0] ?? "" },
    data: { start: "09:15" },
    select: { id: true },
  });
  expect(await standing()).toMatch(/^Changed since version 1, released 12 January 2026: working copy/);
  await downloadPaper(permits.coordinator, "joining-notes", ALL, TEST_NOW);
  const events = await db.auditEvent.findMany({
    where: { challengeId: challenge.id, type: "file-downloaded" },
    select: { data: true },
  });
  expect(events.map((event) => JSON.parse(event.data))).toEqual([{ kind: "timetable, joining-notes" }]);
});

it("does not print everybody's when somebody is asked for who is not in this timetable", async () => {
  const { permits } = await visit();
  const other = await visit();
  for (const asked of [`person=${other.people[0]}`, `room=${other.rooms[0]}`, "peer=nobody"]) {
    await expect(
      paperPage(permits.coordinator, "joining-notes", new URLSearchParams(asked), TEST_NOW),
    ).rejects.toMatchObject({ code: "not-found" });
  }
});

it("begins the peers' days with how the team of this visit is reached, for the peers and for those who arrange it", async () => {
  const { challenge, permits } = await visit();
  const { id: challengeId, visitId, peerIds } = challenge;
  await db.peer.update({
    where: { id: peerIds[0] },
    data: { telephone: "07700 900117" },
    select: { id: true },
  });
  const facts = { name: "Cy Away", role: "officer-peer", status: "confirmed", position: 9 };
  const visits = { create: { visitId, isHere: false, post: "", organisation: "" } };
  await db.peer.create({
    data: { id: newId(), challengeId, ...facts, telephone: "07700 900124", visits },
    select: { id: true },
  });
  for (const permit of [permits.coordinator, permits.peer]) {
    const words = await wordsOf(permit, "peer-days");
    expect(words).toContain("07700 900117");
    expect(words).not.toContain("07700 900124");
  }
  expect(await wordsOf(permits.councilReader, "peer-days")).not.toContain("07700");
  expect(await wordsOf(permits.coordinator, "wall-grid")).not.toContain("07700");
});
