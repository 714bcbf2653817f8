import { PERMISSIONS, type Permission, type Role } from "#app/access/permissions.ts";

/** What somebody can have in a challenge, by the record that says so. */
export const HELD_KINDS = {
  action: { label: "Actions to report on", give: "plan.write" },
  accountable: { label: "Actions to answer for", give: "plan.write" },
  document: { label: "Documents for the data pack", give: "pack.edit" },
  theme: { label: "Themes to lead on", give: "team.edit" },
  link: { label: "Links to decide that wait for an answer", give: "decisions.ask" },
} as const satisfies Record<string, { label: string; give: Permission }>;

export type HeldKind = keyof typeof HELD_KINDS;

export const HELD_KIND_NAMES = Object.keys(HELD_KINDS) as HeldKind[];

/** One thing that somebody has. */
export interface HeldThing {
  kind: HeldKind;
  recordId: string;
  title: string;
  /** What stands there now: whose name, as it is written. */
  had: string;
  version: number;
}

/** Somebody who gives or gets things. */
export interface Holder {
  membershipId: string;
  accountId: string;
  name: string;
  role: Role;
  councilId: string | null;
  peerId: string | null;
  /** A member of the LGA's staff leads on no theme. */
  mayLead: boolean;
}

/** A thing that is not handed over, and why. */
export interface KeptThing extends HeldThing {
  why: string;
}

/** Something that ends by itself when somebody leaves, since it is theirs alone; and what to do about it. */
export interface EndingThing {
  recordId: string;
  title: string;
  advice: string;
}

/** Who hands over: whether it is their own, and what they may do. */
export interface Giving {
  isSelf: boolean;
  may: (permission: Permission) => boolean;
}

/** Whether somebody may hand over things of a kind, and put them back. */
export function mayGive(kind: HeldKind, { isSelf, may }: Giving): boolean {
  return may(HELD_KINDS[kind].give) || (kind === "action" && isSelf && may("actions.update"));
}

/**
 * What of somebody's things goes to another, and what does not. An action goes to whoever can report on it, a theme to a peer, a link that
 * waits for an answer to whoever can ask for decisions; what a name stands for goes to anybody of the side. `isSelf`: whoever hands over has it; then an action needs no more than to be their own.
 */
export function sortThings(
  things: readonly HeldThing[],
  receiver: Pick<Holder, "name" | "role" | "mayLead">,
  by: Giving,
): { go: HeldThing[]; stay: KeptThing[] } {
  const go: HeldThing[] = [];
  const stay: KeptThing[] = [];
  for (const thing of things) {
    const why = reasonToStay(thing.kind, receiver, by);
    if (why === null) go.push(thing);
    else stay.push({ ...thing, why });
  }
  return { go, stay };
}

/** Why a thing of a kind cannot be handed to somebody; null when it can. */
function reasonToStay(
  kind: HeldKind,
  receiver: Pick<Holder, "name" | "role" | "mayLead">,
  by: Giving,
): string | null {
  if (!mayGive(kind, by)) return "You have no right to hand this over. Ask whoever manages.";
  const reporters: readonly Role[] = PERMISSIONS["actions.update"].roles;
  if (kind === "action" && !reporters.includes(receiver.role)) {
    return `${receiver.name} cannot report on actions in their role.`;
  }
  const askers: readonly Role[] = PERMISSIONS["decisions.ask"].roles;
  if (kind === "link" && !askers.includes(receiver.role)) {
    return `${receiver.name} cannot ask for decisions in their role.`;
  }
  if (kind === "theme" && !receiver.mayLead) return `${receiver.name} is not a peer who leads on themes.`;
  return null;
}

/** "3 actions to report on and 1 document for the data pack", in the order of the kinds. */
export function thingsInWords(things: readonly Pick<HeldThing, "kind">[]): string {
  const words: Record<HeldKind, [string, string]> = {
    action: ["action to report on", "actions to report on"],
    accountable: ["action to answer for", "actions to answer for"],
    document: ["document for the data pack", "documents for the data pack"],
    theme: ["theme to lead on", "themes to lead on"],
    link: ["link to decide", "links to decide"],
  };
  const parts = HELD_KIND_NAMES.flatMap((kind) => {
    const count = things.filter((thing) => thing.kind === kind).length;
    return count === 0 ? [] : [`${count} ${words[kind][count === 1 ? 0 : 1]}`];
  });
  const last = parts.pop() ?? "nothing";
  return parts.length === 0 ? last : `${parts.join(", ")} and ${last}`;
}

/** Roles whose turn something is by their role: where nobody has one, it is nobody's turn. */
const TURNS_BY_ROLE: readonly Role[] = ["challenge-manager", "support-officer", "coordinator"];

/** Whether nobody else has somebody's role on their side: then what comes by that role comes to nobody once they have left. */
export function isLastOfRole(
  leaver: Pick<Holder, "membershipId" | "role" | "councilId">,
  side: readonly Pick<Holder, "membershipId" | "role" | "councilId">[],
): boolean {
  return (
    TURNS_BY_ROLE.includes(leaver.role) &&
    !side.some(
      ({ membershipId, role, councilId }) =>
        membershipId !== leaver.membershipId && role === leaver.role && councilId === leaver.councilId,
    )
  );
}
