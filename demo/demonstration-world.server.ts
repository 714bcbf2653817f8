import type { Role, Stage } from "#app/access/permissions.ts";
import { makePermit, permitAt } from "#app/access/permit.server.ts";
import {
  type ChallengePermit,
  type CouncilPermit,
  councilPermit,
  type PeerTeamPermit,
  peerTeamPermit,
  type VisitPermit,
} from "#app/access/permit.ts";
import type { VisitKind } from "#app/access/visit-kinds.ts";
import type { PeerKey } from "./content/shapes.ts";
import type { DemoStory, StoryAccount } from "./content/story.ts";

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
  /** The visit that is worked on: the first phase on site until another is made. */
  visit: { id: string; kind: VisitKind } = { id: "", kind: "on-site" };
  readonly accountIds = new Map<string, string>();
  readonly councilIds = new Map<string, string>();
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

  constructor(readonly story: DemoStory) {}

  /** The permit of an account in the challenge, at the stage it is at. */
  scopeOf(accountKey: string): ChallengePermit {
    return this.#scopeOf((account) => account.key === accountKey, accountKey);
  }

  #scopeOf(isMeant: (account: StoryAccount) => boolean, called: string): ChallengePermit {
    const account = this.story.accounts.find(isMeant);
    if (account === undefined || account.role === "administrator") {
      throw new Error(`the demonstration has no member "${called}"`);
    }
    return makePermit({
      challengeId: this.challengeId,
      challengeTitle: this.challengeTitle,
      stage: this.stage,
      actor: { accountId: known(this.accountIds, account.key), name: account.name },
      role: account.role satisfies Role,
      councilId: account.council === null ? null : known(this.councilIds, account.council),
      peerId: account.peer === null ? null : known(this.peerIds, account.peer),
      readerKind: account.readerKind,
      requestId: null,
    });
  }

  get manager(): PeerTeamPermit {
    return peerTeamPermit(this.scopeOf("challenge-manager"));
  }

  /** A member of the peer team by key, as who records notes and drafts findings. */
  peer(key: PeerKey): PeerTeamPermit {
    return peerTeamPermit(this.#scopeOf((account) => account.peer === key, key));
  }

  /** The co-ordinator of a council, at the visit that is worked on; of the commissioning one when none is named. */
  coordinator(council = this.story.councils[0]?.key): CouncilPermit & VisitPermit {
    const permit = this.#scopeOf(
      (account) => account.role === "coordinator" && account.council === council,
      `co-ordinator of ${council}`,
    );
    return permitAt(councilPermit(permit), this.visit);
  }

  reader(council: string): CouncilPermit {
    return councilPermit(
      this.#scopeOf(
        (account) => account.role === "council-reader" && account.council === council,
        `reader of ${council}`,
      ),
    );
  }
}

/** What stands under a key; the content refers to something that was not made otherwise. */
export function known<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demonstration refers to ${String(key)}, which was not made`);
  return value;
}
