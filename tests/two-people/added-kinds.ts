import { dayOf, plusDays } from "#app/platform/days.ts";
import type { PrismaClient } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";
import { setDaysOnSite } from "#tests/support/days-on-site.ts";
import {
  aCouncil,
  CHALLENGE,
  COUNCIL,
  type Edit,
  first,
  ofCouncil,
  postponed,
  withoutFinal,
} from "./editable-kinds.ts";

/** One form with a long field that adds a record, or ends one with words of its own. */
export interface Addition extends Pick<Edit, "route" | "intent" | "stage" | "also" | "ids" | "arrange"> {
  as: Edit["as"] | "action-owner";
  /** What follows the address after a question mark. */
  query?: string;
  /** Fields to be filled with what the database has. */
  fill?: (db: PrismaClient, challengeId: string) => Promise<Record<string, string>>;
  /** What is typed into its long fields, where they take no words of any kind. */
  words?: string;
  /** How many records hold the words; left out where they stand in sealed messages alone. */
  count?: (db: PrismaClient, words: string) => Promise<number>;
}

const aTheme = async (db: PrismaClient, challengeId: string) => ({
  themeId: (await db.theme.findFirst(first(challengeId)))?.id ?? "",
});

const countUpdates: Addition["count"] = (db, text) => db.actionUpdate.count({ where: { text } });

/** A decision of the executive, as its form is filled in. */
const DECIDED = {
  outcome: "agreed",
  takenByKind: "body",
  bodyName: "Cabinet",
  "decidedOn.day": "12",
  "decidedOn.month": "5",
  "decidedOn.year": "2025",
  callIn: "none",
};

const countDecisions: Addition["count"] = (db, words) =>
  db.decision.count({ where: { resolution: words, changedInMeeting: words } });

const aDecision = async (db: PrismaClient, challengeId: string) => {
  const where = { challengeId, supersededBy: null, outcome: "agreed", council: { isCommissioning: true } };
  return { decisionId: (await db.decision.findFirst({ ...first(challengeId), where }))?.id };
};

