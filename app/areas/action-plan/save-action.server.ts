import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { record } from "#app/audit/record.server.ts";
import { savedMeanwhile } from "#app/audit/saved-meanwhile.server.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { newId } from "#app/platform/ids.ts";
import { readDueDate } from "./due-date.ts";
import { nextActionNumber } from "./numbering.ts";
import { demandSharedRecommendation } from "./save-response.server.ts";
import { listPossibleOwners, readAction } from "./store.server.ts";

export interface ActionInput {
  recommendationId: string;
  text: string;
  ownerName: string;
  /** The account that reports on it, of the same council; null when nobody signs in for it. */
  ownerAccountId: string | null;
  accountableName: string;
  /** As people write it: "31 March 2027", "Oct 2026", "Q2 2026/27"; empty while it is not known. */
  dueText: string;
  successMeasure: string;
  /** Of the action when the form was opened; any number for a new one. */
  version: number;
}

/**
 * Adds an action under a recommendation (`actionId` null: it gets the next number, and never that of one that
 * was there before) or changes one. Returns the id. Throws forbidden, not-found, invalid at the field, or
 * conflict when somebody else saved meanwhile.
 */
export async function saveAction(
  permit: CouncilPermit,
  actionId: string | null,
  input: ActionInput,
  now: Date,
): Promise<string> {
  demand(permit, "plan.write");
  const due = input.dueText.trim() === "" ? null : readDueDate(input.dueText);
  if (due === null && input.dueText.trim() !== "") {
    throw new AppError(
      "invalid",
      "Enter a day, a month or a quarter, such as 31 March 2027, Oct 2026 or Q2 2026/27.",
      { field: "dueText" },
    );
  }
  await demandSharedRecommendation(permit, input.recommendationId);
  return transaction(async (tx) => {
    const owner = await findOwner(tx, permit, input.ownerAccountId);
    const values = {
      text: input.text.trim(),
      // Whoever reports on it answers for it, unless somebody else is named.
      ownerName: input.ownerName.trim() || (owner?.name ?? ""),
      ownerAccountId: input.ownerAccountId,
      accountableName: input.accountableName.trim(),
      dueOn: due?.lastDay ?? null,
      dueText: due?.text ?? "",
      successMeasure: input.successMeasure.trim(),
      updatedAt: now,
    };
    const id = actionId ?? newId();
    if (actionId === null) await addAction(tx, permit, id, input.recommendationId, values);
    else await changeAction(tx, permit, id, input.version, values);
    const what = actionId === null ? "added" : "changed";
    await record(tx, permit, { type: "action-changed", data: { actionId: id, what } }, now);
    return id;
  });
}

async function findOwner(
  tx: Tx,
  permit: CouncilPermit,
  ownerAccountId: string | null,
): Promise<{ name: string } | null> {
  if (ownerAccountId === null) return null;
  const owners = await listPossibleOwners(permit, tx);
  const owner = owners.find((each) => each.accountId === ownerAccountId);
  if (owner !== undefined) return owner;
  throw new AppError("invalid", "Choose somebody of your own council.", { field: "ownerAccountId" });
}

type ActionValues = Omit<ActionInput, "recommendationId" | "version"> & {
  dueOn: string | null;
  updatedAt: Date;
};

async function addAction(
  tx: Tx,
  permit: CouncilPermit,
  id: string,
  recommendationId: string,
  values: ActionValues,
): Promise<void> {
  const { challengeId, councilId } = permit;
  const there = await tx.action.findMany({
    where: { challengeId, councilId, recommendationId },
    select: { number: true },
  });
  const number = nextActionNumber(there.map((action) => action.number));
  await tx.action.create({
    data: { id, challengeId, councilId, recommendationId, number, ...values },
    select: { id: true },
  });
}

async function changeAction(
  tx: Tx,
  permit: CouncilPermit,
  id: string,
  version: number,
  values: ActionValues,
): Promise<void> {
  await readAction(permit, id, tx);
  const { challengeId, councilId } = permit;
  const { count } = await tx.action.updateMany({
    where: { id, challengeId, councilId, version },
    data: { ...values, version: { increment: 1 } },
  });
  if (count > 0) return;
  throw await savedMeanwhile(tx, {
    challengeId,
    by: [{ type: "action-changed", data: { actionId: id, what: ["added", "changed", "handed over"] } }],
  });
}
