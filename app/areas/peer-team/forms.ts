import { z } from "zod";
import { EmailAddress } from "#app/platform/email-address.ts";
import { PEER_BEFORE, PEER_ROLES, PEER_STATUSES } from "./peer-words.ts";

const line = (what: string, length: number) =>
  z.string().trim().max(length, `${what} has at most ${length} characters`).default("");

/** A member of the peer team, or a place still wanted. */
export const PeerForm = z
  .object({
    name: line("A name", 120),
    role: z.enum(PEER_ROLES, "Choose the part this person plays"),
    status: z.enum(PEER_STATUSES, "Choose how far this place is filled"),
    organisation: line("An organisation", 200),
    email: EmailAddress.optional(),
    telephone: line("A telephone number", 60),
    diet: line("Food and drink", 500),
    accessNeeds: line("Access needs", 1000),
    politicalGroup: line("A political group", 120),
    tier: line("A kind of council", 120),
    background: line("A background", 200),
    peerBefore: z.enum(PEER_BEFORE, "Choose whether this person has been a peer before").default(""),
    fitNote: line("A note", 1000),
    wantedGroup: line("A political group", 200),
    wantedTier: line("A kind of council", 200),
    wantedExperience: line("Experience", 1000),
    wantedBackground: line("A background", 200),
    soughtBy: line("Who looks for somebody", 200),
    brief: line("What is asked for", 2000),
    biography: line("A biography", 4000),
    themeIds: z.array(z.string()).default([]),
    version: z.coerce.number().int().default(1),
  })
  .check((context) => {
    if (context.value.status !== "wanted" && context.value.name === "") {
      context.issues.push({
        code: "custom",
        path: ["name"],
        message: "Enter the name of the person who was approached",
        input: context.value.name,
      });
    }
  });

type PeerFields = z.output<typeof PeerForm>;

/** What is said of a member for the days of the visit. */
export type PeerDetails = Pick<PeerFields, "telephone" | "diet" | "accessNeeds">;

/** What a place asks for, who looks for somebody, and what of it the person is. */
type PeerProfile = Pick<
  PeerFields,
  | "politicalGroup"
  | "tier"
  | "background"
  | "peerBefore"
  | "fitNote"
  | "wantedGroup"
  | "wantedTier"
  | "wantedExperience"
  | "wantedBackground"
  | "soughtBy"
>;

/** A place as saved. What is left out of the details and of the profile stays as it is. */
export type PeerInput = Omit<PeerFields, keyof PeerDetails | keyof PeerProfile> &
  Partial<PeerDetails & PeerProfile>;

/** What a peer is at one visit. */
export const VisitPeerForm = z.object({
  isHere: z.enum(["yes", "no"], "Say whether this peer is at the visit"),
  post: line("A post", 160),
  organisation: line("A council or organisation", 200),
  version: z.coerce.number().int().default(0),
});

export type VisitPeerInput = z.output<typeof VisitPeerForm>;

/** Putting somebody to the councils: what is added to the name and the council that are saved with the place. */
export const ProposePeerForm = z.object({
  post: z
    .string("Enter what the person is in their own council")
    .trim()
    .min(1, "Enter what the person is in their own council")
    .max(160, "A post has at most 160 characters"),
  why: z
    .string("Say why this person is proposed")
    .trim()
    .min(1, "Say why this person is proposed")
    .max(2000, "A reason has at most 2,000 characters"),
  version: z.coerce.number().int().default(0),
});

export type ProposePeerInput = z.output<typeof ProposePeerForm>;

/** Confirming somebody although not every council has agreed. */
export const ConfirmPeerForm = z.object({
  reason: z
    .string("Say why this person is confirmed all the same")
    .trim()
    .min(1, "Say why this person is confirmed all the same")
    .max(2000, "A reason has at most 2,000 characters"),
  version: z.coerce.number().int().default(0),
});

export type ConfirmPeerInput = z.output<typeof ConfirmPeerForm>;

export const EndProposalForm = z.object({
  endReason: z
    .string("Say why the proposal ends")
    .trim()
    .min(1, "Say why the proposal ends")
    .max(500, "A reason has at most 500 characters"),
});

export const ConflictForm = z.object({
  visitId: z.string("Choose the visit it is declared for"),
  description: z
    .string("Say what the conflict might be")
    .trim()
    .max(2000, "A conflict has at most 2,000 characters"),
});

/** That somebody has nothing to declare for a visit. Sent from the same form: what is written there is not dropped without a word. */
export const NothingToDeclareForm = z.object({
  visitId: z.string("Choose the visit it is declared for"),
  description: z
    .string()
    // The field takes as much as for the other button: its own sentence says what is wrong with words in it.
    .max(2000, "A conflict has at most 2,000 characters")
    .refine(
      (words) => words === "",
      "Something is written here. Clear it where there is nothing to declare, or record it as a declaration",
    )
    .optional(),
});

export const ConflictDecisionForm = z.object({
  version: z.coerce.number().int().optional(),
  conflictId: z.string(),
  decision: z.string("Say what was decided").trim().max(2000, "A decision has at most 2,000 characters"),
});

/** Which place of the team somebody is who signs in as a peer. */
export const TiePeerForm = z.object({
  membershipId: z.string().max(64),
  peerId: z.string("Choose a place of the team").max(64),
});

export const RemovePeerForm = z.object({ confirm: z.literal("yes", "Tick the box to remove this place") });
