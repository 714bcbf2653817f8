import { expect, it } from "vitest";
import { to } from "#app/addresses.ts";
import { placesFor } from "./navigation.ts";
import { placeOfPage } from "./place-of-page.ts";

const AT = { challengeId: "c", visitId: "v" };
const PLACES = placesFor(AT, () => true);

it.each([
  ["the team of a visit", to.peerTeam.visitTeam(AT), "Peer team"],
  ["somebody in it", to.peerTeam.visitPeer({ ...AT, peerId: "p" }), "Peer team"],
  ["the team of the challenge", to.peerTeam.front(AT), "Peer team"],
  ["the timetable of a visit", to.timetable.front(AT), "Timetable"],
  ["a session", to.timetable.session({ ...AT, sessionId: "s" }), "Timetable"],
  ["all visits", to.keyDates.visits(AT), "Timetable"],
  ["one visit", to.challenge.visit(AT), "Timetable"],
  ["a recommendation", to.findings.recommendations(AT), "Findings"],
  ["the first page", to.home.front(AT), undefined],
])("%s belongs to a place of the navigation", (_what, path, place) => {
  expect(placeOfPage(PLACES, path)?.text).toBe(place);
});
