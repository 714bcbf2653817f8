import { expect, it } from "vitest";
import type { Told } from "./invitation-changes.ts";
import { type KeptReply, replyCounts, replyInWords, replyState } from "./replies.ts";
import type { ReplyState } from "./reply-states.ts";

const told: Told = {
  title: "Leader",
  kind: "Interview",
  date: "2026-03-02",
  start: "10:00",
  minutes: 45,
  where: "Small Room, Town Hall",
  joinAddress: "",
  peers: ["Ada Fenwick (officer peer)"],
  isPrivate: false,
};
const reply = (given: Partial<KeptReply> = {}): KeptReply => ({
  id: "one",
  answer: "accepted",
  version: told,
  repliedAt: new Date("2026-02-20T09:00:00Z"),
  way: "link",
  toldOn: null,
  writtenByName: "",
  ...given,
});

it.each<[string, Told, Told | null, KeptReply | null, ReplyState]>([
  ["nobody was told", told, null, null, "not-told"],
  ["told, and silent", told, told, null, "no-answer"],
  ["accepted", told, told, reply(), "accepted"],
  ["declined", told, told, reply({ answer: "declined" }), "declined"],
  ["it moved since", { ...told, start: "14:00" }, told, reply(), "asked-again"],
  ["another day", { ...told, date: "2026-03-03" }, told, reply({ answer: "declined" }), "asked-again"],
  ["it takes longer", { ...told, minutes: 60 }, told, reply(), "asked-again"],
  ["another place", { ...told, where: "Depot" }, told, reply(), "asked-again"],
  ["another peer, the same time and place", { ...told, peers: [] }, told, reply(), "accepted"],
  ["another name, the same time and place", { ...told, title: "The Leader" }, told, reply(), "accepted"],
  ["it moved back to what was accepted", told, { ...told, start: "14:00" }, reply(), "accepted"],
])("%s: an answer is to a time and a place", (_, planned, known, kept, state) => {
  expect(replyState(planned, known, kept)).toBe(state);
});

it("says how it was said, and who wrote it down", () => {
  expect(replyInWords(reply({ answer: "declined" }))).toBe("Declined on 20 February 2026 by the link");
  expect(replyInWords(reply({ way: "telephone", toldOn: "2026-02-19", writtenByName: "Cora Field" }))).toBe(
    "Accepted, told by telephone on 19 February 2026, written down by Cora Field",
  );
});

it("counts what needs a look first", () => {
  expect(replyCounts(["accepted", "no-answer", "declined", "accepted"])).toBe(
    "1 declined, 1 with no answer yet, 2 accepted",
  );
  expect(replyCounts([])).toBe("");
});
