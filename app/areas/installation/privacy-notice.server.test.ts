import { describe, expect, it } from "vitest";
import { db } from "#app/platform/db.server.ts";
import { ChangedMeanwhile } from "#app/writing/merge/changed-meanwhile.ts";
import { makeTestAccount } from "#tests/support/factories.ts";
import { changePrivacyNotice } from "./change-privacy-notice.server.ts";
import { readPrivacyNotice } from "./store.server.ts";

const now = new Date("2026-11-26T10:00:00Z");

async function makeActor() {
  const { id, name } = await makeTestAccount("Ada Moss", { isAdministrator: true });
  return { accountId: id, name };
}

describe("the privacy notice", () => {
  it("is the one that comes with the workspace until somebody saves another", async () => {
    const before = await readPrivacyNotice();
    expect(before).toMatchObject({ version: 0, writtenByName: null });
    expect(before.text).toContain("12 months");
  });

  it("keeps every text that was saved, and the trail says who", async () => {
    const actor = await makeActor();
    const { version } = await readPrivacyNotice();
    await changePrivacyNotice(actor, { text: "First.", version }, now, "request-1");
    await changePrivacyNotice(actor, { text: "Second.", version: version + 1 }, now, "request-2");
    expect(await readPrivacyNotice()).toMatchObject({ text: "Second.", writtenByName: actor.name });
    const kept = await db.privacyNotice.findMany({ orderBy: { version: "asc" }, select: { text: true } });
    expect(kept.map(({ text }) => text).slice(-2)).toEqual(["First.", "Second."]);
    const events = await db.auditEvent.count({
      where: { type: "privacy-notice-changed", accountId: actor.accountId },
    });
    expect(events).toBe(2);
  });

  it("is not overwritten by somebody who had an older one on the screen", async () => {
    const actor = await makeActor();
    const { version } = await readPrivacyNotice();
    await changePrivacyNotice(actor, { text: "Theirs.", version }, now, "request-3");
    await expect(
      changePrivacyNotice(actor, { text: "Mine.", version }, now, "request-4"),
    ).rejects.toBeInstanceOf(ChangedMeanwhile);
    expect((await readPrivacyNotice()).text).toBe("Theirs.");
  });
});
