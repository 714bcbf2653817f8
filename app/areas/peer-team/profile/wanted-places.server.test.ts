import { expect, it } from "vitest";
import { db, transaction } from "#app/platform/db.server.ts";
import { makeTestChallenge, TEST_NOW } from "#tests/support/factories.ts";
import type { PeerInput } from "../forms.ts";
import { savePeer } from "../save-peer.server.ts";
import { listPeers, listProfiles, readPeer } from "../store.server.ts";
import { addTeamWanted, writeTeamWanted } from "../team-wanted.server.ts";
import { profileGaps, shownProfile } from "./shown-profile.ts";

const PLACE: PeerInput = {
  name: "",
  role: "member-peer",
  status: "wanted",
  organisation: "",
  brief: "",
  biography: "",
  themeIds: [],
  version: 1,
};

it("makes wanted places of a letter's words, and asks nothing of the LGA's staff nor where the letter says nothing", async () => {
  const { id: challengeId, permits } = await makeTestChallenge({ stage: "scoping" });
  await db.peer.deleteMany({ where: { challengeId } });
  await transaction(async (tx) => {
    await writeTeamWanted(tx, challengeId, [
      { name: "", role: "leader-peer", brief: "Leader peer: Cllr TBC (Labour)" },
      { name: "", role: "officer-peer", brief: "Finance peer" },
      { name: "Tess Arnold", role: "challenge-manager", brief: "Challenge manager (Labour)" },
    ]);
    const brief = "A chief executive peer from a district council, with experience of devolution";
    await addTeamWanted(tx, permits.challengeManager, { role: "chief-executive-peer", brief }, TEST_NOW);
  });
  const profiles = await listProfiles(permits.challengeManager);
  const shown = (await listPeers(permits.challengeManager)).map((peer) => {
    const profile = profiles.get(peer.id);
    if (profile === undefined) throw new Error("a place without a profile");
    return shownProfile(peer, profile).wanted.map(({ words }) => words);
  });
  expect(shown).toEqual([["Labour"], [], [], ["district council", "experience of devolution"]]);
});

it("sets what a place asks for beside who fills it, for whoever arranges the team alone", async () => {
  const { permits } = await makeTestChallenge();
  const { challengeManager } = permits;
  const wanted = { wantedGroup: "Labour", wantedTier: "district", soughtBy: "Political group office" };
  const id = await savePeer(challengeManager, null, { ...PLACE, ...wanted }, TEST_NOW);
  const place = async () => {
    const profile = (await listProfiles(challengeManager)).get(id);
    if (profile === undefined) throw new Error("a place without a profile");
    const peer = await readPeer(challengeManager, id);
    return { shown: shownProfile(peer, profile), gaps: profileGaps(peer, profile) };
  };
  expect(await place()).toMatchObject({
    shown: { soughtBy: "Political group office", fit: [] },
    gaps: { differs: 0, isUnsought: false },
  });
  const is = {
    name: "Ann Marlow",
    politicalGroup: "Conservative",
    tier: "county",
    peerBefore: "first-time",
  } as const;
  await savePeer(challengeManager, id, { ...PLACE, ...is, status: "approached" }, TEST_NOW);
  // Whoever saves without saying anything of the profile leaves it as it is.
  expect(await place()).toMatchObject({
    shown: {
      soughtBy: "Political group office",
      fit: [
        "Does not match in 2 of 2: political group wanted: Labour, is: Conservative; kind of council wanted: district, is: county.",
      ],
    },
    gaps: { name: "Ann Marlow", differs: 2 },
  });
  for (const permit of [permits.coordinator, permits.peer, permits.councilReader])
    expect(await listProfiles(permit)).toEqual(new Map());
});
