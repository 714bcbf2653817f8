import type { Stage } from "#app/access/permissions.ts";
import type { PrismaClient } from "#app/platform/generated/prisma/client.ts";
import { newId } from "#app/platform/ids.ts";

/** One form that changes a record that is there: what two people type into one of its fields. */
export interface Edit {
  /** The address of the route table and the button, as in tests/access-matrix/buttons.txt. */
  route: string;
  intent: string;
  /** Whose sign-in opens it. */
  as: "challenge-manager" | "peer" | "coordinator" | "administrator";
  stage?: Stage;
  field: string;
  first?: string;
  second?: string;
  /** How the page says what the first one chose, where it is not the value itself. */
  firstShown?: string;
  /** Other fields that have to be filled for it to be saved. */
  also?: Record<string, string>;
  /** The form does not show what was saved: it is gone by then, or opens empty. */
  isGone?: boolean;
  /** The ids in its address. */
  ids?: (db: PrismaClient, challengeId: string) => Promise<Record<string, string | undefined>>;
  /** What must be so before it can be opened. */
  arrange?: (db: PrismaClient, challengeId: string) => Promise<unknown>;
}

export const CHALLENGE = "/challenges/:challengeId";

/** The pages of a council's record. */
export const COUNCIL = "/councils/:councilId";

/** The record of the council that commissioned a challenge. */
export const aCouncil = async (db: PrismaClient, challengeId: string) => ({
  councilId:
    (
      await db.participatingCouncil.findFirst({
        where: { challengeId, isCommissioning: true },
        select: { recordId: true },
      })
    )?.recordId ?? undefined,
});

export const first = (challengeId: string) =>
  ({ where: { challengeId }, orderBy: { id: "asc" }, select: { id: true } }) as const;

export const ofCouncil = (challengeId: string) =>
  ({
    where: { challengeId, council: { isCommissioning: true } },
    orderBy: { id: "asc" },
    select: { id: true },
  }) as const;

/** As if the final report were not out yet: then its words are frozen. */
export const withoutFinal = (db: PrismaClient, challengeId: string) =>
  db.issuedVersion.updateMany({ where: { challengeId, kind: "report" }, data: { status: "draft" } });

const aSite = async (db: PrismaClient, challengeId: string) => ({
  siteId: (await db.site.findFirst(first(challengeId)))?.id,
});

const aRecommendation = async (db: PrismaClient, challengeId: string) => ({
  recommendationId: (await db.recommendation.findFirst(first(challengeId)))?.id,
});

/** As if the visit had been postponed, with something marked. */
export async function postponed(db: PrismaClient, challengeId: string): Promise<void> {
  if ((await db.postponementMark.count({ where: { challengeId, postponement: { putBackAt: null } } })) > 0)
    return;
  await db.postponement.create({
    data: {
      id: newId(),
      challengeId,
      decidedBy: "Leader of the Council",
      reason: "The council asked for it.",
      recordedAt: new Date(),
      recordedByName: "Somebody",
      marks: { create: { id: newId(), challengeId, about: "statement" } },
    },
  });
}