export const ADDITIONS: Addition[] = [
  {
    route: `${CHALLENGE}/action-plan/actions/:actionId`,
    intent: "update",
    as: "coordinator",
    also: { rating: "on-track" },
    ids: async (db, id) => ({ actionId: (await db.action.findFirst(ofCouncil(id)))?.id }),
    count: countUpdates,
  },
  {
    route: `${CHALLENGE}/my-actions/:actionId`,
    intent: "update",
    as: "action-owner",
    also: { rating: "on-track" },
    ids: async (db, challengeId) => {
      const owner = await db.membership.findFirst({
        where: { challengeId, role: "action-owner", council: { isCommissioning: true } },
        orderBy: { id: "asc" },
        select: { accountId: true },
      });
      const own = { challengeId, ownerAccountId: owner?.accountId ?? "" };
      return { actionId: (await db.action.findFirst({ ...first(challengeId), where: own }))?.id };
    },
    count: countUpdates,
  },
  {
    route: `${CHALLENGE}/action-plan/recommendations/:recommendationId/new-action`,
    intent: "save",
    as: "coordinator",
    stage: "action-planning",
    ids: async (db, id) => ({ recommendationId: (await db.recommendation.findFirst(first(id)))?.id }),
    count: (db, text) => db.action.count({ where: { text } }),
  },
  {
    route: `${CHALLENGE}/action-plan/routes/new`,
    intent: "save",
    as: "coordinator",
    stage: "action-planning",
    also: { body: "Improvement Board", frequency: "quarterly" },
    count: (db, purpose) => db.reportingRoute.count({ where: { purpose } }),
  },
  {
    route: `${CHALLENGE}/decisions/new`,
    query: "?about=publishing",
    intent: "record",
    as: "coordinator",
    also: DECIDED,
    count: countDecisions,
  },
  {
    route: `${CHALLENGE}/decisions/ask`,
    intent: "ask",
    as: "coordinator",
    also: { name: "Ann Field", post: "Leader of the Council", email: "ann.field@wexcombe.example" },
  },
  {
    route: `${CHALLENGE}/decisions/:decisionId/correct`,
    intent: "correct",
    as: "coordinator",
    also: DECIDED,
    ids: aDecision,
    count: (db, words) => db.decision.count({ where: { resolution: words, correctionReason: words } }),
  },
  {
    route: `${CHALLENGE}/decisions/:decisionId/correct`,
    intent: "none",
    as: "coordinator",
    also: { sure: "yes" },
    ids: aDecision,
    count: (db, correctionReason) =>
      db.decision.count({ where: { correctionReason, outcome: "no-decision" } }),
  },
  {
    route: `${CHALLENGE}/evidence/new`,
    query: "?source=officer",
    intent: "save",
    as: "peer",
    stage: "on-site",
    also: { sourceKind: "officer", leaning: "strength" },
    fill: aTheme,
    count: (db, text) => db.note.count({ where: { text } }),
  },
  {
    route: `${CHALLENGE}/findings/new`,
    intent: "save",
    as: "peer",
    stage: "reporting",
    also: { kind: "strength", headline: "A headline of its own" },
    arrange: withoutFinal,
    fill: aTheme,
    count: (db, body) => db.finding.count({ where: { body } }),
  },
  {
    route: `${CHALLENGE}/observations/new`,
    intent: "save",
    as: "peer",
    stage: "reporting",
    arrange: withoutFinal,
    count: (db, text) => db.softerObservation.count({ where: { text } }),
  },
  {
    route: `${CHALLENGE}/recommendations/new`,
    intent: "save",
    as: "peer",
    stage: "reporting",
    also: { kind: "further", title: "A title of its own" },
    arrange: withoutFinal,
    fill: aTheme,
    count: (db, text) => db.recommendation.count({ where: { text } }),
  },
  {
    route: `${CHALLENGE}/report`,
    intent: "comment",
    as: "coordinator",
    stage: "reporting",
    also: { place: "Somewhere else" },
    arrange: withoutFinal,
    count: (db, comment) => db.accuracyComment.count({ where: { comment } }),
  },
  {
    route: `${CHALLENGE}/peer-team/new`,
    intent: "save",
    as: "challenge-manager",
    also: { role: "officer-peer", status: "wanted" },
    count: (db, brief) =>
      db.peer.count({ where: { brief, biography: brief, diet: brief, accessNeeds: brief } }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/team/new`,
    intent: "save",
    as: "challenge-manager",
    also: { role: "officer-peer", status: "wanted" },
    ids: async (db, id) => ({
      visitId: (await db.visit.findFirst({ where: { challengeId: id }, select: { id: true } }))?.id,
    }),
    count: (db, brief) =>
      db.peer.count({ where: { brief, biography: brief, diet: brief, accessNeeds: brief } }),
  },
  {
    route: `${CHALLENGE}/peer-team/:peerId`,
    intent: "propose",
    as: "challenge-manager",
    also: { post: "Leader of the Council" },
    ids: async (db, id) => ({ peerId: (await db.peer.findFirst(first(id)))?.id }),
    arrange: (db, challengeId) =>
      db.peer.updateMany({ where: { challengeId }, data: { status: "approached" } }),
    count: (db, why) => db.peerProposal.count({ where: { why } }),
  },
  {
    route: `${CHALLENGE}/peer-team/:peerId/confirm`,
    intent: "confirm",
    as: "challenge-manager",
    ids: async (db, id) => ({ peerId: (await db.peer.findFirst(first(id)))?.id }),
    arrange: (db, challengeId) =>
      db.peer.updateMany({ where: { challengeId }, data: { status: "approached" } }),
    count: (db, unagreedReason) => db.peer.count({ where: { unagreedReason } }),
  },
  {
    route: `${CHALLENGE}/peer-team/proposals/:peerProposalId`,
    intent: "answer",
    as: "coordinator",
    also: DECIDED,
    ids: async (db, challengeId) => ({
      peerProposalId: (await db.peerProposal.findFirst({ where: { challengeId, endedAt: null } }))?.id,
    }),
    count: countDecisions,
  },
  {
    route: `${CHALLENGE}/peer-team/:peerId`,
    intent: "endProposal",
    as: "challenge-manager",
    ids: async (db, challengeId) => ({
      peerId: (await db.peerProposal.findFirst({ where: { challengeId, endedAt: null } }))?.peerId,
    }),
    count: (db, endReason) => db.peerProposal.count({ where: { endReason } }),
  },
  {
    route: `${CHALLENGE}/peer-team/:peerId`,
    intent: "declare",
    as: "challenge-manager",
    ids: async (db, id) => ({ peerId: (await db.peer.findFirst(first(id)))?.id }),
    count: (db, description) => db.conflictOfInterest.count({ where: { description } }),
  },
  {
    route: `${CHALLENGE}/preparation/pack/new`,
    intent: "save",
    as: "coordinator",
    also: { title: "A document of its own", status: "wanted" },
    count: (db, description) => db.packItem.count({ where: { description } }),
  },
  {
    route: `${CHALLENGE}/progress-review/good-practice/new`,
    intent: "save",
    as: "peer",
    also: { title: "An example of its own" },
    count: (db, body) => db.goodPractice.count({ where: { body } }),
  },
  {
    route: `${CHALLENGE}/retention`,
    intent: "hold",
    as: "challenge-manager",
    count: (db, reason) => db.retentionHold.count({ where: { reason } }),
  },
  {
    route: `${CHALLENGE}/members/invite`,
    intent: "many",
    as: "challenge-manager",
    also: { role: "peer" },
    words: "Mara Late, mara.late@example.org",
    count: (db) => db.account.count({ where: { email: "mara.late@example.org" } }),
  },
  {
    route: `${CHALLENGE}/scope/themes/:themeId/prompt`,
    intent: "add",
    as: "challenge-manager",
    stage: "scoping",
    ids: aTheme,
    count: (db, text) => db.prompt.count({ where: { text } }),
  },
  {
    route: `${CHALLENGE}/scope/focus-areas/new`,
    intent: "add",
    as: "challenge-manager",
    stage: "scoping",
    count: (db, text) => db.focusArea.count({ where: { text } }),
  },
  {
    route: `${CHALLENGE}/scope/warnings/:warningId`,
    intent: "place",
    as: "challenge-manager",
    stage: "scoping",
    also: { belongs: "focus-area", reason: "" },
    arrange: async (db, challengeId) => {
      const line = { code: "not-understood", message: "Not understood", quote: "The lido", position: 99 };
      await db.scopeWarning.create({ data: { id: newId(), challengeId, ...line } });
    },
    ids: async (db, challengeId) => ({
      warningId: (
        await db.scopeWarning.findFirst({
          ...first(challengeId),
          where: { challengeId, code: "not-understood", answeredAt: null },
        })
      )?.id,
    }),
    count: (db, text) => db.focusArea.count({ where: { text } }),
  },
  {
    route: `${CHALLENGE}/scope/themes/:themeId/question`,
    intent: "add",
    as: "challenge-manager",
    stage: "scoping",
    ids: aTheme,
    count: (db, text) => db.question.count({ where: { text } }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/sites`,
    intent: "saveSite",
    as: "coordinator",
    stage: "preparing",
    also: { name: "A site of its own" },
    count: (db, words) =>
      db.site.count({ where: { parking: words, wayIn: words, wifi: words, catering: words } }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/people/new`,
    intent: "save",
    as: "coordinator",
    stage: "preparing",
    also: { name: "A person of its own", kind: "officer" },
    count: (db, accessNeeds) =>
      db.person.count({ where: { accessNeeds, answers: { some: { note: accessNeeds } } } }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/sessions/new`,
    intent: "save",
    as: "coordinator",
    stage: "preparing",
    also: { title: "A session of its own", kind: "interview" },
    count: (db, purpose) => db.session.count({ where: { purpose } }),
  },
  {
    route: `${CHALLENGE}/publication/published/:publicationId/withdraw`,
    intent: "withdraw",
    as: "coordinator",
    also: { confirm: "yes" },
    ids: async (db, id) => ({
      publicationId: (
        await db.publication.findFirst({
          ...first(id),
          where: {
            challengeId: id,
            withdrawnAt: null,
            issuedVersion: { council: { isCommissioning: true } },
          },
        })
      )?.id,
    }),
    count: (db, withdrawnReason) => db.publication.count({ where: { withdrawnReason } }),
  },
  {
    route: "/challenges/new/by-hand",
    intent: "make",
    as: "challenge-manager",
    also: { title: "A challenge of its own", commissioning: "Borough of Wexcombe" },
    count: (db, name) => db.participatingCouncil.count({ where: { name } }),
  },
  {
    route: `${COUNCIL}/bodies/new`,
    intent: "save",
    as: "coordinator",
    also: { name: "A body of its own", kind: "board" },
    ids: aCouncil,
    words: "14 January 2027",
    count: (db) => db.body.count({ where: { name: "A body of its own" } }),
  },
  {
    route: "/administration/support",
    intent: "ask",
    as: "administrator",
    also: { hours: "2" },
    fill: async (_, challengeId) => ({ challengeId }),
    count: (db, reason) => db.supportGrant.count({ where: { reason } }),
  },
  // The last ones: they move the visit.
  {
    route: `${CHALLENGE}/postponing/new`,
    intent: "postpone",
    as: "challenge-manager",
    stage: "preparing",
    also: {
      decidedBy: "Leader of the Council",
      "visits[0].what": "not-known",
      "visits[1].what": "stays",
      "visits[2].what": "stays",
      sessions: "with-days",
      moveDates: "keep",
    },
    arrange: (db, challengeId) =>
      db.session.updateMany({ where: { challengeId, outcome: "held" }, data: { outcome: null } }),
    count: (db, reason) => db.postponement.count({ where: { reason } }),
  },
  {
    route: `${CHALLENGE}/postponing/put-back`,
    intent: "putBack",
    as: "challenge-manager",
    stage: "preparing",
    arrange: postponed,
    count: (db, putBackReason) => db.postponement.count({ where: { putBackReason } }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/people/ask`,
    intent: "ask",
    as: "coordinator",
    stage: "preparing",
    also: { group: "chosen" },
    arrange: (db, id) => {
      const inDays = (days: number) => plusDays(dayOf(new Date()), days);
      return setDaysOnSite(db, id, [60, 61, 62].map(inDays));
    },
    fill: async (db, challengeId) => {
      const where = { challengeId, email: { not: null }, anonymisedAt: null };
      return { personIds: (await db.person.findFirst({ ...first(challengeId), where }))?.id ?? "" };
    },
  },
  {
    route: `${CHALLENGE}/stage`,
    query: "?show=closing",
    intent: "close",
    as: "challenge-manager",
    stage: "preparing",
    also: { confirm: "yes" },
    count: (db, closedReason) => db.challenge.count({ where: { closedReason } }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/absences`,
    intent: "ask",
    as: "challenge-manager",
    stage: "preparing",
    arrange: (db, id) => {
      const inDays = (days: number) => plusDays(dayOf(new Date()), days);
      return setDaysOnSite(db, id, [60, 61, 62].map(inDays));
    },
    fill: async (db, challengeId) => {
      const where = { challengeId, email: { not: null }, status: "confirmed" };
      return { peerIds: (await db.peer.findFirst({ ...first(challengeId), where }))?.id ?? "" };
    },
  },
];

/** Every file that draws a long field, and the forms it stands in: each is walked here or in `EDITS`. */
export const LONG_FIELDS: Record<string, string[]> = {
  "action-plan/components/action-form.tsx": [
    "/action-plan/recommendations/:recommendationId/new-action save",
    "/action-plan/actions/:actionId/change save",
  ],
  "action-plan/components/reporting-line-form.tsx": [
    "/action-plan/routes/new save",
    "/action-plan/routes/:routeId save",
  ],
  "action-plan/components/update-form.tsx": [
    "/action-plan/actions/:actionId update",
    "/my-actions/:actionId update",
  ],
  "action-plan/routes/recommendation.tsx": ["/action-plan/recommendations/:recommendationId respond"],
  "councils/components/body-form.tsx": [
    "/councils/:councilId/bodies/new save",
    "/councils/:councilId/bodies/:bodyId save",
  ],
  "decisions/components/changes-form.tsx": ["/decisions/:decisionId changes"],
  "decisions/components/decision-fields.tsx": [
    "/peer-team/proposals/:peerProposalId answer",
    "/decisions/new record",
    "/decisions/:decisionId/correct correct",
  ],
  "peer-team/routes/confirm-peer.tsx": ["/peer-team/:peerId/confirm confirm"],
  "peer-team/components/put-to-councils.tsx": [
    "/peer-team/:peerId propose",
    "/peer-team/:peerId endProposal",
  ],
  "decisions/routes/ask.tsx": ["/decisions/ask ask"],
  "decisions/routes/correct-decision.tsx": [
    "/decisions/:decisionId/correct correct",
    "/decisions/:decisionId/correct none",
  ],
  "key-dates/routes/key-date.tsx": ["/key-dates/:milestoneId save"],
  "evidence/components/note-form.tsx": ["/evidence/new save", "/evidence/:noteId/change save"],
  "findings/components/finding-form.tsx": ["/findings/new save", "/findings/:findingId/change save"],
  "findings/components/observation-form.tsx": ["/observations/new save", "/observations/:observationId save"],
  "findings/components/recommendation-form.tsx": [
    "/recommendations/new save",
    "/recommendations/:recommendationId/change save",
  ],
  "installation/routes/edit-privacy-notice.tsx": ["/administration/privacy-notice save"],
  "peer-team/components/peer-form.tsx": [
    "/peer-team/new save",
    "/peer-team/:peerId save",
    "/visits/:visitId/team/new save",
  ],
  "timetable/availability/components/peers-days.tsx": ["/visits/:visitId/timetable/absences ask"],
  "peer-team/routes/peer.tsx": ["/peer-team/:peerId declare", "/peer-team/:peerId decide"],
  "home/closing/components/closing-form.tsx": ["/stage close"],
  "people/components/invite-many.tsx": ["/members/invite many"],
  "people/routes/support-requests.tsx": ["/administration/support ask"],
  "preparation/components/pack-item-form.tsx": [
    "/preparation/pack/new save",
    "/preparation/pack/:packItemId save",
  ],
  "preparation/routes/section.tsx": ["/preparation/sections/:sectionId save"],
  "postponing/routes/postpone.tsx": ["/postponing/new postpone"],
  "postponing/routes/put-back.tsx": ["/postponing/put-back putBack"],
  "progress-review/components/good-practice-form.tsx": [
    "/progress-review/good-practice/new save",
    "/progress-review/good-practice/:goodPracticeId save",
  ],
  "progress-review/routes/judgement.tsx": ["/progress-review/recommendations/:recommendationId save"],
  "progress-review/routes/visit.tsx": ["/progress-review/visit save"],
  "publication/routes/withdraw.tsx": ["/publication/published/:publicationId/withdraw withdraw"],
  "report/components/accuracy-check-form.tsx": ["/report comment"],
  "report/routes/comment.tsx": ["/report/comments/:commentId answer"],
  "report/routes/section.tsx": ["/report/sections/:sectionKey save"],
  "retention/routes/retention.tsx": ["/retention hold"],
  "scope/components/place-line.tsx": ["/scope/warnings/:warningId place"],
  "scope/routes/focus-area.tsx": ["/scope/focus-areas/:focusAreaId save"],
  "scope/routes/focus-area-new.tsx": ["/scope/focus-areas/new add"],
  "scope/routes/new-by-hand.tsx": ["/challenges/new/by-hand make"],
  "scope/routes/prompt.tsx": ["/scope/prompts/:promptId save"],
  "scope/routes/prompt-new.tsx": ["/scope/themes/:themeId/prompt add"],
  "scope/routes/question.tsx": ["/scope/questions/:questionId save"],
  "scope/routes/question-new.tsx": ["/scope/themes/:themeId/question add"],
  "scope/routes/warning.tsx": ["/scope/warnings/:warningId answer"],
  "timetable/availability/routes/ask-people.tsx": ["/visits/:visitId/timetable/people/ask ask"],
  "timetable/on-the-day/routes/outcome.tsx": [
    "/visits/:visitId/timetable/sessions/:sessionId/outcome record",
  ],
  "timetable/plan/components/person-form.tsx": [
    "/visits/:visitId/timetable/people/new save",
    "/visits/:visitId/timetable/people/:personId save",
  ],
  "timetable/plan/components/site-form.tsx": [
    "/visits/:visitId/timetable/sites saveSite",
    "/visits/:visitId/timetable/sites/:siteId saveSite",
  ],
  "timetable/plan/components/session-form.tsx": [
    "/visits/:visitId/timetable/sessions/new save",
    "/visits/:visitId/timetable/sessions/:sessionId save",
  ],
};

/** The others, and why they are not walked. */
export const OTHER_LONG_FIELDS: Record<string, string> = {
  "scope/routes/new-from-letter.tsx":
    "goes with a file, which has to be chosen again: in a browser, tests/journeys/words-are-kept.spec.ts",
  "scope/components/correct-letter.tsx":
    "a letter is its owner’s alone, and has an id that no challenge knows",
  "scope/components/letter-contents.tsx":
    "a letter is its owner’s alone, and has an id that no challenge knows",
  "decisions/routes/decide.tsx": "nobody is signed in: the secret of the address is all it needs",
  "timetable/availability/routes/availability.tsx":
    "nobody is signed in: the secret of the address is all it needs",
  "timetable/release/components/release-form.tsx":
    "a line of the messages of one release, kept in no record: that it is kept when the sign-in ends, tests/architecture/long-fields.test.ts",
};
