import { onSite } from "./content/on-site/story.ts";
import { preparing } from "./content/preparing/story.ts";
import { accounts as accountsOfReviewing } from "./content/reviewing/people.ts";
import { reviewing } from "./content/reviewing/story.ts";
import type { DemoStage, DemoStory, StoryAccount } from "./content/story.ts";

/** The one password of all sign-ins of the demonstration; printed with them, and on the page to sign in. */
export const DEMONSTRATION_PASSWORD = "sallow-lantern-2026";

/** The challenges of the demonstration by the stage each stands at. */
export const STORIES: Readonly<Record<DemoStage, DemoStory>> = { preparing, "on-site": onSite, reviewing };

/** The one administrator of the demonstration, whichever of its challenges are there. */
export const ADMINISTRATOR = administratorOf(accountsOfReviewing);

/** Everybody who can sign in to the demonstration. */
export const demoAccounts: readonly StoryAccount[] = [preparing, onSite, reviewing].flatMap(
  ({ accounts }) => accounts,
);

function administratorOf(accounts: readonly StoryAccount[]): StoryAccount {
  const found = accounts.find(({ role }) => role === "administrator");
  if (found === undefined) throw new Error("the demonstration has no administrator");
  return found;
}
