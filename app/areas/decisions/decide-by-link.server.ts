import { type PurposeLinkState, purposeLinkState } from "#app/access/purpose-links/purpose-link.ts";
import {
  countUseOfLink,
  findPurposeLink,
  openPurposeLink,
  type PurposeLink,
} from "#app/access/purpose-links/purpose-links.server.ts";
import { readOutsideFacts } from "#app/areas/challenge/find-challenges.server.ts";
import { recordOutsideChallenge } from "#app/audit/record.server.ts";
import { readFrozenDocuments } from "#app/issue/issued-versions.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { dayOf, formatInstant } from "#app/platform/days.ts";
import { type Db, db, transaction } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { renderDocument } from "#app/word/document-to-html.server.ts";
import { isInEffect, standOf } from "./decision-stand.ts";
import { type DecisionSubject, OUTCOME_NAMES } from "./decision-words.ts";
import type { DecideInput } from "./forms.ts";
import { readDecided, writeDecision } from "./record-decision.server.ts";
import { listDecidedFacts } from "./store.server.ts";

/** A link that was opened, and the request that brings it. */
export interface OpenedLink {
  token: string | undefined;
  clientAddress: string;
  requestId: string;
}

/** What the page of a link shows: the one version that it is for, and nothing else of the challenge. */
export type LinkPage =
  | {
      state: "works";
      name: string;
      post: string;
      councilName: string;
      challengeTitle: string;
      askedBy: string;
      subject: string;
      /** The version as it was frozen, as safe HTML. */
      html: string;
      /** The last day on which it works, in words. */
      until: string;
      /** What was decided for the council about this version already, in a sentence; null where nothing was. */
      before: string | null;
      /** Whether the council has undertaken to publish already: then it is not asked. */
      hasUndertaken: boolean;
    }
  | { state: "used"; councilName: string; sentences: string[] };

function gone(message: string): AppError {
  return new AppError("gone", message, { logMessage: "a link to decide did not work" });
}

const ASK_AGAIN = "Ask whoever sent it for another, if one is still needed.";

/** Why a link cannot be used, in a sentence. Throws nothing: the caller does. */
function refusal(state: Exclude<PurposeLinkState, { state: "works" | "used" }>): AppError {
  if (state.state === "over") {
    return gone(`This link worked until ${formatDay(state.on)}. Nothing was decided by it. ${ASK_AGAIN}`);
  }
  const day = formatDay(dayOf(state.at));
  switch (state.why) {
    case "newer-version":
      return gone(
        `A newer version of the document was sent on ${day}, so this link works no longer. Nothing was decided by it. ${ASK_AGAIN}`,
      );
    case "replaced":
      return gone(`You were sent a newer link on ${day}. Use that one: this one works no longer.`);
    case "left":
    case "withdrawn":
      return gone(`This link was withdrawn on ${day}. Nothing was decided by it. ${ASK_AGAIN}`);
  }
}

// One sentence for a link that there never was, or that was deleted: it must not tell which.
const UNKNOWN = `This link cannot be used. Open it as it stands in the message, whole. ${ASK_AGAIN}`;

const CLOSED = "This peer challenge is closed, so nothing can be decided about it any more.";

async function openLink(opened: OpenedLink): Promise<PurposeLink> {
  const link = await openPurposeLink("approval", opened);
  if (link === null) throw gone(UNKNOWN);
  return link;
}

/** What the page of a link shows. Opening it changes nothing. Throws gone in a sentence that says why, or too-many. */
export async function readLinkPage(opened: OpenedLink, now: Date): Promise<LinkPage> {
  const link = await openLink(opened);
  const { title, stage, councils } = await readOutsideFacts(link.challengeId, db);
  const councilName = councils.find(({ id }) => id === link.councilId)?.name ?? title;
  const state = purposeLinkState(link, now);
  if (state.state === "used") {
    return { state: "used", councilName, sentences: await decidedSentences(link, state.at) };
  }
  if (state.state !== "works") throw refusal(state);
  if (stage === "closed") throw gone(CLOSED);
  const decided = await readDecided(db, link, "scope");
  const document = (await readFrozenDocuments(link, [link.recordId], db)).get(link.recordId);
  if (document === undefined || decided?.issuedVersionId !== link.recordId) throw gone(UNKNOWN);
  return {
    state: "works",
    name: link.personName,
    post: link.post,
    councilName,
    challengeTitle: title,
    askedBy: link.createdByName,
    subject: decided.subject,
    html: renderDocument(document),
    until: formatDay(state.until),
    before: await decidedBefore(link, now),
    hasUndertaken: isInEffect(await standWith(link, "publishing", null, db), dayOf(now)),
  };
}

