import fc from "fast-check";
import { expect, it } from "vitest";
import { trialRecord, trialSession } from "#tests/support/factories-timetable.ts";
import { addresseeKey, type Invitation, invitationsOf, type Told } from "./invitation-changes.ts";
import {
  type InvitationPlan,
  type InvitationState,
  invitationUid,
  planInvitations,
  stateAfter,
  type TellingFate,
} from "./invitation-plan.ts";

const LONG_BEFORE = { date: "2026-01-01", time: "09:00" };
const ADDRESSES = new Map<string, string | null>([
  ["person sam", "sam@wexcombe.example"],
  ["person kim", "kim@wexcombe.example"],
  ["person lee", null],
  ["peer ada", "ada@elsewhere.example"],
  ["peer bo", "bo@elsewhere.example"],
]);

/** What one message says of one session. */
interface Message {
  uid: string;
  sequence: number;
  address: string;
  was: Told | null;
  is: Told | null;
}

/** A challenge's outbox and what was said, as the database keeps it. */
class Outbox {
  states: InvitationState[] = [];
  fates = new Map<string, TellingFate>();
  messages = new Map<string, Message[]>();
  addresses = new Map(ADDRESSES);

  /** With `only`, what a late change of those sessions tells. */
  release(wanted: Invitation[], now = LONG_BEFORE, only?: readonly string[]): InvitationPlan {
    const concerns = ({ sessionId }: { sessionId: string }) => only === undefined || only.includes(sessionId);
    const plan = planInvitations({
      wanted: wanted.filter(concerns),
      states: this.states.filter(concerns),
      others: this.states.filter((state) => !concerns(state)),
      mails: this.fates,
      addresses: this.addresses,
      now,
    });
    const keep = (state: InvitationState) => {
      const isIt = (one: InvitationState) =>
        one.sessionId === state.sessionId && addresseeKey(one.to) === addresseeKey(state.to);
      this.states = [...this.states.filter((one) => !isIt(one)), state];
    };
    for (const id of plan.replacedMailIds) this.set(id, "discarded");
    for (const state of plan.settled) keep(state);
    const ids = new Map<string, string>();
    for (const telling of plan.tellings) {
      const { address, sessionId, to, sequence, was, is } = telling;
      const id = address === null ? null : (ids.get(address) ?? `m${this.messages.size + 1}`);
      if (id !== null && address !== null) {
        ids.set(address, id);
        const said = { uid: invitationUid(sessionId, to), sequence, address, was, is };
        this.messages.set(id, [...(this.messages.get(id) ?? []), said]);
        this.fates.set(id, { status: "draft", address });
      }
      keep(stateAfter(telling, id));
    }
    return plan;
  }

  set(id: string, status: TellingFate["status"]): void {
    const fate = this.fates.get(id);
    if (fate !== undefined) this.fates.set(id, { ...fate, status });
  }

  ofState(status: TellingFate["status"]): string[] {
    return [...this.fates].filter(([, fate]) => fate.status === status).map(([id]) => id);
  }
}

const words = ({ tellings }: InvitationPlan) =>
  tellings
    .map(({ sessionId, to, was, is, sequence, address }) =>
      [sessionId, to.id, was?.start ?? "-", is?.start ?? "-", sequence, address === null ? "telephone" : ""]
        .join(" ")
        .trim(),
    )
    .sort();

const one = trialSession({ id: "one", personIds: ["sam"] });
const at = (...sessions: Parameters<typeof trialRecord>[0]) => invitationsOf(trialRecord(sessions));

it("invites everybody of a session with a day and a time, each without the others' part", () => {
  const outbox = new Outbox();
  expect(words(outbox.release(at(one, trialSession({ id: "no", start: null, personIds: ["kim"] }))))).toEqual(
    ["one ada - 10:00 0", "one sam - 10:00 0"],
  );
  const told = at(trialSession({ id: "two", peerIds: ["ada", "bo"], personIds: ["sam"] }));
  expect(told.map(({ to, told: { peers } }) => [to.id, peers])).toEqual([
    ["sam", ["Ada Fenwick (officer peer)", "Bo Tarn (officer peer)"]],
    ["ada", ["Bo Tarn (officer peer)"]],
    ["bo", ["Ada Fenwick (officer peer)"]],
  ]);
  const staff = trialRecord([trialSession({ id: "two", personIds: ["sam"] })]);
  const manager = { name: "Mara Lind", part: "LGA peer challenge manager", isStaff: true, isConfirmed: true };
  staff.peers = [{ id: "ada", ...manager }];
  expect(invitationsOf(staff)[0]?.told.peers).toEqual(["Mara Lind (LGA peer challenge manager)"]);
  expect(told[0]?.told.where).toBe("Small Room, Wexcombe Town Hall");
});

