import type { DemoPeer } from "./shapes.ts";
import type { StoryAccount } from "./story.ts";

/** The sign-ins of a challenge: those given, and one for every other peer of the team. */
export function accountsOf(team: readonly DemoPeer[], accounts: readonly StoryAccount[]): StoryAccount[] {
  return [
    ...accounts,
    ...team
      .filter((member) => accounts.every((account) => account.peer !== member.key))
      .map((member) => ({
        key: `account-${member.key}`,
        name: member.name,
        email: member.email,
        role: "peer" as const,
        council: null,
        peer: member.key,
        person: null,
      })),
  ];
}
