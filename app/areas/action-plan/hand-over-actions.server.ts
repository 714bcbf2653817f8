import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { to } from "#app/addresses.ts";
import { readNames } from "#app/areas/people/accounts/read-accounts.server.ts";
import { tell } from "#app/notices/tell.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { ChangedMeanwhile, LOOK_AGAIN } from "#app/writing/merge/changed-meanwhile.ts";
import { changeOwners } from "./change-owners.server.ts";
import { listOwnedActions, markOfOwners } from "./read-owners.server.ts";
import { listPossibleOwners } from "./store.server.ts";

/**
 * Hands open actions of the council to one of its people, all in one step. Where the owner before is named as responsible the new one is;
 * another name stays. `opened` is the mark of the actions on the form. Handing the same actions back undoes it. Answers with the name of
 * whoever has them now. Throws forbidden, conflict when an action was changed meanwhile, or invalid at a field.
 */
export async function handOverActions(
  permit: CouncilPermit,
  { actionIds, toAccountId, opened }: { actionIds: readonly string[]; toAccountId: string; opened: string },
  now: Date,
): Promise<{ name: string; actions: number }> {
  demand(permit, "plan.write");
  const { councilId } = permit;
  return transaction(async (tx) => {
    const owned = await listOwnedActions(permit, tx);
    if (opened !== markOfOwners(owned)) throw new ChangedMeanwhile(undefined, LOOK_AGAIN);
    const receiver = (await listPossibleOwners(permit, tx)).find(
      ({ accountId }) => accountId === toAccountId,
    );
    if (receiver === undefined) {
      throw new AppError("invalid", "Choose somebody of your own council.", { field: "to" });
    }
    const moved = owned.filter(
      ({ id, ownerAccountId }) => actionIds.includes(id) && ownerAccountId !== toAccountId,
    );
    if (moved.length === 0) {
      throw new AppError("invalid", "Choose at least one action that this person does not have yet.", {
        field: "actions",
      });
    }
    const names = await readNames(
      moved.flatMap(({ ownerAccountId }) => (ownerAccountId === null ? [] : [ownerAccountId])),
      tx,
    );
    const changes = moved.map(({ id, ownerAccountId, ownerName }) => {
      const isNamed = ownerName === "" || ownerName === names.get(ownerAccountId ?? "");
      return { id, ownerAccountId: toAccountId, ...(isNamed ? { ownerName: receiver.name } : {}) };
    });
    await changeOwners(tx, permit, changes, now);
    await tell(
      tx,
      permit,
      {
        kind: "actions-handed-over",
        recordId: toAccountId,
        occasion: now.toISOString(),
        space: "council",
        councilId,
        toAccountId,
        title: moved.length === 1 ? "1 action" : `${moved.length} actions`,
        page: to.actionPlan.myActions(permit),
      },
      now,
    );
    return { name: receiver.name, actions: moved.length };
  });
}
