import { expect, it } from "vitest";
import type { ChallengePermit } from "#app/access/permit.ts";
import { readCounts } from "#app/platform/counting.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import { listTeamContacts } from "./contact-card.server.ts";
import { decideConflict, declareConflict } from "./declare-conflict.server.ts";
import type { PeerInput } from "./forms.ts";
import { peerCounts } from "./peer-counts.server.ts";
import { removePeer } from "./remove-peer.server.ts";
import { savePeer } from "./save-peer.server.ts";
import { listConflicts, listPeers, readPeer } from "./store.server.ts";

const input: PeerInput = {
  name: "Ada Fenwick",
  role: "officer-peer",
  status: "confirmed",
  organisation: "Saltmere City Council",
  email: "ada@peer.example",
  brief: "",
  biography: "",
  themeIds: [],
  version: 1,
};

it("adds a member who leads on themes, and changes them once for each version", async () => {
  const { permits, themes } = await makeTestChallenge();
  const { challengeManager } = permits;
  const themeIds = [themes[3]?.id ?? "", themes[0]?.id ?? ""];
  const id = await savePeer(challengeManager, null, { ...input, themeIds }, TEST_NOW);
  expect((await readPeer(challengeManager, id)).themes.map((theme) => theme.number)).toEqual([1, 4]);
  await savePeer(challengeManager, id, { ...input, name: "Ada Marlow" }, TEST_NOW);
  expect(await readPeer(challengeManager, id)).toMatchObject({ name: "Ada Marlow", themes: [], version: 2 });
  await expect(savePeer(challengeManager, id, input, TEST_NOW)).rejects.toMatchObject({ code: "conflict" });
});

it("says how the team is reached to the peers and to those who arrange the visit, and what each needs to the latter", async () => {
  const { permits } = await makeTestChallenge();
  const details = { telephone: "07700 900117", diet: "No nuts", accessNeeds: "A lift" };
  const id = await savePeer(permits.challengeManager, null, { ...input, ...details }, TEST_NOW);
  await savePeer(permits.challengeManager, null, { ...input, ...details, status: "approached" }, TEST_NOW);
  // Whoever saves without saying anything of them leaves them as they are.
  await savePeer(permits.challengeManager, id, input, TEST_NOW);
  await db.peer.update({ where: { id }, data: { status: "confirmed" }, select: { id: true } });
  const said = async (permit: ChallengePermit) =>
    (await listTeamContacts(permit))
      .filter(({ telephone }) => telephone !== "")
      .map(({ telephone, diet, accessNeeds }) => ({ telephone, diet, accessNeeds }));
  for (const permit of [permits.challengeManager, permits.supportOfficer, permits.coordinator])
    expect(await said(permit)).toEqual([details]);
  expect(await said(permits.peer)).toEqual([{ ...details, diet: "", accessNeeds: "" }]);
  expect(await said(permits.councilReader)).toEqual([]);
  expect(await said(permits.actionOwner)).toEqual([]);
});

it("counts the peers, and not the LGA's staff, as what is to be found", async () => {
  const { id, permits } = await makeTestChallenge();
  for (const role of ["challenge-manager", "support-officer"] as const)
    await savePeer(permits.challengeManager, null, { ...input, role, status: "wanted" }, TEST_NOW);
  await savePeer(permits.challengeManager, null, { ...input, status: "approached" }, TEST_NOW);
  expect(await readCounts(peerCounts(id), db)).toEqual({ peers: 3, peersConfirmed: 2 });
});

it("lets the LGA's staff lead on nothing", async () => {
  const { permits, themes } = await makeTestChallenge();
  const themeIds = [themes[0]?.id ?? ""];
  const id = await savePeer(
    permits.challengeManager,
    null,
    { ...input, role: "support-officer", themeIds },
    TEST_NOW,
  );
  expect((await readPeer(permits.challengeManager, id)).themes).toEqual([]);
});

it("takes nobody into the team who is of a council of the challenge", async () => {
  const { permits, council, id: challengeId } = await makeTestChallenge();
  const { challengeManager, coordinator } = permits;
  const { email } = await db.account.findUniqueOrThrow({ where: { id: coordinator.actor.accountId } });
  const refusal = { code: "invalid", field: "email" };
  await expect(savePeer(challengeManager, null, { ...input, email }, TEST_NOW)).rejects.toMatchObject(
    refusal,
  );
  const id = await savePeer(challengeManager, null, input, TEST_NOW);
  await expect(savePeer(challengeManager, id, { ...input, email }, TEST_NOW)).rejects.toMatchObject(refusal);
  await db.person.create({
    data: {
      id: newId(),
      challengeId,
      councilId: council.id,
      name: "Ola",
      kind: "officer",
      email: "ola@c.example",
    },
  });
  const listed = { ...input, email: "ola@c.example" };
  await expect(savePeer(challengeManager, null, listed, TEST_NOW)).rejects.toMatchObject(refusal);
});

it("refuses peers, other challenges and their themes", async () => {
  const here = await makeTestChallenge();
  const there = await makeTestChallenge();
  const manager = here.permits.challengeManager;
  const id = await savePeer(manager, null, input, TEST_NOW);
  const foreign = { ...input, themeIds: [there.themes[0]?.id ?? ""] };
  await expect(savePeer(manager, null, foreign, TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
    field: "themeIds",
  });
  await expect(savePeer(here.permits.peer, null, input, TEST_NOW)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(savePeer(there.permits.challengeManager, id, input, TEST_NOW)).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(removePeer(there.permits.challengeManager, id, TEST_NOW)).rejects.toMatchObject({
    code: "not-found",
  });
});

it("keeps conflicts of interest from peers and councils", async () => {
  const { permits, id: challengeId, visitId } = await makeTestChallenge();
  const { challengeManager, peer, coordinator } = permits;
  const id = await savePeer(challengeManager, null, input, TEST_NOW);
  const conflictId = await declareConflict(
    challengeManager,
    id,
    { visitId, description: "A cousin works there" },
    TEST_NOW,
  );
  await decideConflict(
    challengeManager,
    id,
    { conflictId, decision: "Stays out of theme 4", version: 1 },
    TEST_NOW,
  );
  expect(await listConflicts(challengeManager, id)).toMatchObject([{ decision: "Stays out of theme 4" }]);
  expect(await listConflicts(peer, id)).toEqual([]);
  expect(JSON.stringify(await listPeers(coordinator))).not.toContain("cousin");
  const trail = await db.auditEvent.findMany({ where: { challengeId }, select: { data: true } });
  expect(JSON.stringify(trail)).not.toContain("cousin");
});

it("removes a place nobody has taken, and keeps one that has taken part", async () => {
  const { permits, peerIds } = await makeTestChallenge();
  const id = await savePeer(
    permits.challengeManager,
    null,
    { ...input, name: "", status: "wanted" },
    TEST_NOW,
  );
  await removePeer(permits.challengeManager, id, TEST_NOW);
  await expect(readPeer(permits.challengeManager, id)).rejects.toMatchObject({ code: "not-found" });
  await expect(removePeer(permits.challengeManager, peerIds[0], TEST_NOW)).rejects.toMatchObject({
    code: "invalid",
  });
});
