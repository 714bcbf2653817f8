import { index, prefix, type RouteConfig, type RouteConfigEntry, route } from "@remix-run/route-config";

/**
 * The contents page: every URL in the order of a peer challenge, and the module that answers it. A page is a
 * line here; what it may do is stated in the module by `guarded`, `guardedIntents` or `open`.
 */

// Signing in, and what belongs to the person.
const person: RouteConfigEntry[] = [
  route("sign-in", "areas/people/routes/sign-in.tsx"),
  route("sign-in/forgotten", "areas/people/routes/forgotten.tsx"),
  route("sign-in/link", "areas/people/routes/ask-for-link.tsx"),
  route("sign-in/link/:token", "areas/people/routes/use-link.tsx"),
  route("sign-in/single-sign-on", "areas/people/routes/begin-single-sign-on.tsx"),
  route("sign-in/single-sign-on/return", "areas/people/routes/finish-single-sign-on.tsx"),
  route("invitation/:token", "areas/people/routes/accept-invitation.tsx"),
  route("reset/:token", "areas/people/routes/reset-password.tsx"),
  route("first-administrator/:token", "areas/people/routes/first-administrator.tsx"),
  route("sign-in/second-factor", "areas/people/routes/second-step.tsx"),
  route("account/kept-forms", "areas/people/routes/kept-forms.tsx"),
  route("sign-out", "areas/people/routes/sign-out.tsx"),
  route("account", "areas/people/routes/account.tsx"),
  route("account/password", "areas/people/routes/password.tsx"),
  route("account/second-factor", "areas/people/routes/second-factor.tsx"),
  route("account/second-factor/set-up", "areas/people/routes/second-factor-set-up.tsx"),
  route("account/recovery-codes", "areas/people/routes/recovery-codes.tsx"),
  route("account/single-sign-on", "areas/people/routes/own-single-sign-on.tsx"),
  route("account/key-dates", "areas/key-dates/routes/own-calendar.tsx"),
  route("account/sessions", "areas/people/routes/sessions.tsx"),
  route("account/told", "areas/telling/routes/own-notices.tsx"),
  route("challenges", "areas/home/routes/challenges.tsx"),
  route("challenges/new", "areas/challenge/routes/new.tsx"),
  route("challenges/new/letter", "areas/scope/routes/new-from-letter.tsx"),
  route("challenges/new/letter/:letterId", "areas/scope/routes/letter.tsx"),
  route("challenges/new/by-hand", "areas/scope/routes/new-by-hand.tsx"),
];

// What is kept of a council across its challenges.
const councils: RouteConfigEntry[] = [
  route("councils", "areas/councils/routes/councils.tsx"),
  route("councils/:councilId", "areas/councils/routes/council.tsx"),
  route("councils/:councilId/facts", "areas/councils/routes/facts.tsx"),
  route("councils/:councilId/look", "areas/councils/routes/look.tsx"),
  route("councils/:councilId/elections", "areas/councils/routes/elections.tsx"),
  route("councils/:councilId/elections/:year", "areas/councils/routes/election.tsx"),
  route("councils/:councilId/bodies/new", "areas/councils/routes/new-body.tsx"),
  route("councils/:councilId/bodies/:bodyId", "areas/councils/routes/body.tsx"),
  route("councils/:councilId/ending", "areas/councils/routes/ending.tsx"),
  route("councils/:councilId/status-words", "areas/councils/routes/status-words.tsx"),
];

// For an administrator of the installation.
const administration: RouteConfigEntry[] = [
  route("administration", "areas/people/routes/administration.tsx"),
  route("administration/accounts", "areas/people/routes/accounts.tsx"),
  route("administration/accounts/:accountId", "areas/retention/routes/anonymise-account.tsx"),
  route("administration/support", "areas/people/routes/support-requests.tsx"),
  route("administration/audit", "audit/routes/installation-trail.tsx"),
  route("administration/privacy-notice", "areas/installation/routes/edit-privacy-notice.tsx"),
  route("administration/mail", "mail/routes/outbox.tsx"),
  route("administration/telling", "areas/telling/routes/rules.tsx"),
  route("administration/service", "areas/operation/routes/service.tsx"),
  route("administration/jobs", "areas/operation/routes/jobs.tsx"),
  route("administration/mail/:mailId", "mail/routes/account-message.tsx"),
  route("administration/councils", "areas/councils/routes/managed-councils.tsx"),
  route("administration/councils/:councilId", "areas/councils/routes/managed-council.tsx"),
  route("administration/councils/:councilId/merge/:intoId", "areas/councils/routes/merge-councils.tsx"),
];

