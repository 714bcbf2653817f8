/** What an account may do outside any challenge. */
export const ACCOUNT_PERMISSIONS = {
  "account.self": { means: "see one's challenges and one's own account" },
  "challenge.create": { means: "make a new challenge" },
  "accounts.manage": { means: "add, disable and reset accounts" },
  "councils.manage": { means: "add records of councils, name who keeps them, merge doubles" },
  "support.ask": { means: "ask a challenge manager for leave to read a challenge" },
  "audit.installation": { means: "read what happened outside any challenge" },
  "mail.manage": { means: "see what waits to be sent, and try again" },
  "installation.manage": { means: "write what the installation says of itself, see how it does" },
  "jobs.manage": { means: "see what the server does by itself, and have it done again" },
} as const satisfies Record<string, { means: string }>;

export type AccountPermission = keyof typeof ACCOUNT_PERMISSIONS;

export interface AccountFacts {
  isAdministrator: boolean;
  /** Whether the account is the challenge manager of any challenge: such a person sets up the next one. */
  managesAChallenge: boolean;
}

/** Whether an account may do something that belongs to no challenge. */
export function accountCan(account: AccountFacts, permission: AccountPermission): boolean {
  switch (permission) {
    case "account.self":
      return true;
    case "challenge.create":
      return account.isAdministrator || account.managesAChallenge;
    case "accounts.manage":
    case "councils.manage":
    case "mail.manage":
    case "jobs.manage":
    case "support.ask":
    case "audit.installation":
    case "installation.manage":
      return account.isAdministrator;
  }
}
