import type { Role, Stage } from "#app/access/permissions.ts";
import { makePermit } from "#app/access/permit.server.ts";
import {
  type ChallengePermit,
  type CouncilPermit,
  councilPermit,
  type PeerTeamPermit,
  peerTeamPermit,
} from "#app/access/permit.ts";
import type { CouncilKey, PeerKey } from "./content/shapes.ts";
import { demoAccounts } from "./demonstration-accounts.ts";

/** An instant in the working day of the demonstration: "2025-10-06", "09:30". In UTC; no rule hangs on the hour. */
export function at(day: string, time = "10:00"): Date {
  return new Date(`${day}T${time}:00.000Z`);
}

/**
 * What has been made so far, by the keys of the content, and the stage the challenge is at. Everything is made
 * through the use-cases, as the person who would do it.
 */
export class DemonstrationWorld {
  stage: Stage = "scoping";
  challengeId = "";
  challengeTitle = "";
  readonly accountIds = new Map<string, string>();
  readonly councilIds = new Map<CouncilKey, string>();
  readonly peerIds = new Map<PeerKey, string>();
  readonly themeIds = new Map<number, string>();
  readonly promptIds = new Map<string, string>();
  readonly personIds = new Map<string, string>();
  readonly siteIds = new Map<string, string>();
  readonly roomIds = new Map<string, string>();
  readonly sessionIds = new Map<string, string>();
  readonly noteIds = new Map<string, string>();
  readonly findingIds = new Map<string, string>();
  readonly recommendationIds = new Map<number, string>();

  /** The permit of an account in the challenge, at the stage it is at. */
  scopeOf(accountKey: string): ChallengePermit {
    const account = demoAccounts.find((each) => each.key === accountKey);
    if (account === undefined || account.role === "administrator") {
      throw new Error(`the demonstration has no member "${accountKey}"`);
    }
    return makePermit({
      challengeId: this.challengeId,
      challengeTitle: this.challengeTitle,
      stage: this.stage,
      actor: { accountId: known(this.accountIds, accountKey), name: account.name },
      role: account.role satisfies Role,
      councilId: account.council === null ? null : known(this.councilIds, account.council),
      peerId: account.peer === null ? null : known(this.peerIds, account.peer),
      requestId: null,
    });
  }

  get manager(): PeerTeamPermit {
    return peerTeamPermit(this.scopeOf("challenge-manager"));
  }

  /** A member of the peer team by key, as who records notes and drafts findings. */
  peer(key: PeerKey): PeerTeamPermit {
    const account = demoAccounts.find((each) => each.peer === key);
    return peerTeamPermit(this.scopeOf(account?.key ?? key));
  }

  coordinator(council: CouncilKey): CouncilPermit {
    return councilPermit(this.scopeOf(`coordinator-${council}`));
  }

  reader(council: CouncilKey): CouncilPermit {
    return councilPermit(this.scopeOf(`reader-${council}`));
  }
}

/** What stands under a key; the content refers to something that was not made otherwise. */
export function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demonstration refers to ${String(key)}, which was not made`);
  return value;
}
