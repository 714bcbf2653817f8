import { z } from "zod";
import { PEER_ROLES } from "#app/areas/peer-team/peer-words.ts";
import type { WantedNeeds } from "./session-needs.ts";

/** How a form says how many peers come. */
export const HOW_MANY_PEERS = ["usual", "all", "number"] as const;

/** The most peers a session can ask for: a team has up to nine people. */
const MOST_PEERS = 12;

const ticked = z
  .literal("yes")
  .optional()
  .transform((answer) => answer === "yes");

const ids = z.array(z.string().max(40)).max(400).default([]);

/** The fields of a session's needs, part of the form of a session. */
export const needsFields = {
  /** Says that the needs are in the form: without it they stay as they are. */
  hasNeeds: ticked,
  howMany: z.enum(HOW_MANY_PEERS, "Choose how many peers").default("usual"),
  peersNeeded: z
    .string()
    .default("")
    .transform((text, context): number | null => {
      if (text.trim() === "") return null;
      const count = /^\d{1,2}$/.test(text.trim()) ? Number(text) : 0;
      if (count >= 1 && count <= MOST_PEERS) return count;
      context.addIssue({ code: "custom", message: `Enter how many peers, from 1 to ${MOST_PEERS}` });
      return z.NEVER;
    }),
  requiredRoles: z.array(z.enum(PEER_ROLES, "Choose roles from the list")).default([]),
  wantedPeerIds: ids,
  allowedSiteIds: ids,
  isOnline: ticked,
  afterIds: ids,
  isPinned: ticked,
  isConfidential: ticked,
};

/** What the fields above were read as. */
type ReadFields = { [Key in keyof typeof needsFields]: z.output<(typeof needsFields)[Key]> };

/** What is wrong between two of the fields, at one of them; null when they fit. */
export function needsProblem(
  fields: ReadFields & { place: string },
): { field: keyof typeof needsFields; message: string } | null {
  const { howMany, peersNeeded, wantedPeerIds, requiredRoles, isOnline, allowedSiteIds, place } = fields;
  if (!fields.hasNeeds) return null;
  if (howMany === "number") {
    if (peersNeeded === null) return { field: "peersNeeded", message: "Enter how many peers" };
    if (peersNeeded < wantedPeerIds.length) {
      return {
        field: "peersNeeded",
        message: `You ticked ${wantedPeerIds.length} peers who must be there: enter ${wantedPeerIds.length} or more`,
      };
    }
    if (peersNeeded < requiredRoles.length) {
      return {
        field: "peersNeeded",
        message: `You ticked ${requiredRoles.length} kinds of peer: enter ${requiredRoles.length} or more`,
      };
    }
  }
  if (isOnline && place !== "") {
    return {
      field: "isOnline",
      message: "An online session has no room: untick online, or remove the room",
    };
  }
  if (isOnline && allowedSiteIds.length > 0) {
    return { field: "isOnline", message: "An online session has no site: untick online, or the sites" };
  }
  return null;
}

/** The needs that the fields say; undefined when the form did not carry them. */
export function needsOfFields(fields: ReadFields): WantedNeeds | undefined {
  if (!fields.hasNeeds) return undefined;
  const { howMany, peersNeeded, requiredRoles, wantedPeerIds, allowedSiteIds, isOnline, afterIds } = fields;
  // Field by field: what comes with them in the same form is not of the needs.
  return {
    isAllPeers: howMany === "all",
    peersNeeded: howMany === "number" ? peersNeeded : null,
    requiredRoles,
    wantedPeerIds,
    allowedSiteIds,
    isOnline,
    afterIds,
    isPinned: fields.isPinned,
    isConfidential: fields.isConfidential,
  };
}

/** What the fields start with for needs as they are kept. */
export function needsDefaults(needs: WantedNeeds) {
  const yes = (is: boolean) => (is ? "yes" : undefined);
  return {
    howMany: needs.isAllPeers ? "all" : needs.peersNeeded === null ? "usual" : "number",
    peersNeeded: needs.peersNeeded === null ? "" : String(needs.peersNeeded),
    requiredRoles: needs.requiredRoles,
    wantedPeerIds: needs.wantedPeerIds,
    allowedSiteIds: needs.allowedSiteIds,
    isOnline: yes(needs.isOnline),
    afterIds: needs.afterIds,
    isPinned: yes(needs.isPinned),
    isConfidential: yes(needs.isConfidential),
  };
}
