import { isCouncilRole, ROLES, type Role } from "#app/access/permissions.ts";
import { type ChallengePermit, demand } from "#app/access/permit.ts";
import { type Tx, transaction } from "#app/platform/db.server.ts";
import { isEmailAddress, tidyEmailAddress } from "#app/platform/email-address.ts";
import { AppError } from "#app/platform/errors.ts";
import {
  type InvitationLine,
  lineProblems,
  MOST_INVITATION_LINES,
  readInvitationLines,
} from "./invitation-lines.ts";
import { inviteInto } from "./invite.server.ts";
import { mayGiveRole } from "./membership.ts";
import { readMemberPlaces } from "./read-members.server.ts";

/** The roles that somebody may invite people to, in the order of roles. */
export function rolesToInvite(permit: ChallengePermit): Role[] {
  return ROLES.filter((role) =>
    mayGiveRole(permit, { role, councilId: isCouncilRole(role) ? permit.councilId : null }),
  );
}

/** The councils of the challenge to which somebody may invite people: all for the team, the own one for a council's person. */
export function councilsToInvite(
  permit: ChallengePermit,
  { councils }: Awaited<ReturnType<typeof readMemberPlaces>>,
): { id: string; name: string }[] {
  return councils
    .filter(({ id }) => permit.councilId === null || permit.councilId === id)
    .map(({ id, name }) => ({ id, name }));
}

/** What became of a list of people. */
export interface ManyInvited {
  invited: number;
  /** Names of those who have the place already: they are sent nothing. */
  here: string[];
}

/**
 * Invites everybody of a list, or nobody: one line that cannot be used, and none is. Whoever has the place already, or stands in the list
 * twice, is sent nothing again. Throws forbidden, or invalid at `lines` with what is wrong line by line.
 */
export async function inviteMany(
  permit: ChallengePermit,
  { lines: text, role, councilId }: { lines: string; role: Role | null; councilId: string | null },
  now: Date,
): Promise<ManyInvited> {
  demand(permit, "members.invite");
  const lines = readInvitationLines(text, {
    roles: rolesToInvite(permit),
    councils: councilsToInvite(permit, await readMemberPlaces(permit)),
    role,
    councilId,
    addressOf: (typed) => {
      const address = tidyEmailAddress(typed);
      return isEmailAddress(address) ? address : null;
    },
  });
  if (lines.length === 0) throw refused("Paste at least one line with a name and an e-mail address.");
  if (lines.length > MOST_INVITATION_LINES) {
    throw refused(
      `There are ${lines.length} lines: at most ${MOST_INVITATION_LINES} can be invited at once.`,
    );
  }
  refuseProblems(lines);
  return transaction(async (tx) => {
    const here: string[] = [];
    const problems: { number: number; problem: string }[] = [];
    let invited = 0;
    for (const line of lines) {
      if (line.sameAs !== null || line.role === null) continue;
      if (await isHere(tx, permit, line)) {
        here.push(line.name);
        continue;
      }
      const { name, email } = line;
      try {
        const place = { role: line.role, councilId: line.councilId, peerId: null };
        await inviteInto(tx, permit, { name, email, ...place }, now);
        invited += 1;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== "invalid") throw error;
        problems.push({ number: line.number, problem: error.message });
      }
    }
    // All of it is taken back: nothing of a list with a fault is sent.
    if (problems.length > 0) throw refused(lineProblems(problems));
    return { invited, here };
  });
}

const refused = (message: string) => new AppError("invalid", message, { field: "lines" });

function refuseProblems(lines: readonly InvitationLine[]): void {
  const problems = lines.flatMap(({ number, problem }) => (problem === null ? [] : [{ number, problem }]));
  if (problems.length > 0) throw refused(lineProblems(problems));
}

/** Whether somebody has the place of a line: of the council it names, or in the peer team. */
async function isHere(
  tx: Tx,
  { challengeId }: ChallengePermit,
  { email, role, councilId }: InvitationLine,
): Promise<boolean> {
  const count = await tx.membership.count({
    where: {
      challengeId,
      councilId,
      account: { email },
      ...(councilId === null ? { role: role ?? "" } : {}),
    },
  });
  return count > 0;
}
