import { afterEach, expect, it } from "vitest";
import { db, transaction } from "#app/platform/db.server.ts";
import { makeTestChallenge } from "#tests/support/factories.ts";
import { countRevision } from "../plan/change-timetable.server.ts";
import {
  endRevisionStreams,
  revisionStream,
  watchedTimetables,
  watchRevision,
} from "./live-revisions.server.ts";

afterEach(() => endRevisionStreams());

/** A listener of which one can await the next number. */
function listener() {
  const heard: number[] = [];
  let wake = () => {};
  const hear = (revision: number) => {
    heard.push(revision);
    wake();
  };
  const until = async (revision: number) => {
    while (!heard.includes(revision)) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { heard, hear, until };
}

const change = (visitId: string) => transaction((tx) => countRevision(tx, { visitId }));

it("tells everybody who watches a timetable of a change within a second, and nobody else", async () => {
  const one = await makeTestChallenge();
  const other = await makeTestChallenge();
  const [a, b, c] = [listener(), listener(), listener()];
  const stops = [
    watchRevision(one.visitId, a.hear),
    watchRevision(one.visitId, b.hear),
    watchRevision(other.visitId, c.hear),
  ];
  const first = await db.visit.findUniqueOrThrow({
    where: { id: one.visitId },
    select: { timetableRevision: true },
  });
  await Promise.all([a.until(first.timetableRevision), b.until(first.timetableRevision)]);
  // Written past the listeners, as another process of the installation would.
  const began = performance.now();
  const revision = await change(one.visitId);
  await Promise.all([a.until(revision), b.until(revision)]);
  expect(performance.now() - began).toBeLessThan(1000);
  expect(c.heard).not.toContain(revision);
  expect(watchedTimetables()).toBe(2);
  for (const stop of stops) stop();
  expect(watchedTimetables()).toBe(0);
});

it("reads the number as an event stream, as often as somebody has windows open and no more", async () => {
  const { id, visitId, permits } = await makeTestChallenge();
  const timetable = { challengeId: id, visitId };
  const { accountId } = permits.coordinator.actor;
  const gone = new AbortController();
  const streams = Array.from({ length: 8 }, () => revisionStream(timetable, accountId, gone.signal));
  expect(streams.every((stream) => stream !== null)).toBe(true);
  expect(revisionStream(timetable, accountId, gone.signal)).toBeNull();
  expect(revisionStream(timetable, permits.peer.actor.accountId, gone.signal)).not.toBeNull();
  const reader = streams[0]?.getReader();
  let text = "";
  while (!/^data: \d+\n\n/m.test(text)) text += new TextDecoder().decode((await reader?.read())?.value);
  expect(text.startsWith("retry: 1000\n\n")).toBe(true);
  gone.abort();
  expect(await reader?.read()).toEqual({ done: true, value: undefined });
  expect(watchedTimetables()).toBe(0);
  expect(revisionStream(timetable, accountId, new AbortController().signal)).not.toBeNull();
});

it("ends every stream when the server stops", async () => {
  const { id, visitId } = await makeTestChallenge();
  const reader = revisionStream(
    { challengeId: id, visitId },
    "account",
    new AbortController().signal,
  )?.getReader();
  await reader?.read();
  endRevisionStreams();
  let last = await reader?.read();
  while (last?.done === false) last = await reader?.read();
  expect(last?.done).toBe(true);
  expect(watchedTimetables()).toBe(0);
});

it("ends at once for whoever may not read the timetable any more, and for nobody else", async () => {
  const { id, visitId, permits } = await makeTestChallenge();
  const timetable = { challengeId: id, visitId };
  const { accountId } = permits.coordinator.actor;
  const stays = permits.peer.actor.accountId;
  const open = (account: string) => {
    const reader = revisionStream(timetable, account, new AbortController().signal)?.getReader();
    if (reader === undefined) throw new Error("no stream");
    return reader;
  };
  const [removed, other] = [open(accountId), open(stays)];
  const next = async (reader: typeof removed) => new TextDecoder().decode((await reader.read()).value);
  for (const reader of [removed, other]) while (!(await next(reader)).startsWith("data: ")) {}
  await db.membership.deleteMany({ where: { challengeId: id, accountId } });
  const revision = await change(visitId);
  // Whatever still comes is no word of what happened after.
  let last = await removed.read();
  let said = "";
  while (!last.done) {
    said += new TextDecoder().decode(last.value);
    last = await removed.read();
  }
  expect(said).not.toContain(`data: ${revision}`);
  expect(await next(other)).toBe(`data: ${revision}\n\n`);
});
