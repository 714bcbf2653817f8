import { expect, it } from "vitest";
import { watchClock } from "#app/areas/retention/watch-clock.server.ts";
import { db } from "#app/platform/db.server.ts";
import { newId } from "#app/platform/ids.ts";
import { env } from "#app/platform/settings/env.server.ts";
import { NOTIFY_SERVICE } from "#tests/support/notify-server.ts";
import { lookAtService } from "./look-at-service.server.ts";

const NOW = new Date("2026-11-26T12:00:00Z");

it("finds out what stands in the database and on the disk", async () => {
  const before = await lookAtService(NOW);
  expect(before).toMatchObject({
    writeTrouble: null,
    mail: { isSetUp: false, haltReason: null, waiting: 0, oldestAt: null, stuck: 0 },
    backUp: null,
    troubledJobs: 0,
    trail: { lookedAt: null, foundBrokenAt: null },
  });
  expect(before.databaseBytes).toBeGreaterThan(100_000);
  expect(before.disk?.freeBytes).toBeGreaterThan(0);

  const mail = { kind: "reset", toAddress: "a@example.org", subject: "", bodySealed: "" };
  for (const status of ["waiting", "draft", "sent", "failed"]) {
    await db.outgoingMail.create({
      data: { id: newId(), messageId: newId(), createdAt: NOW, status, ...mail },
    });
  }
  const job = { kind: "audit-trail", status: "waiting", dueAt: NOW, createdAt: NOW };
  await db.job.create({ data: { id: "audit-trail", succeededAt: NOW, ...job } });
  await db.job.create({ data: { id: newId(), lastError: "It did not go.", ...job } });
  expect(await lookAtService(NOW)).toMatchObject({
    mail: { waiting: 1, oldestAt: NOW, stuck: 1 },
    troubledJobs: 1,
    trail: { lookedAt: NOW },
  });
});

it("counts GOV.UK Notify as a way out for messages", async () => {
  const { notify } = env;
  env.notify = { url: "http://127.0.0.1:9", ...NOTIFY_SERVICE, replyToId: null };
  try {
    expect((await lookAtService(NOW)).mail.isSetUp).toBe(true);
  } finally {
    env.notify = notify;
  }
});

it("tells that the clock is doubted", async () => {
  expect((await lookAtService(NOW)).clockDoubt).toBeNull();
  await watchClock(new Date("2026-11-20T12:00:00Z"));
  await watchClock(NOW);
  expect((await lookAtService(NOW)).clockDoubt).toMatch(/^Nothing is destroyed .* was at 20 November 2026/);
});

it("says in a sentence that somebody else holds the database", async () => {
  await db.$transaction(async (tx) => {
    await tx.job.deleteMany({ where: { id: "nobody" } });
    const { writeTrouble } = await lookAtService(NOW);
    expect(writeTrouble).toMatch(/saved/);
  });
  expect((await lookAtService(NOW)).writeTrouble).toBeNull();
});