export const EDITS: Edit[] = [
  { route: `${CHALLENGE}/details`, intent: "save", as: "challenge-manager", field: "title" },
  { route: `${CHALLENGE}/visits/:visitId`, intent: "save", as: "challenge-manager", field: "title" },
  {
    route: `${CHALLENGE}/postponing/marks/:markId`,
    intent: "confirm",
    as: "challenge-manager",
    field: "how",
    arrange: postponed,
    ids: async (db, id) => ({ markId: (await db.postponementMark.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/key-dates/:milestoneId`,
    intent: "save",
    as: "coordinator",
    field: "lateReason",
    ids: async (db, id) => ({ milestoneId: (await db.milestone.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/scope/questions/:questionId`,
    intent: "save",
    as: "challenge-manager",
    stage: "scoping",
    field: "text",
    ids: async (db, id) => ({ questionId: (await db.question.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/scope/prompts/:promptId`,
    intent: "save",
    as: "challenge-manager",
    stage: "scoping",
    field: "text",
    ids: async (db, id) => ({ promptId: (await db.prompt.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/scope/focus-areas/:focusAreaId`,
    intent: "save",
    as: "challenge-manager",
    stage: "scoping",
    field: "text",
    arrange: (db, challengeId) =>
      db.focusArea.create({ data: { id: newId(), challengeId, text: "The joint depot", position: 1 } }),
    ids: async (db, id) => ({ focusAreaId: (await db.focusArea.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/scope/warnings/:warningId`,
    intent: "answer",
    as: "challenge-manager",
    stage: "scoping",
    field: "answer",
    ids: async (db, id) => ({ warningId: (await db.scopeWarning.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/decisions/:decisionId`,
    intent: "changes",
    as: "challenge-manager",
    stage: "scoping",
    field: "reason",
    also: { changes: "not-needed" },
    arrange: (db, challengeId) =>
      db.decision.updateMany({
        where: { challengeId, about: "scope", outcome: "agreed" },
        data: { changedInMeeting: "The team also meets parish councils." },
      }),
    ids: async (db, challengeId) => ({
      decisionId: (
        await db.decision.findFirst({
          ...first(challengeId),
          where: { challengeId, about: "scope", outcome: "agreed", supersededBy: null },
        })
      )?.id,
    }),
  },
  {
    route: `${CHALLENGE}/peer-team/:peerId`,
    intent: "save",
    as: "challenge-manager",
    field: "biography",
    ids: async (db, id) => ({ peerId: (await db.peer.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/team/:peerId`,
    intent: "save",
    as: "challenge-manager",
    field: "post",
    ids: async (db, id) => ({
      visitId: (await db.visit.findFirst(first(id)))?.id,
      peerId: (await db.peer.findFirst(first(id)))?.id,
    }),
  },
  {
    route: `${CHALLENGE}/peer-team/:peerId`,
    intent: "decide",
    as: "challenge-manager",
    field: "decision",
    arrange: async (db, id) => {
      await db.conflictOfInterest.deleteMany({ where: { peer: { challengeId: id } } });
      await db.conflictOfInterest.create({
        data: {
          id: newId(),
          peerId: (await db.peer.findFirst(first(id)))?.id ?? "",
          visitId: (await db.visit.findFirst(first(id)))?.id ?? "",
          description: "A sister works there.",
          declaredAt: new Date(),
        },
      });
    },
    ids: async (db, id) => ({ peerId: (await db.peer.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/preparation/sections/:sectionId`,
    intent: "save",
    as: "coordinator",
    stage: "preparing",
    field: "body",
    arrange: (db, id) => db.challenge.update({ where: { id }, data: { statementSubmittedAt: null } }),
    ids: async (db, id) => ({
      sectionId: (
        await db.statementSection.findFirst({ ...first(id), where: { challengeId: id, councilId: null } })
      )?.id,
    }),
  },
  {
    route: `${CHALLENGE}/preparation/pack/:packItemId`,
    intent: "save",
    as: "coordinator",
    field: "description",
    ids: async (db, id) => ({ packItemId: (await db.packItem.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/sites/:siteId`,
    intent: "saveSite",
    as: "coordinator",
    stage: "preparing",
    field: "address",
    ids: aSite,
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/sites/:siteId/rooms/:roomId`,
    intent: "saveRoom",
    as: "coordinator",
    stage: "preparing",
    field: "name",
    ids: async (db, id) => {
      const room = await db.room.findFirst({ ...first(id), select: { id: true, siteId: true } });
      return { roomId: room?.id, siteId: room?.siteId };
    },
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/sites`,
    intent: "saveJourneys",
    as: "coordinator",
    stage: "preparing",
    field: "journeys[0].minutes",
    first: "33",
    second: "44",
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/rules`,
    intent: "save",
    as: "coordinator",
    stage: "preparing",
    field: "gapMinutes",
    first: "11",
    second: "13",
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/rules`,
    intent: "saveHours",
    as: "coordinator",
    stage: "preparing",
    field: "hours[0].from",
    first: "10:00",
    second: "10:30",
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/rules`,
    intent: "saveWeights",
    as: "coordinator",
    stage: "preparing",
    field: "siteChange",
    first: "7",
    second: "8",
  },
  {
    route: "/administration/telling",
    intent: "save",
    as: "administrator",
    field: "gatherMinutes",
    first: "35",
    second: "40",
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/people/:personId`,
    intent: "save",
    as: "coordinator",
    stage: "preparing",
    field: "jobTitle",
    ids: async (db, id) => ({
      personId: (await db.person.findFirst({ ...first(id), where: { challengeId: id, anonymisedAt: null } }))
        ?.id,
    }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/sessions/:sessionId`,
    intent: "save",
    as: "coordinator",
    stage: "preparing",
    field: "title",
    ids: async (db, id) => ({ sessionId: (await db.session.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/visits/:visitId/timetable/sessions/:sessionId/outcome`,
    intent: "record",
    as: "coordinator",
    stage: "on-site",
    field: "note",
    ids: async (db, id) => ({
      sessionId: (
        await db.session.findFirst({
          ...first(id),
          where: { challengeId: id, status: "planned", start: { not: null }, isConfidential: false },
        })
      )?.id,
    }),
  },
  {
    route: `${CHALLENGE}/evidence/:noteId/change`,
    intent: "save",
    as: "peer",
    stage: "on-site",
    field: "text",
    ids: async (db, id) => {
      const peer = await db.membership.findFirst({
        where: { challengeId: id, role: "peer" },
        orderBy: { id: "asc" },
        select: { accountId: true },
      });
      const own = { challengeId: id, authorId: peer?.accountId ?? "" };
      return { noteId: (await db.note.findFirst({ ...first(id), where: own }))?.id };
    },
  },
  {
    route: `${CHALLENGE}/findings/:findingId/change`,
    intent: "save",
    as: "peer",
    stage: "reporting",
    field: "headline",
    ids: async (db, id) => ({ findingId: (await db.finding.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/recommendations/:recommendationId/change`,
    intent: "save",
    as: "peer",
    stage: "reporting",
    field: "title",
    arrange: withoutFinal,
    ids: aRecommendation,
  },
  {
    route: `${CHALLENGE}/observations/:observationId`,
    intent: "save",
    as: "peer",
    stage: "reporting",
    field: "text",
    arrange: withoutFinal,
    ids: async (db, id) => ({ observationId: (await db.softerObservation.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/report/sections/:sectionKey`,
    intent: "save",
    as: "peer",
    stage: "reporting",
    field: "body",
    arrange: withoutFinal,
    ids: async () => ({ sectionKey: "executive-summary" }),
  },
  {
    route: `${CHALLENGE}/report/comments/:commentId`,
    intent: "answer",
    as: "peer",
    stage: "reporting",
    field: "answer",
    arrange: withoutFinal,
    ids: async (db, id) => ({ commentId: (await db.accuracyComment.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/action-plan/recommendations/:recommendationId`,
    intent: "respond",
    as: "coordinator",
    stage: "action-planning",
    field: "reason",
    ids: aRecommendation,
  },
  {
    route: `${CHALLENGE}/action-plan/actions/:actionId/change`,
    intent: "save",
    as: "coordinator",
    stage: "action-planning",
    field: "text",
    ids: async (db, id) => ({ actionId: (await db.action.findFirst(ofCouncil(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/action-plan/routes/:routeId`,
    intent: "save",
    as: "coordinator",
    stage: "action-planning",
    field: "purpose",
    ids: async (db, id) => ({ routeId: (await db.reportingRoute.findFirst(ofCouncil(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/progress-review/visit`,
    intent: "save",
    as: "peer",
    field: "introduction",
  },
  {
    route: `${CHALLENGE}/progress-review/recommendations/:recommendationId`,
    intent: "save",
    as: "peer",
    field: "text",
    ids: aRecommendation,
  },
  {
    route: `${CHALLENGE}/progress-review/good-practice/:goodPracticeId`,
    intent: "save",
    as: "peer",
    field: "title",
    ids: async (db, id) => ({ goodPracticeId: (await db.goodPractice.findFirst(first(id)))?.id }),
  },
  {
    route: `${CHALLENGE}/members/:membershipId`,
    intent: "change",
    as: "challenge-manager",
    field: "role",
    first: "support-officer",
    second: "challenge-manager",
    firstShown: "Support officer",
    also: { councilId: "", peerId: "" },
    ids: async (db, id) => ({
      membershipId: (
        await db.membership.findFirst({
          where: { challengeId: id, role: "peer" },
          orderBy: { id: "desc" },
          select: { id: true },
        })
      )?.id,
    }),
  },
  {
    route: `${CHALLENGE}/members/:membershipId`,
    intent: "kind",
    as: "coordinator",
    field: "readerKind",
    first: "leader",
    second: "committee-clerk",
    firstShown: "Leader of the council",
    ids: async (db, id) => ({
      membershipId: (
        await db.membership.findFirst({
          where: { challengeId: id, role: "council-reader", council: { isCommissioning: true } },
          orderBy: { id: "asc" },
          select: { id: true },
        })
      )?.id,
    }),
  },
  {
    route: `${CHALLENGE}/retention`,
    intent: "rule",
    as: "challenge-manager",
    field: "months",
    first: "31",
    second: "32",
    also: { category: "messages" },
    isGone: true,
  },
  {
    route: "/administration/privacy-notice",
    intent: "save",
    as: "administrator",
    field: "text",
  },
  {
    route: `${COUNCIL}/facts`,
    intent: "save",
    as: "coordinator",
    field: "name",
    ids: aCouncil,
  },
  {
    route: `${COUNCIL}/look`,
    intent: "save",
    as: "coordinator",
    field: "colour",
    first: "#112233",
    second: "#332211",
    ids: aCouncil,
  },
  {
    route: `${COUNCIL}/ending`,
    intent: "save",
    as: "coordinator",
    field: "successorName",
    ids: aCouncil,
  },
  {
    route: `${COUNCIL}/elections/:year`,
    intent: "save",
    as: "coordinator",
    field: "source",
    also: { votes: "no" },
    ids: async (db, id) => ({ ...(await aCouncil(db, id)), year: "2031" }),
  },
  {
    route: `${COUNCIL}/bodies/:bodyId`,
    intent: "save",
    as: "coordinator",
    field: "meetings",
    first: "14 January 2027",
    second: "15 January 2027",
    ids: async (db, id) => {
      const { councilId = "" } = await aCouncil(db, id);
      const body = await db.bodyCouncil.findFirst({
        where: { councilId },
        orderBy: { bodyId: "asc" },
        select: { bodyId: true },
      });
      return { councilId, bodyId: body?.bodyId };
    },
  },
  {
    route: `${COUNCIL}/status-words`,
    intent: "save",
    as: "coordinator",
    field: "words[0].word",
    ids: aCouncil,
  },
];

/** The other buttons, by why two people at one of them lose nothing that they typed. */
export const NOT_EDITED: Record<string, string[]> = {
  "keeps or drops what one person is writing, for that person alone": [
    "/account/drafts discard",
    "/account/drafts keep",
    "/challenges/:challengeId/drafts discard",
    "/challenges/:challengeId/drafts keep",
    "/challenges/new/letter/:letterId correct",
    "/challenges/new/letter/:letterId contents",
    "/challenges/new/letter/:letterId make",
    "/challenges/new/letter/:letterId delete",
  ],
  "one person’s own: their password, second step, sign-ins, or the link they were sent": [
    "/account/kept-forms discard",
    "/account/password change",
    "/account/second-factor renew",
    "/account/second-factor turn-off",
    "/account/second-factor/set-up confirm",
    "/account/key-dates make",
    "/account/key-dates revoke",
    "/account/sessions end",
    "/account/told save",
    "/account/sessions end-others",
    "/account/single-sign-on connect",
    "/account/single-sign-on disconnect",
    "/availability/:token –",
    "/decide/:token –",
    "/first-administrator/:token –",
    "/invitation/:token –",
    "/reply/:token –",
    "/reset/:token –",
    "/sign-in –",
    "/sign-in/forgotten –",
    "/sign-in/link –",
    "/sign-in/link/:token –",
    "/sign-in/second-factor give",
    "/sign-in/single-sign-on –",
    "/sign-out –",
  ],
  "adds something beside what is there": [
    "/challenges/:challengeId/scope/focus-areas/new add",
    "/challenges/:challengeId/scope/warnings/:warningId place",
    "/administration/councils add",
    "/administration/councils/:councilId name",
    "/councils/:councilId/bodies/new save",
    "/administration/accounts add",
    "/administration/support ask",
    "/challenges/:challengeId/action-plan/actions/:actionId update",
    "/challenges/:challengeId/action-plan/recommendations/:recommendationId/new-action save",
    "/challenges/:challengeId/action-plan/routes/new save",
    "/challenges/:challengeId/deputies/new save",
    "/challenges/:challengeId/evidence/new save",
    "/challenges/:challengeId/findings/new save",
    "/challenges/:challengeId/key-dates add",
    "/challenges/:challengeId/key-dates usual",
    "/challenges/:challengeId/members/invite invite",
    "/challenges/:challengeId/members/invite many",
    "/challenges/:challengeId/my-actions/:actionId update",
    "/challenges/:challengeId/observations/new save",
    "/challenges/:challengeId/peer-team/:peerId declare",
    // Refused where somebody has answered meanwhile.
    "/challenges/:challengeId/peer-team/:peerId nothing",
    "/challenges/:challengeId/peer-team/new save",
    "/challenges/:challengeId/visits/:visitId/team/new save",
    "/challenges/:challengeId/preparation/pack begin",
    "/challenges/:challengeId/preparation/pack/new save",
    "/challenges/:challengeId/progress-review/good-practice/new save",
    "/challenges/:challengeId/recommendations/new save",
    "/challenges/:challengeId/report begin",
    "/challenges/:challengeId/report comment",
    "/challenges/:challengeId/retention hold",
    "/challenges/:challengeId/details addCouncil",
    "/challenges/:challengeId/scope/corrected-letter read",
    "/challenges/:challengeId/scope/sources add",
    "/challenges/:challengeId/scope/themes/:themeId/prompt add",
    "/challenges/:challengeId/scope/themes/:themeId/question add",
    "/challenges/:challengeId/visits/new add",
    "/challenges/:challengeId/visits/:visitId addDay",
    "/challenges/:challengeId/visits/:visitId/timetable begin",
    "/challenges/:challengeId/visits/:visitId/timetable/absences add",
    "/challenges/:challengeId/visits/:visitId/timetable/invitations record",
    "/challenges/:challengeId/visits/:visitId/timetable/calendar make",
    "/challenges/:challengeId/visits/:visitId/timetable/import read",
    "/challenges/:challengeId/visits/:visitId/timetable/import/:importId add-people",
    "/challenges/:challengeId/visits/:visitId/timetable/make make",
    "/challenges/:challengeId/visits/:visitId/timetable/people/:personId makeLink",
    "/challenges/:challengeId/visits/:visitId/timetable/absences ask",
    "/challenges/:challengeId/visits/:visitId/timetable/people/ask ask",
    "/challenges/:challengeId/visits/:visitId/timetable/people/new save",
    "/challenges/:challengeId/visits/:visitId/timetable/sessions/new save",
    "/challenges/:challengeId/visits/:visitId/timetable/sites saveSite",
    "/challenges/:challengeId/visits/:visitId/timetable/sites/:siteId saveRoom",
    "/challenges/new choose",
    "/challenges/new/by-hand make",
    "/challenges/new/letter import",
  ],
  "an address from before, which leads on and changes nothing": ["/challenges/:challengeId/timetable/* –"],
  "a step without a text of its own": [
    "/administration/councils/:councilId merge",
    "/councils/:councilId/bodies/:bodyId put-back",
    "/councils/:councilId/look logo",
    "/administration/accounts reset-second-factor",
    "/administration/accounts switch-off",
    "/administration/accounts switch-on",
    "/administration/jobs again",
    "/administration/mail retry",
    "/administration/mail test",
    "/administration/telling reset",
    "/challenges/:challengeId/action-plan/actions/:actionId move",
    "/challenges/:challengeId/copy/file council",
    "/challenges/:challengeId/copy/file team",
    "/challenges/:challengeId/demonstration/move-to-today move",
    "/challenges/:challengeId/demonstration/timetable make-and-release",
    "/challenges/:challengeId/findings move",
    "/challenges/:challengeId/mail resend",
    // Refused where somebody is tied to the place meanwhile.
    "/challenges/:challengeId/peer-team tie",
    "/challenges/:challengeId/mail/:mailId passOn",
    "/challenges/:challengeId/mail send",
    "/challenges/:challengeId/mail/:mailId passOn",
    "/challenges/:challengeId/members/:membershipId again",
    "/challenges/:challengeId/members/:membershipId hand-over",
    "/challenges/:challengeId/members/:membershipId/leaving undo",
    "/challenges/:challengeId/recommendations move",
    "/challenges/:challengeId/scope/focus-areas/:focusAreaId move",
    "/challenges/:challengeId/scope/prompts/:promptId move",
    "/challenges/:challengeId/scope/prompts/:promptId trace",
    "/challenges/:challengeId/scope/questions/:questionId move",
    "/challenges/:challengeId/details takeOut",
    "/challenges/:challengeId/stage move",
    "/challenges/:challengeId/stage close",
    "/challenges/:challengeId/stage open",
    "/challenges/:challengeId/support refuse",
    "/challenges/:challengeId/visits/:visitId/timetable move",
    "/challenges/:challengeId/visits/:visitId/timetable undo",
    "/challenges/:challengeId/visits/:visitId/timetable/changes undo",
    "/challenges/:challengeId/scope/corrected-letter take",
    "/challenges/:challengeId/visits/:visitId/timetable/import/:importId take",
    "/challenges/:challengeId/visits/:visitId/timetable/import/:importId rows",
    "/challenges/:challengeId/visits/:visitId/timetable/import/:importId/columns columns",
    "/challenges/:challengeId/visits/:visitId/timetable/late-change mend",
    "/challenges/:challengeId/visits/:visitId/timetable/late-change mendClash",
    "/challenges/:challengeId/visits/:visitId/timetable/late-change goOnWithout",
    "/challenges/:challengeId/visits/:visitId/timetable/late-change/:repairsId choose",
    "/challenges/:challengeId/visits/:visitId/timetable/late-change/:repairsId undo",
    "/challenges/:challengeId/visits/:visitId/timetable/make/:proposalId take",
    "/challenges/:challengeId/visits/:visitId/timetable/sessions/:sessionId/move move",
    "/challenges/:challengeId/visits/:visitId/timetable/sessions/:sessionId/places move",
    "/challenges/:challengeId/visits/:visitId/timetable/today held",
  ],
  "says that an election was put off or back, and is refused when somebody else said something of it meanwhile":
    ["/councils/:councilId/elections/:year put-back", "/councils/:councilId/elections/:year take-out"],
  "chooses, by ticks that are refused by the version and stay ticked": [
    "/challenges/:challengeId/action-plan/owners handOver",
    "/challenges/:challengeId/members/:membershipId/leaving handOver",
    "/challenges/:challengeId/visits/:visitId/timetable/take-over take",
    "/challenges/:challengeId/findings/:findingId/notes save",
  ],
  "takes something away, and asks or is refused when it is gone": [
    "/administration/councils/:councilId end",
    "/administration/councils/:councilId/merge/:intoId merge",
    "/councils/:councilId/bodies/:bodyId remove",
    "/councils/:councilId/look remove",
    "/administration/accounts/:accountId anonymise",
    "/challenges/:challengeId/action-plan/actions/:actionId/remove remove",
    "/challenges/:challengeId/action-plan/routes/:routeId remove",
    "/challenges/:challengeId/evidence/:noteId/delete delete",
    "/challenges/:challengeId/findings/:findingId/delete delete",
    "/challenges/:challengeId/mail drop",
    "/challenges/:challengeId/delete delete",
    "/challenges/:challengeId/deputies end",
    "/challenges/:challengeId/members/:membershipId/leaving leave",
    "/challenges/:challengeId/members/:membershipId/leaving remove",
    "/challenges/:challengeId/members/:membershipId withdraw",
    "/challenges/:challengeId/observations/:observationId delete",
    "/challenges/:challengeId/peer-team/:peerId endProposal",
    "/challenges/:challengeId/peer-team/:peerId remove",
    "/challenges/:challengeId/preparation/pack/:packItemId remove",
    "/challenges/:challengeId/progress-review/good-practice/:goodPracticeId remove",
    "/challenges/:challengeId/publication/published/:publicationId/withdraw withdraw",
    "/challenges/:challengeId/recommendations/:recommendationId/delete delete",
    "/challenges/:challengeId/retention lift",
    "/challenges/:challengeId/scope/corrected-letter delete",
    "/challenges/:challengeId/scope/focus-areas/:focusAreaId remove",
    "/challenges/:challengeId/scope/prompts/:promptId remove",
    "/challenges/:challengeId/scope/prompts/:promptId untrace",
    "/challenges/:challengeId/scope/questions/:questionId remove",
    "/challenges/:challengeId/support end",
    "/challenges/:challengeId/decisions withdraw",
    "/challenges/:challengeId/postponing/marks/:markId openAgain",
    "/challenges/:challengeId/visits/:visitId leaveOut",
    "/challenges/:challengeId/visits/:visitId remove",
    "/challenges/:challengeId/visits/:visitId/timetable/absences remove",
    "/challenges/:challengeId/visits/:visitId/timetable/invitations undo",
    "/challenges/:challengeId/visits/:visitId/timetable/calendar revoke",
    "/challenges/:challengeId/visits/:visitId/timetable/import/:importId leave",
    "/challenges/:challengeId/visits/:visitId/timetable/make/:proposalId leave",
    "/challenges/:challengeId/visits/:visitId/timetable/make/:proposalId stop",
    "/challenges/:challengeId/visits/:visitId/timetable/people/:personId endLink",
    "/challenges/:challengeId/visits/:visitId/timetable/people/:personId remove",
    "/challenges/:challengeId/visits/:visitId/timetable/people/:personId/data anonymise",
    "/challenges/:challengeId/visits/:visitId/timetable/sessions/:sessionId cancel",
    "/challenges/:challengeId/visits/:visitId/timetable/sessions/:sessionId/outcome take-back",
    "/challenges/:challengeId/visits/:visitId/timetable/sites/:siteId remove",
    "/challenges/:challengeId/visits/:visitId/timetable/sites/:siteId/rooms/:roomId remove",
  ],
  "freezes what its page showed, or opens it again: refused when that changed": [
    "/challenges/:challengeId/action-plan/approve approve",
    "/challenges/:challengeId/postponing/new postpone",
    "/challenges/:challengeId/postponing/put-back putBack",
    "/challenges/:challengeId/preparation reopen",
    "/challenges/:challengeId/preparation submit",
    "/challenges/:challengeId/progress-review/issue issue",
    "/challenges/:challengeId/publication/versions/:versionId release",
    "/challenges/:challengeId/report issue",
    "/challenges/:challengeId/decisions/:decisionId/correct correct",
    "/challenges/:challengeId/decisions/:decisionId/correct none",
    "/challenges/:challengeId/peer-team/:peerId propose",
    "/challenges/:challengeId/peer-team/:peerId/confirm confirm",
    "/challenges/:challengeId/peer-team/proposals/:peerProposalId answer",
    "/challenges/:challengeId/decisions/ask ask",
    "/challenges/:challengeId/decisions/new record",
    "/challenges/:challengeId/scope/agree send",
    "/challenges/:challengeId/scope/corrected-letter finish",
    "/challenges/:challengeId/support approve",
    "/challenges/:challengeId/visits/:visitId/timetable/releases release",
  ],
};