// The timetable of a visit. Each page is below the line that says which visit it is, and leads to the others.
const timetable: RouteConfigEntry[] = [
  index("areas/timetable/grid/routes/timetable.tsx"),
  route("sites", "areas/timetable/plan/routes/sites.tsx"),
  route("sites/:siteId", "areas/timetable/plan/routes/site.tsx"),
  route("sites/:siteId/rooms/:roomId", "areas/timetable/plan/routes/room.tsx"),
  route("take-over", "areas/timetable/plan/routes/take-over.tsx"),
  route("people", "areas/timetable/availability/routes/people.tsx"),
  route("people/new", "areas/timetable/plan/routes/new-person.tsx"),
  route("people/ask", "areas/timetable/availability/routes/ask-people.tsx"),
  route("people/:personId", "areas/timetable/invitations/routes/person.tsx"),
  route("people/:personId/data", "areas/retention/routes/person-data.tsx"),
  route("absences", "areas/timetable/availability/routes/absences.tsx"),
  route("import", "areas/timetable/excel/routes/import.tsx"),
  route("import/:importId", "areas/timetable/excel/routes/import-preview.tsx"),
  route("import/:importId/columns", "areas/timetable/excel/routes/import-columns.tsx"),
  route("sessions/new", "areas/timetable/plan/routes/new-session.tsx"),
  route("sessions/:sessionId", "areas/timetable/grid/routes/session.tsx"),
  route("sessions/:sessionId/places", "areas/timetable/making/routes/places.tsx"),
  route("sessions/:sessionId/move", "areas/timetable/grid/routes/move.tsx"),
  route("today", "areas/timetable/on-the-day/routes/today.tsx"),
  route("sessions/:sessionId/outcome", "areas/timetable/on-the-day/routes/outcome.tsx"),
  route("late-change", "areas/timetable/on-the-day/routes/late-change.tsx"),
  route("late-change/:repairsId", "areas/timetable/on-the-day/routes/repairs.tsx"),
  route("make", "areas/timetable/making/routes/make.tsx"),
  route("make/:proposalId", "areas/timetable/making/routes/proposal.tsx"),
  route("changes", "areas/timetable/plan/routes/changes.tsx"),
  route("coverage", "areas/timetable/plan/routes/coverage.tsx"),
  route("rules", "areas/timetable/plan/routes/rules.tsx"),
  route("calendar", "areas/timetable/invitations/routes/calendar.tsx"),
  route("invitations", "areas/timetable/invitations/routes/invitations.tsx"),
  route("releases", "areas/timetable/release/routes/releases.tsx"),
  route("releases/:versionId", "areas/timetable/release/routes/release.tsx"),
  route("paper", "areas/timetable/papers/routes/paper.tsx"),
  route("paper/peer-days", "areas/timetable/papers/routes/paper-peer-days.tsx"),
  route("paper/wall-grid", "areas/timetable/papers/routes/paper-wall-grid.tsx"),
  route("paper/door-signs", "areas/timetable/papers/routes/paper-door-signs.tsx"),
  route("paper/reception-list", "areas/timetable/papers/routes/paper-reception-list.tsx"),
  route("paper/joining-notes", "areas/timetable/papers/routes/paper-joining-notes.tsx"),
];

/**
 * Pages that are of one council for those who serve one. Whoever serves several has the council in view in the address (decision 0704); the
 * parts are those of platform/in-view/council-address.ts.
 */
const ofOneCouncil = (pages: RouteConfigEntry[]) => prefix("councils?/:inViewId?", pages);

