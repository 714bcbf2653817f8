import { expect, it } from "vitest";
import type { PeerStatus } from "./peer-words.ts";
import { shownPeers } from "./shown-peers.ts";

const peer = (name: string, status: PeerStatus) => ({
  id: name,
  name,
  role: "officer-peer" as const,
  status,
  organisation: "Saltmere City Council",
  biography: "",
  brief: `We ask for ${name}`,
  version: 3,
  themes: [{ id: "t", number: 1, title: "Priorities" }],
});

const team = [
  peer("Ada", "confirmed"),
  peer("Ben", "approached"),
  peer("Cy", "withdrawn"),
  peer("Di", "wanted"),
];

it("shows the search to those who lead it", () => {
  expect(shownPeers(team, true).map(({ name }) => name)).toEqual(["Ada", "Ben", "Cy", "Di"]);
});

it("shows everybody else the confirmed team, and no more of it than the page draws", () => {
  const shown = shownPeers(team, false);
  expect(shown.map(({ name }) => name)).toEqual(["Ada"]);
  expect(JSON.stringify(shown)).not.toMatch(/We ask for|version|Ben|Cy|Di/);
});
