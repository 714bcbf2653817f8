import { expect, it } from "vitest";
import type { Told } from "./invitation-changes.ts";
import { newsBlocks, newsSubject, type PersonalNews } from "./invitation-message.ts";
import type { Telling } from "./invitation-words.ts";

const told = (title: string, given: Partial<Told> = {}): Told => ({
  title,
  kind: "Interview",
  date: "2026-03-02",
  start: "10:00",
  minutes: 45,
  where: "Small Room, Town Hall",
  joinAddress: "",
  peers: ["Ada Fenwick (officer peer)"],
  isPrivate: false,
  ...given,
});
const telling = (was: Told | null, is: Told | null, given: Partial<Telling> = {}): Telling => ({
  to: "person",
  name: "Sam Hale",
  was,
  is,
  whyNot: "cancelled",
  ...given,
});
const frame = {
  challengeTitle: "the Wexcombe challenge",
  contact: "Cora Field (cora.field@wexcombe.example)",
  privacyUrl: "https://workspace.example/privacy",
  isShortNotice: false,
  ownWords: "Thank you for making the time.\n\nTea is at half past.",
  signature: "Cora Field\nWexcombe Council",
};
const text = (news: PersonalNews) =>
  newsBlocks(news, frame)
    .map((block) => ("text" in block ? block.text : block.link.url))
    .join("\n\n");

const leader = told("Leader");
const youth = told("Youth council", { date: "2026-03-04", kind: "Focus group" });
const tour = told("Tour of the town");

it.each<[string, Telling[], string]>([
  ["one", [telling(null, leader)], "Invitation: Leader, 2 Mar 2026, 10am"],
  [
    "several new",
    [telling(null, leader), telling(null, youth)],
    "Invitation: 2 sessions, 2 Mar 2026 to 4 Mar 2026",
  ],
  [
    "several changed on one day",
    [telling(leader, told("Leader", { start: "11:00" })), telling(tour, told("Tour", {}))],
    "Changed: 2 sessions, 2 Mar 2026",
  ],
  ["several cancelled", [telling(leader, null), telling(tour, null)], "Cancelled: 2 sessions, 2 Mar 2026"],
  [
    "what goes on without somebody is not cancelled",
    [telling(leader, null, { whyNot: "taken-out" }), telling(tour, null, { whyNot: "taken-out" })],
    "Without you: 2 sessions, 2 Mar 2026",
  ],
  [
    "of several kinds",
    [
      telling(null, leader),
      telling(tour, told("Tour")),
      telling(youth, null),
      telling(told("Board"), null, { whyNot: "taken-out" }),
      telling(told("Panel"), null, { whyNot: "without-place" }),
    ],
    "Your sessions: 1 new, 1 changed, 1 cancelled, 1 without you, 1 without a time",
  ],
])("says in the subject what it is about: %s", (_, tellings, subject) => {
  expect(newsSubject({ tellings, stays: [] })).toBe(subject);
});

it("tells one person all that is theirs in one message, in the words of whoever releases first", () => {
  const words = text({
    tellings: [
      telling(null, leader),
      telling(tour, told("Tour of the town", { start: "14:00" })),
      telling(told("Board"), null, { whyNot: "taken-out" }),
    ],
    stays: [youth],
  });
  expect(words).toBe(
    [
      "Dear Sam Hale,",
      "Thank you for making the time.",
      "Tea is at half past.",
      "You are invited to meet the peers in 1 session of the Wexcombe challenge.",
      "“Leader” (interview)\nWhen: Monday 2 March 2026, 10am to 10:45am (45 minutes)\nWhere: Small Room, Town Hall\nYou meet Ada Fenwick (officer peer).",
      "Something has changed in 1 session of the Wexcombe challenge.",
      "“Tour of the town”\nIt moves from Monday 2 March 2026, 10am to 10:45am to Monday 2 March 2026, 2pm to 2:45pm.",
      "You no longer take part in “Board”, planned for Monday 2 March 2026, 10am to 10:45am, which takes place without you.\nYou do not need to come to that. Thank you for having made the time.",
      "What you say is not attributed to you: neither the peers' notes nor their report name who said what.",
      "With this message is an entry for your calendar for each of these: open it to put the session in, to change it or to take it out.",
      "Questions, or if something does not suit you: Cora Field (cora.field@wexcombe.example).",
      "What is held about you for this, and your rights: https://workspace.example/privacy",
      "As you were told before: 1 session\n• “Youth council”, Wednesday 4 March 2026, 10am to 10:45am, Small Room, Town Hall",
      "Cora Field\nWexcombe Council",
    ].join("\n\n"),
  );
});

it("says the same of one session as it always did, with the own words, what stays and who signs", () => {
  const words = text({ tellings: [telling(null, leader)], stays: [youth] });
  expect(words).toContain("You are invited to meet the peers in “Leader” (interview)");
  expect(words).toContain("Tea is at half past.");
  expect(words.endsWith("Small Room, Town Hall\n\nCora Field\nWexcombe Council")).toBe(true);
});