// One challenge, in journey order. Each page is below the layout that draws the challenge's navigation.
const challenge: RouteConfigEntry[] = [
  ...ofOneCouncil([
    index("areas/home/routes/home.tsx"),
    route("what-happens-now", "areas/home/routes/what-happens-now.tsx"),
  ]),
  route("choose-council", "areas/home/routes/choose-council.tsx"),
  route("stage", "areas/home/routes/stage.tsx"),
  route("delete", "areas/home/routes/delete.tsx"),
  route("details", "areas/key-dates/routes/details.tsx"),
  route("visits", "areas/key-dates/routes/visits.tsx"),
  route("visits/new", "areas/challenge/routes/new-visit.tsx"),
  route("visits/:visitId", "areas/challenge/routes/visit.tsx"),
  route("postponing", "areas/postponing/routes/postponing.tsx"),
  route("postponing/new", "areas/postponing/routes/postpone.tsx"),
  route("postponing/put-back", "areas/postponing/routes/put-back.tsx"),
  route("postponing/marks/:markId", "areas/postponing/routes/mark.tsx"),
  route("key-dates", "areas/key-dates/routes/key-dates.tsx"),
  route("key-dates/:milestoneId", "areas/key-dates/routes/key-date.tsx"),
  // scope
  route("scope", "areas/scope/routes/scope.tsx"),
  route("scope/imported", "areas/scope/routes/imported.tsx"),
  route("scope/warnings/:warningId", "areas/scope/routes/warning.tsx"),
  route("scope/questions/:questionId", "areas/scope/routes/question.tsx"),
  route("scope/themes/:themeId/question", "areas/scope/routes/question-new.tsx"),
  route("scope/prompts/:promptId", "areas/scope/routes/prompt.tsx"),
  route("scope/themes/:themeId/prompt", "areas/scope/routes/prompt-new.tsx"),
  route("scope/focus-areas/new", "areas/scope/routes/focus-area-new.tsx"),
  route("scope/focus-areas/:focusAreaId", "areas/scope/routes/focus-area.tsx"),
  route("scope/corrected-letter", "areas/scope/routes/corrected-letter.tsx"),
  route("scope/sources", "areas/scope/routes/sources.tsx"),
  route("scope/sources/:sourceDocumentId", "areas/scope/routes/source.tsx"),
  route("scope/traceability", "areas/scope/routes/traceability.tsx"),
  route("scope/agree", "areas/scope/routes/agree.tsx"),
  route("scope/versions/:versionId", "areas/scope/routes/version.tsx"),
  // decisions
  ...ofOneCouncil([
    route("decisions", "areas/decisions/routes/decisions.tsx"),
    route("decisions/new", "areas/decisions/routes/new-decision.tsx"),
    route("decisions/ask", "areas/decisions/routes/ask.tsx"),
    route("decisions/:decisionId", "areas/decisions/routes/decision.tsx"),
    route("decisions/:decisionId/correct", "areas/decisions/routes/correct-decision.tsx"),
  ]),
  // peer-team
  ...ofOneCouncil([
    route("peer-team", "areas/peer-team/routes/peer-team.tsx"),
    route("peer-team/new", "areas/peer-team/routes/new-peer.tsx"),
    route("peer-team/proposals/:peerProposalId", "areas/peer-team/routes/proposal.tsx"),
    route("peer-team/:peerId", "areas/peer-team/routes/peer.tsx"),
    route("peer-team/:peerId/confirm", "areas/peer-team/routes/confirm-peer.tsx"),
  ]),
  route("visits/:visitId/team", "areas/peer-team/routes/visit-team.tsx"),
  route("visits/:visitId/team/new", "areas/peer-team/routes/new-visit-peer.tsx"),
  route("visits/:visitId/team/:peerId", "areas/peer-team/routes/visit-peer.tsx"),
  // preparation
  ...ofOneCouncil([
    route("preparation", "areas/preparation/routes/preparation.tsx"),
    route("preparation/sections/:sectionId", "areas/preparation/routes/section.tsx"),
    route("preparation/statement/:versionId", "areas/preparation/routes/statement.tsx"),
    route("preparation/pack", "areas/preparation/routes/pack.tsx"),
    route("preparation/pack/new", "areas/preparation/routes/new-pack-item.tsx"),
    route("preparation/pack/:packItemId", "areas/preparation/routes/pack-item.tsx"),
  ]),
  // timetable, of one visit
  route("visits/:visitId/timetable", "areas/visits/routes/layout.tsx", timetable),
  // evidence
  route("evidence", "areas/evidence/routes/evidence.tsx"),
  route("evidence/sessions", "areas/evidence/routes/sessions.tsx"),
  route("evidence/new", "areas/evidence/routes/new-note.tsx"),
  route("evidence/coverage", "areas/evidence/routes/coverage.tsx"),
  route("evidence/:noteId", "areas/evidence/routes/note.tsx"),
  route("evidence/:noteId/change", "areas/evidence/routes/change-note.tsx"),
  route("evidence/:noteId/delete", "areas/evidence/routes/delete-note.tsx"),
  // findings
  route("findings", "areas/findings/routes/findings.tsx"),
  route("findings/new", "areas/findings/routes/new-finding.tsx"),
  route("findings/:findingId", "areas/findings/routes/finding.tsx"),
  route("findings/:findingId/change", "areas/findings/routes/change-finding.tsx"),
  route("findings/:findingId/notes", "areas/findings/routes/finding-notes.tsx"),
  route("findings/:findingId/delete", "areas/findings/routes/delete-finding.tsx"),
  route("recommendations", "areas/findings/routes/recommendations.tsx"),
  route("recommendations/new", "areas/findings/routes/new-recommendation.tsx"),
  route("recommendations/:recommendationId", "areas/findings/routes/recommendation.tsx"),
  route("recommendations/:recommendationId/change", "areas/findings/routes/change-recommendation.tsx"),
  route("recommendations/:recommendationId/delete", "areas/findings/routes/delete-recommendation.tsx"),
  route("observations/new", "areas/findings/routes/new-observation.tsx"),
  route("observations/:observationId", "areas/findings/routes/observation.tsx"),
  // report
  ...ofOneCouncil([
    route("report", "areas/report/routes/report.tsx"),
    route("report/sections/:sectionKey", "areas/report/routes/section.tsx"),
    route("report/preview", "areas/report/routes/preview.tsx"),
    route("report/versions/:versionId", "areas/report/routes/version.tsx"),
    route("report/comments/:commentId", "areas/report/routes/comment.tsx"),
  ]),
  // action-plan
  ...ofOneCouncil([
    route("action-plan", "areas/action-plan/routes/action-plan.tsx"),
    route("action-plan/owners", "areas/action-plan/routes/owners.tsx"),
    route("action-plan/approve", "areas/action-plan/routes/approve-plan.tsx"),
    route("action-plan/versions/:versionId", "areas/action-plan/routes/approved-plan.tsx"),
    route("action-plan/recommendations/:recommendationId", "areas/action-plan/routes/recommendation.tsx"),
    route(
      "action-plan/recommendations/:recommendationId/new-action",
      "areas/action-plan/routes/new-action.tsx",
    ),
    route("action-plan/actions/:actionId", "areas/action-plan/routes/action.tsx"),
    route("action-plan/actions/:actionId/change", "areas/action-plan/routes/change-action.tsx"),
    route("action-plan/actions/:actionId/remove", "areas/action-plan/routes/remove-action.tsx"),
    route("action-plan/routes", "areas/action-plan/routes/reporting-lines.tsx"),
    route("action-plan/routes/new", "areas/action-plan/routes/new-reporting-line.tsx"),
    route("action-plan/routes/:routeId", "areas/action-plan/routes/reporting-line.tsx"),
    route("my-actions", "areas/action-plan/routes/my-actions.tsx"),
    route("my-actions/:actionId", "areas/action-plan/routes/my-action.tsx"),
  ]),
  // progress-review
  route("progress-review", "areas/progress-review/routes/progress-review.tsx"),
  route("progress-review/visit", "areas/progress-review/routes/visit.tsx"),
  route("progress-review/recommendations/:recommendationId", "areas/progress-review/routes/judgement.tsx"),
  route("progress-review/good-practice/new", "areas/progress-review/routes/new-good-practice.tsx"),
  route("progress-review/good-practice/:goodPracticeId", "areas/progress-review/routes/good-practice.tsx"),
  route("progress-review/issue", "areas/progress-review/routes/issue-review.tsx"),
  route("progress-review/versions/:versionId", "areas/progress-review/routes/issued-review.tsx"),
  // publication
  ...ofOneCouncil([
    route("publication", "areas/publication/routes/publication.tsx"),
    route("publication/versions/:versionId", "areas/publication/routes/release.tsx"),
    route("publication/published/:publicationId/withdraw", "areas/publication/routes/withdraw.tsx"),
  ]),
  // people
  ...ofOneCouncil([
    route("members", "areas/people/routes/members.tsx"),
    route("members/invite", "areas/people/routes/invite.tsx"),
    route("members/:membershipId", "areas/people/routes/member.tsx"),
    route("members/:membershipId/leaving", "areas/leaving/routes/leaving.tsx"),
    route("deputies", "areas/people/routes/deputies.tsx"),
    route("deputies/new", "areas/people/routes/new-deputy.tsx"),
  ]),
  route("support", "areas/people/routes/support-access.tsx"),
  // retention
  route("retention", "areas/retention/routes/retention.tsx"),
  // archive
  ...ofOneCouncil([route("copy", "areas/archive/routes/copy.tsx")]),
  // mail
  ...ofOneCouncil([
    route("mail", "mail/routes/messages.tsx"),
    route("mail/:mailId", "mail/routes/message.tsx"),
  ]),
  // telling
  ...ofOneCouncil([route("told", "areas/telling/routes/told.tsx")]),
  // demonstration
  route("demonstration/timetable", "areas/demonstration/routes/try-timetable.tsx"),
  route("demonstration/move-to-today", "areas/demonstration/routes/move-to-today.tsx"),
  // audit
  route("audit", "audit/routes/trail.tsx"),
];

