import { type CouncilPermit, demand } from "#app/access/permit.ts";
import { readNames } from "#app/areas/people/accounts/read-accounts.server.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import { actionRef } from "./numbering.ts";
import { isDone, type Rating } from "./ratings.ts";
import { listPossibleOwners } from "./store.server.ts";

/** An open action, and whose it is. */
export interface OwnedAction {
  id: string;
  /** "3.1". */
  ref: string;
  text: string;
  ownerAccountId: string | null;
  /** Who is named as responsible, who may be somebody who does not sign in. */
  ownerName: string;
  /** Who answers for it, by name. */
  accountableName: string;
  version: number;
  updatedAt: Date;
}

/** The open actions of one's own council, by number; at most 500. */
export async function listOwnedActions(permit: CouncilPermit, client: Db): Promise<OwnedAction[]> {
  const rows = await client.action.findMany({
    where: { challengeId: permit.challengeId, councilId: permit.councilId },
    orderBy: [{ recommendation: { number: "asc" } }, { number: "asc" }],
    take: 500,
    select: {
      id: true,
      number: true,
      text: true,
      ownerAccountId: true,
      ownerName: true,
      accountableName: true,
      version: true,
      updatedAt: true,
      recommendation: { select: { number: true } },
      updates: { orderBy: [{ madeAt: "desc" }, { id: "desc" }], take: 1, select: { rating: true } },
    },
  });
  return rows.flatMap(({ number, recommendation, updates, ...row }) =>
    isDone((updates[0]?.rating ?? "not-started") as Rating)
      ? []
      : [{ ...row, ref: actionRef(recommendation.number, number) }],
  );
}

/** What tells whether open actions and their owners are still the same. */
export function markOfOwners(actions: readonly OwnedAction[]): string {
  return markOf(Object.fromEntries(actions.map(({ id, version }) => [id, version])));
}

/** How many open actions of the own council nobody has who could report on them: nobody at all, or somebody who has left. */
export async function countUnownedActions(permit: CouncilPermit): Promise<number> {
  const [actions, possible] = await Promise.all([listOwnedActions(permit, db), listPossibleOwners(permit)]);
  const there = new Set<string | null>(possible.map(({ accountId }) => accountId));
  return actions.filter(({ ownerAccountId }) => !there.has(ownerAccountId)).length;
}

/** Somebody who has open actions, or nobody. */
export interface ActionOwner {
  /** Null: the actions that nobody who signs in has. */
  accountId: string | null;
  name: string;
  /** Whether the person can report on them: somebody who has left the challenge, or has another role now, cannot. */
  isThere: boolean;
  actions: number;
}

/** Who has which open actions of the council, nobody first, then those who cannot report on theirs any more; and who could have them. Throws forbidden. */
export async function readOwners(permit: CouncilPermit): Promise<{
  owners: ActionOwner[];
  actions: OwnedAction[];
  possible: { accountId: string; name: string }[];
  mark: string;
}> {
  demand(permit, "plan.write");
  const actions = await listOwnedActions(permit, db);
  const possible = await listPossibleOwners(permit);
  const accountIds = actions.flatMap(({ ownerAccountId }) =>
    ownerAccountId === null ? [] : [ownerAccountId],
  );
  const names = await readNames(accountIds, db);
  const countOf = (accountId: string | null) =>
    actions.filter(({ ownerAccountId }) => ownerAccountId === accountId).length;
  const isThere = (accountId: string) => possible.some((each) => each.accountId === accountId);
  const owners = [...names]
    .map(([accountId, name]) => ({
      accountId,
      name,
      isThere: isThere(accountId),
      actions: countOf(accountId),
    }))
    .sort((a, b) => Number(a.isThere) - Number(b.isThere) || a.name.localeCompare(b.name, "en-GB"));
  const unowned = countOf(null);
  return {
    owners: [
      ...(unowned === 0
        ? []
        : [{ accountId: null, name: "Nobody who signs in", isThere: false, actions: unowned }]),
      ...owners,
    ],
    actions,
    possible,
    mark: markOfOwners(actions),
  };
}