async function standWith(link: PurposeLink, about: DecisionSubject, versionId: string | null, client: Db) {
  const facts = await listDecidedFacts(link, about, client);
  return standOf(facts.filter((one) => one.councilId === link.councilId && one.matterId === versionId));
}

async function decidedBefore(link: PurposeLink, now: Date): Promise<string | null> {
  const stand = await standWith(link, "scope", link.recordId, db);
  if (stand.state === "wanted") return null;
  const day = formatDay(stand.decidedOn);
  if (stand.state === "against") return `On ${day} it was decided against this version for the council.`;
  const withChanges = stand.changes === "none" ? "" : " with changes";
  return stand.since <= dayOf(now)
    ? `This version was agreed${withChanges} for the council on ${day}.`
    : `This version was agreed${withChanges} for the council on ${day}; that takes effect on ${formatDay(stand.since)}.`;
}

/** What was decided by a link that was used, in sentences. */
async function decidedSentences(link: PurposeLink, at: Date): Promise<string[]> {
  const rows = await db.decision.findMany({
    where: {
      challengeId: link.challengeId,
      councilId: link.councilId ?? "",
      how: "by-link",
      recordedAt: at,
    },
    orderBy: { id: "asc" },
    take: 2,
    select: { about: true, outcome: true, subject: true },
  });
  return [
    `${link.personName}, ${link.post}, decided by this link on ${formatInstant(at)}. It works once, so it cannot be used again.`,
    ...rows.map(
      ({ about, outcome, subject }) =>
        `${subject}: ${OUTCOME_NAMES[about as DecisionSubject][outcome as "agreed" | "against"].toLowerCase()}.`,
    ),
  ];
}

/**
 * Records what the owner of a link decides, once: with the version and the SHA-256 of what was shown, who, when, and who asked. An
 * undertaking to publish is a decision of its own beside it. Throws gone in a sentence, or too-many.
 */
export async function decideByLink(
  opened: OpenedLink,
  { outcome, against, undertakes }: DecideInput,
  now: Date,
): Promise<void> {
  await openLink(opened);
  await transaction(async (tx) => {
    const link = await findPurposeLink(tx, "approval", opened.token);
    if (link === null) throw gone(UNKNOWN);
    const { title, stage, councils } = await readOutsideFacts(link.challengeId, tx);
    const council = councils.find(({ id }) => id === link.councilId);
    const state = purposeLinkState(link, now);
    if (state.state === "ended" || state.state === "over") throw refusal(state);
    if (stage === "closed" || council === undefined) throw gone(CLOSED);
    const decided = await readDecided(tx, link, "scope");
    const isShown = decided?.issuedVersionId === link.recordId && decided.sha256 === link.sha256;
    if (decided === null || !isShown) throw gone(UNKNOWN);
    if (state.state === "used" || !(await countUseOfLink(tx, link, now))) {
      throw gone(`This link was used already: it works once. What was decided for ${title} is on record.`);
    }
    const words = {
      takenByKind: "person",
      takenBy: link.personName,
      post: link.post,
      decidedOn: dayOf(now),
      resolution: "",
      changedInMeeting: "",
      callInEndsOn: null,
      takesEffectOn: null,
    } as const;
    const by = {
      challengeId: link.challengeId,
      councilId: council.id,
      how: "by-link",
      recordedById: null,
      recordedByName: link.personName,
      askedByName: link.createdByName,
    } as const;
    const context = {
      actor: { accountId: null, name: link.personName },
      challengeId: link.challengeId,
      requestId: opened.requestId,
    };
    const publishing = undertakes ? await readDecided(tx, link, "publishing") : null;
    const decisions = [
      { ...decided, input: { ...words, outcome, against } },
      ...(publishing === null
        ? []
        : [{ ...publishing, input: { ...words, outcome: "agreed", against: "" } } as const]),
    ];
    for (const decision of decisions) {
      const { about } = decision;
      const decisionId = await writeDecision(tx, { ...by, ...decision }, now);
      const data = {
        decisionId,
        councilId: council.id,
        about,
        outcome: decision.input.outcome,
        how: "by-link",
      };
      await recordOutsideChallenge(tx, context, { type: "decision-recorded", data }, now);
    }
  });
}
