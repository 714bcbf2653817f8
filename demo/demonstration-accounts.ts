import { accounts, team } from "./content/reviewing/people.ts";
import type { DemoAccount } from "./content/shapes.ts";

/** Somebody who can sign in to the demonstration: those of the content, and every other peer of the team. */
export const demoAccounts: readonly DemoAccount[] = [
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