it("writes to nobody who is not confirmed, and takes out of the calendar who no longer is", () => {
  const outbox = new Outbox();
  const team = (isConfirmed: boolean) => {
    const record = trialRecord([trialSession({ id: "two", peerIds: ["ada", "bo"], personIds: ["sam"] })]);
    return invitationsOf({
      ...record,
      peers: record.peers.map((peer) => (peer.id === "bo" ? { ...peer, isConfirmed } : peer)),
    });
  };
  // The place of the other is said to who is met, by the name that the timetable has for it.
  expect(team(false).map(({ to, told }) => [to.id, told.peers.length])).toEqual([
    ["sam", 2],
    ["ada", 1],
  ]);
  expect(words(outbox.release(team(true)))).toHaveLength(3);
  for (const id of outbox.messages.keys()) outbox.set(id, "sent");
  expect(words(outbox.release(team(false)))).toEqual(["two bo 10:00 - 1"]);
});

const later = { ...one, start: "11:00" };

it.each<[string, (outbox: Outbox) => void, Invitation[], string[]]>([
  ["nothing changed, read or not", () => {}, at(one), []],
  [
    "sent, and moved",
    (box) => box.set("m1", "sent"),
    at(later),
    ["one ada - 11:00 1", "one sam 10:00 11:00 1"],
  ],
  ["waiting counts as sent", (box) => box.set("m1", "waiting"), at(), ["one sam 10:00 - 1"]],
  [
    "dropped: the news is told by the next",
    (box) => box.set("m1", "discarded"),
    at(one),
    ["one sam - 10:00 1"],
  ],
  ["nobody could deliver it", (box) => box.set("m1", "failed"), at(one), ["one sam - 10:00 1"]],
  ["its record was destroyed: it was sent", (box) => box.fates.delete("m1"), at(one), []],
  ["never sent, and cancelled: nothing", () => {}, at(), []],
  [
    "another address hears it all",
    (box) => {
      box.set("m1", "sent");
      box.addresses.set("person sam", "sam.hale@wexcombe.example");
    },
    at(one),
    ["one sam - 10:00 1"],
  ],
  [
    "no address any more: by telephone, only what is new",
    (box) => {
      box.set("m1", "sent");
      box.addresses.set("person sam", null);
    },
    at(later),
    ["one ada - 11:00 1", "one sam 10:00 11:00 1 telephone"],
  ],
  [
    "the room alone",
    (box) => {
      box.set("m1", "sent");
      box.set("m2", "sent");
    },
    at({ ...one, roomId: "large" }),
    ["one ada 10:00 10:00 1", "one sam 10:00 10:00 1"],
  ],
])("%s", (_, happen, wanted, expected) => {
  const outbox = new Outbox();
  outbox.release(at(one));
  happen(outbox);
  expect(words(outbox.release(wanted))).toEqual(expected);
});

it("replaces a draft nobody has sent, and leaves one that is still right", () => {
  const outbox = new Outbox();
  outbox.release(at(one, trialSession({ id: "two", start: "14:00" })));
  const plan = outbox.release(at(later, trialSession({ id: "two", start: "14:00" })));
  // One message to each, about all that is theirs: Ada's is written anew, with what was right in it.
  expect(plan.stillWaiting).toBe(0);
  expect(plan.replacedMailIds).toHaveLength(2);
  expect(words(plan)).toEqual(["one ada - 11:00 1", "one sam - 11:00 1", "two ada - 14:00 1"]);
  expect(outbox.ofState("draft")).toHaveLength(2);
  const again = outbox.release(at(later, trialSession({ id: "two", start: "14:00" })));
  expect([again.stillWaiting, again.tellings]).toEqual([2, []]);
  // Back to nothing before anybody was told.
  expect(words(outbox.release(at()))).toEqual([]);
  expect(outbox.ofState("draft")).toEqual([]);
});

it("takes along what a message of a late change replaces said of other sessions, and names what stays", () => {
  const outbox = new Outbox();
  const two = trialSession({ id: "two", start: "14:00" });
  const three = trialSession({ id: "three", start: "15:00" });
  outbox.release(at(three));
  for (const id of outbox.ofState("draft")) outbox.set(id, "sent");
  outbox.release(at(one, two, three));
  // What else is being planned is not told by it: two stays as it was said, three is not moved.
  const late = outbox.release(
    at(later, { ...two, start: "16:00" }, { ...three, start: "17:00" }),
    LONG_BEFORE,
    ["one"],
  );
  expect(words(late)).toEqual(["one ada - 11:00 1", "one sam - 11:00 1", "two ada - 14:00 1"]);
  expect(late.stays.map(({ sessionId, to, told }) => [sessionId, to.id, told.start])).toEqual([
    ["three", "ada", "15:00"],
  ]);
  expect(outbox.ofState("draft")).toHaveLength(2);
});

