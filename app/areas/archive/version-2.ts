import type { TableShapes } from "./row-shapes.ts";
import { VERSION_1 } from "./version-1.ts";

const { Council, Milestone, ...UNCHANGED } = VERSION_1;

/**
 * The tables of an archive of version 2. The councils of a challenge are called participating councils since: a council is a
 * record across its challenges. It stays as it is.
 */
export const VERSION_2: TableShapes = {
  ...UNCHANGED,
  Milestone: {
    ...Milestone,
    "text?": `${Milestone?.["text?"]} latestOn conditions setByName`,
    "instant?": "setAt",
  },
  ParticipatingCouncil: { ...Council, "text?": "recordId" },
  PurposeLink: {
    text: "challengeId kind personName post address createdByName",
    "text?": "reference councilId sha256 whyEnded",
    number: "uses",
    "number?": "mostUses",
    instant: "createdAt expiresAt",
    "instant?": "lastUsedAt revokedAt",
  },
  Decision: {
    text: "id challengeId councilId about subject outcome takenByKind takenBy post decidedOn resolution changedInMeeting against takesEffectOn how askedByName recordedByName correctionReason",
    "text?": "issuedVersionId sha256 callInEndsOn recordedById supersedesId",
    instant: "recordedAt",
    "instant?": "effectNotedAt",
  },
};