// Files to download and what scripts ask for: no page round them.
const downloads: RouteConfigEntry[] = [
  route("councils/:councilId/logo", "areas/councils/routes/logo.ts"),
  // Where the pages of a timetable stood while a challenge had one: sent on.
  route("challenges/:challengeId/timetable/*", "areas/visits/routes/earlier-timetable.ts"),
  route(
    "challenges/:challengeId/progress-review/word",
    "areas/progress-review/routes/working-review-word.tsx",
  ),
  route(
    "challenges/:challengeId/visits/:visitId/timetable/board",
    "areas/timetable/grid/routes/timetable-board.ts",
  ),
  route(
    "challenges/:challengeId/visits/:visitId/timetable/live",
    "areas/timetable/grid/routes/timetable-live.ts",
  ),
  route("published/:slug/word", "areas/publication/routes/published-word.tsx"),
  ...prefix(
    "challenges/:challengeId",
    ofOneCouncil([route("action-plan/word", "areas/action-plan/routes/working-plan-word.tsx")]),
  ),
  route("challenges/:challengeId/report/working-copy/word", "areas/report/routes/working-copy-word.tsx"),
  route("key-dates/:token", "areas/key-dates/routes/dates-feed.tsx"),
  route("calendar/:token", "areas/timetable/invitations/routes/calendar-feed.tsx"),
  route("calendar-entry/:token", "mail/routes/calendar-entry.tsx"),
  route("challenges/:challengeId/issued/:versionId/word", "areas/challenge/routes/issued-word.tsx"),
  route(
    "challenges/:challengeId/visits/:visitId/timetable/paper/peer-days/word",
    "areas/timetable/papers/routes/paper-peer-days-word.tsx",
  ),
  route(
    "challenges/:challengeId/visits/:visitId/timetable/paper/wall-grid/word",
    "areas/timetable/papers/routes/paper-wall-grid-word.tsx",
  ),
  route(
    "challenges/:challengeId/visits/:visitId/timetable/paper/door-signs/word",
    "areas/timetable/papers/routes/paper-door-signs-word.tsx",
  ),
  route(
    "challenges/:challengeId/visits/:visitId/timetable/paper/reception-list/word",
    "areas/timetable/papers/routes/paper-reception-list-word.tsx",
  ),
  route(
    "challenges/:challengeId/visits/:visitId/timetable/paper/joining-notes/word",
    "areas/timetable/papers/routes/paper-joining-notes-word.tsx",
  ),
  route("challenges/:challengeId/drafts", "writing/routes/challenge-drafts.ts"),
  route("account/drafts", "writing/routes/account-drafts.ts"),
  ...prefix(
    "challenges/:challengeId",
    ofOneCouncil([route("copy/file", "areas/archive/routes/copy-file.tsx")]),
  ),
  route("challenges/:challengeId/audit/csv", "audit/routes/trail-csv.tsx"),
  route("administration/audit/csv", "audit/routes/installation-trail-csv.tsx"),
  route("account/data", "areas/retention/routes/account-data.tsx"),
  route(
    "challenges/:challengeId/visits/:visitId/timetable/people/:personId/data/file",
    "areas/retention/routes/person-file.tsx",
  ),
  route(
    "challenges/:challengeId/visits/:visitId/timetable/import-template",
    "areas/timetable/excel/routes/import-template.tsx",
  ),
  route("challenges/:challengeId/visits/:visitId/timetable/excel", "areas/timetable/excel/routes/excel.tsx"),
  route("challenges/:challengeId/scope/traceability.csv", "areas/scope/routes/traceability-csv.tsx"),
  route("challenges/:challengeId/scope/sources/:sourceDocumentId/file", "areas/scope/routes/source-file.tsx"),
];

// For anybody.
const publicPages: RouteConfigEntry[] = [
  index("areas/publication/routes/welcome.tsx"),
  route("published/:slug", "areas/publication/routes/published.tsx"),
  route("accessibility", "areas/publication/routes/accessibility.tsx"),
  route("privacy", "areas/installation/routes/privacy.tsx"),
  // By a link of one's own.
  route("decide/:token", "areas/decisions/routes/decide.tsx"),
  route("availability/:token", "areas/timetable/availability/routes/availability.tsx"),
  route("reply/:token", "areas/timetable/invitations/routes/reply.tsx"),
];

// Whatever no line above answers.
const notFound = route("*", "access/not-found.tsx");

export default [
  ...publicPages,
  ...person,
  ...councils,
  ...administration,
  route("challenges/:challengeId", "areas/home/routes/layout.tsx", challenge),
  ...downloads,
  notFound,
] satisfies RouteConfig;
