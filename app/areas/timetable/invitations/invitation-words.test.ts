import { expect, it } from "vitest";
import type { Told } from "./invitation-changes.ts";
import { changeSentences, invitationSubject, invitationWords, type Telling } from "./invitation-words.ts";

const was: Told = {
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

it.each<[string, "person" | "peer", Partial<Told>, string[]]>([
  [
    "time",
    "person",
    { start: "14:30" },
    ["It moves from Monday 2 March 2026, 10am to 10:45am to Monday 2 March 2026, 2:30pm to 3:15pm."],
  ],
  ["length", "person", { minutes: 60 }, ["It takes 60 minutes, not 45, and ends at 11am."]],
  [
    "room",
    "peer",
    { where: "Mere Room, Civic Offices" },
    ["It is in Mere Room, Civic Offices, not in Small Room, Town Hall."],
  ],
  [
    "no room",
    "person",
    { where: "" },
    ["It is not in Small Room, Town Hall; the new place will be confirmed."],
  ],
  ["name", "person", { title: "Leader and deputy" }, ["It is now called “Leader and deputy”."]],
  [
    "another peer",
    "person",
    { peers: ["Bo Tarn (leader peer)"] },
    ["You meet: Bo Tarn (leader peer), in place of Ada Fenwick (officer peer)."],
  ],
  [
    "one more",
    "peer",
    { peers: [...was.peers, "Bo Tarn (leader peer)"] },
    ["With you as well: Bo Tarn (leader peer)."],
  ],
  ["one fewer", "person", { peers: [] }, ["No longer there: Ada Fenwick (officer peer)."]],
])("says only what is new: %s", (_, to, change, sentences) => {
  expect(changeSentences(to, was, { ...was, ...change })).toEqual(sentences);
});

const telling = (given: Partial<Telling>): Telling => ({
  to: "person",
  name: "Sam Hale",
  was,
  is: null,
  whyNot: "cancelled",
  ...given,
});
const frame = {
  challengeTitle: "the Wexcombe challenge",
  contact: "Cora Field",
  privacyUrl: "https://workspace.example/privacy",
  isShortNotice: false,
};

it.each<[string, Partial<Telling>, string, string]>([
  [
    "a first invitation",
    { was: null, is: was },
    "Invitation: Leader, 2 Mar 2026, 10am",
    "You are invited to meet the peers in “Leader” (interview)",
  ],
  [
    "to a peer",
    { to: "peer", was: null, is: was },
    "Invitation: Leader, 2 Mar 2026, 10am",
    "You take part in “Leader” (interview)",
  ],
  ["a change", { is: { ...was, start: "11:00" } }, "Changed: Leader, 2 Mar 2026, 11am", "It moves from"],
  ["cancelled", {}, "Cancelled: Leader, 2 Mar 2026, 10am", "will not take place."],
  [
    "taken out",
    { whyNot: "taken-out" },
    "Without you: Leader, 2 Mar 2026, 10am",
    "You no longer take part in “Leader”",
  ],
  [
    "swapped",
    { to: "peer", whyNot: "taken-out", inPlace: ["Bo Tarn (officer peer)"] },
    "Without you: Leader, 2 Mar 2026, 10am",
    "which takes place without you. In your place: Bo Tarn (officer peer).",
  ],
  [
    "without a place",
    { whyNot: "without-place" },
    "Cancelled: Leader, 2 Mar 2026, 10am",
    "cannot take place then",
  ],
])("%s has its subject and its words", (_, given, subject, words) => {
  expect(invitationSubject(telling(given))).toBe(subject);
  const text = invitationWords(telling(given), frame).join("\n");
  expect(text).toContain("Dear Sam Hale,");
  expect(text).toContain(words);
  expect(text).toContain("Cora Field");
});

it("says that nothing is attributed, to people and not to peers", () => {
  const first = (to: "person" | "peer") =>
    invitationWords(telling({ to, was: null, is: was }), frame).join("\n");
  expect(first("person")).toContain("not attributed to you");
  expect(first("peer")).not.toContain("attributed");
});
