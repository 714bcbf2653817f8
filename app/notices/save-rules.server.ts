import type { Actor } from "../access/permit.ts";
import { recordOutsideChallenge } from "../audit/record.server.ts";
import { refuseIfSaved } from "../audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "../platform/db.server.ts";
import { refuseIfChanged } from "../writing/merge/changed-meanwhile.ts";
import { type NoticeKind, OPTIONAL_KINDS } from "./kinds.ts";
import { readLeftOut, readTellingRules } from "./rules-store.server.ts";
import { changedRules, markOfKinds, markOfRules } from "./stored-rules.ts";
import { HOUSE_TELLING_RULES, type TellingRules } from "./telling-rules.ts";

/** Who does it, and by which request. */
interface Doer {
  actor: Actor;
  requestId: string;
}

/** Writes how the installation tells people things. `opened` is the mark of the rules on the form. Throws conflict when somebody changed them meanwhile. */
export async function saveTellingRules(
  doer: Doer,
  { rules, opened }: { rules: TellingRules; opened: string },
  now: Date,
): Promise<void> {
  await transaction(async (tx) => {
    await refuseIfSaved(
      tx,
      { opened, stored: markOfRules(await readTellingRules(tx)) },
      { challengeId: null, by: [{ type: "telling-rules-changed" }] },
    );
    await writeRules(tx, doer, rules, now);
  });
}

/** Goes back to the rules that the workspace comes with. */
export async function resetTellingRules(doer: Doer, now: Date): Promise<void> {
  await transaction((tx) => writeRules(tx, doer, HOUSE_TELLING_RULES, now));
}

async function writeRules(tx: Tx, doer: Doer, rules: TellingRules, now: Date): Promise<void> {
  const changed = changedRules(rules);
  await tx.noticeRule.deleteMany();
  await tx.noticeRule.createMany({ data: changed });
  await recordOutsideChallenge(
    tx,
    { ...doer, challengeId: null },
    { type: "telling-rules-changed", data: { changed: changed.length } },
    now,
  );
}

/**
 * Writes which kinds of news somebody wants to be told; what is their own turn they are told in any case. `opened` is the mark of those on the form.
 * Throws conflict when they changed it elsewhere meanwhile.
 */
export async function saveOwnNotices(
  doer: Doer,
  { told, opened }: { told: readonly NoticeKind[]; opened: string },
  now: Date,
): Promise<void> {
  const { accountId } = doer.actor;
  await transaction(async (tx) => {
    const before = await readLeftOut(accountId, tx);
    refuseIfChanged(opened, markOfKinds(before));
    const { off } = await readTellingRules(tx);
    // A kind that nobody is told just now is not on the form: what was said of it stays.
    const leftOut = OPTIONAL_KINDS.filter((kind) =>
      off.has(kind) ? before.includes(kind) : !told.includes(kind),
    );
    await tx.noticeChoice.deleteMany({ where: { accountId } });
    await tx.noticeChoice.createMany({ data: leftOut.map((kind) => ({ accountId, kind })) });
    await recordOutsideChallenge(
      tx,
      { ...doer, challengeId: null },
      { type: "told-kinds-changed", data: { leftOut: leftOut.length } },
      now,
    );
  });
}