it("makes one message of two that wait for one person, such as of a release and of a late change", () => {
  const outbox = new Outbox();
  const first = trialSession({ id: "s1", personIds: ["sam"], peerIds: [] });
  const second = trialSession({ id: "s2", personIds: ["sam"], peerIds: [], start: "14:00" });
  outbox.release(at(first));
  outbox.release(at(first, second), LONG_BEFORE, ["s2"]);
  expect(outbox.ofState("draft")).toHaveLength(2);
  const plan = outbox.release(at(first, second));
  expect(words(plan)).toEqual(["s1 sam - 10:00 1", "s2 sam - 14:00 1"]);
  expect(outbox.ofState("draft")).toHaveLength(1);
});

it("drops the draft of a move that was taken back, and keeps counting", () => {
  const outbox = new Outbox();
  outbox.release(at(one));
  for (const id of outbox.ofState("draft")) outbox.set(id, "sent");
  outbox.release(at(later));
  expect(words(outbox.release(at(one)))).toEqual([]);
  expect(outbox.ofState("draft")).toEqual([]);
  expect(words(outbox.release(at(later)))).toEqual(["one ada 10:00 11:00 2", "one sam 10:00 11:00 2"]);
});

it("says nothing of what is over", () => {
  const outbox = new Outbox();
  outbox.release(at(one));
  for (const id of outbox.ofState("draft")) outbox.set(id, "sent");
  const renamed = at({ ...one, title: "Leader" });
  expect(words(outbox.release(renamed, { date: "2026-03-02", time: "10:45" }))).toEqual([]);
  expect(words(outbox.release(at(), { date: "2026-03-03", time: "08:00" }))).toEqual([]);
  expect(outbox.release(renamed, { date: "2026-03-02", time: "10:44" }).tellings).toHaveLength(2);
});

// What a calendar program does with the messages of one address, in the order they come.
function follow(messages: readonly Message[]): Map<string, Told> {
  const calendar = new Map<string, Told>();
  const newest = new Map<string, number>();
  for (const { uid, sequence, address, is } of messages) {
    const key = `${address} ${uid}`;
    if (sequence <= (newest.get(key) ?? -1)) continue;
    newest.set(key, sequence);
    if (is === null) calendar.delete(key);
    else calendar.set(key, is);
  }
  return calendar;
}

const ids = ["s1", "s2", "s3"];
const step = fc.oneof(
  fc.record({
    what: fc.constant("change" as const),
    id: fc.constantFrom(...ids),
    start: fc.constantFrom("09:00", "10:00", null),
    roomId: fc.constantFrom("small", "large"),
    status: fc.constantFrom("planned" as const, "planned" as const, "cancelled" as const),
    personIds: fc.subarray(["sam", "kim", "lee"]),
    peerIds: fc.subarray(["ada", "bo"]),
  }),
  fc.record({ what: fc.constant("release" as const) }),
  fc.record({ what: fc.constant("late" as const), only: fc.subarray(ids) }),
  fc.record({
    what: fc.constantFrom("sent" as const, "discarded" as const),
    some: fc.array(fc.nat(20), { maxLength: 6 }),
  }),
);

it("leaves every calendar equal to the released timetable, whatever is released, dropped and sent", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const outbox = new Outbox();
      const sent: Message[] = [];
      let sessions = ids.map((id) => trialSession({ id, start: null, peerIds: [] }));
      const send = (id: string) => {
        for (const message of outbox.messages.get(id) ?? []) {
          // Nobody is told what they know, nor what they were never in.
          const key = `${message.address} ${message.uid}`;
          expect(follow(sent).get(key) ?? null).toEqual(message.was);
          expect(message.was).not.toEqual(message.is);
          sent.push(message);
        }
        outbox.set(id, "sent");
      };
      for (const each of steps) {
        if (each.what === "change") {
          const { what: _, id, ...change } = each;
          sessions = sessions.map((session) => (session.id === id ? { ...session, ...change } : session));
        } else if (each.what === "release") outbox.release(at(...sessions));
        else if (each.what === "late") outbox.release(at(...sessions), LONG_BEFORE, each.only);
        else {
          const drafts = outbox.ofState("draft");
          for (const id of new Set(each.some.flatMap((index) => drafts[index] ?? []))) {
            if (each.what === "sent") send(id);
            else outbox.set(id, "discarded");
          }
        }
      }
      outbox.release(at(...sessions));
      // One message to each.
      const waiting = outbox.ofState("draft").map((id) => outbox.messages.get(id)?.[0]?.address);
      expect(new Set(waiting).size).toBe(waiting.length);
      for (const id of outbox.ofState("draft")) send(id);
      const expected = at(...sessions).flatMap(({ sessionId, to, told }) => {
        const address = ADDRESSES.get(addresseeKey(to));
        return address ? [[`${address} ${invitationUid(sessionId, to)}`, told] as const] : [];
      });
      expect(follow(sent)).toEqual(new Map(expected));
      const sequences = new Map<string, number>();
      for (const { uid, sequence } of [...outbox.messages.values()].flat()) {
        expect(sequence).toBeGreaterThan(sequences.get(uid) ?? -1);
        sequences.set(uid, sequence);
      }
    }),
    { numRuns: 300 },
  );
});
