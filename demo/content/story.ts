import type { DemoAccount, DemoPeer, DemoPerson, DemoSession, DemoSite, DemoTheme } from "./shapes.ts";

/** The stages of the three challenges of the demonstration, in the order of a challenge. */
export const DEMO_STAGES = ["preparing", "on-site", "reviewing"] as const;

export type DemoStage = (typeof DEMO_STAGES)[number];

/** Somebody who can sign in to a challenge; `council` is a key of the story. */
export type StoryAccount = Omit<DemoAccount, "council"> & { readonly council: string | null };

/** Somebody whom the peers meet; `council` is a key of the story, or "joint" for all of them. */
export type StoryPerson = Omit<DemoPerson, "council"> & { readonly council: string | null };

/** A place with its rooms. */
export type StorySite = Omit<DemoSite, "key"> & { readonly key: string };

/** A session with its day and time; `site` is a key of the story. */
export type StorySession = Omit<DemoSession, "site"> & {
  readonly site: string;
  /** Of a call: the link or the number by which it is joined. It has no site then. */
  readonly joinAddress?: string;
};

/** A visit besides the first phase: calls before, or a review. */
export interface StoryVisit {
  readonly kind: "conversations" | "progress-review";
  /** In order; at least one. */
  readonly days: readonly string[];
  readonly sessions: readonly StorySession[];
}

/** What any challenge of the demonstration is made from: who is in it, where it is, and its documents. All invented. */
export interface DemoStory {
  readonly stage: DemoStage;
  readonly title: string;
  /** The commissioning council first. */
  readonly councils: readonly { readonly key: string; readonly name: string }[];
  readonly team: readonly DemoPeer[];
  readonly accounts: readonly StoryAccount[];
  readonly people: readonly StoryPerson[];
  readonly sites: readonly StorySite[];
  /** Minutes by road between the two sites. */
  readonly travelMinutes: number;
  /** The scope with the clauses behind it, where an agreement stands behind it. */
  readonly themes: readonly DemoTheme[];
}
