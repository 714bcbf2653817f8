/** What both sides of the wall may know: nothing here tells how much the peer team has written. */
export interface SharedProgress {
  prompts: number;
  clauses: number;
  untracedPrompts: number;
  warnings: number;
  openWarnings: number;
  scopeVersions: number;
  councils: number;
  /** Councils whose agreement to the newest version of the scope is in effect. */
  scopeAgreed: number;
  /** The same, also where it takes effect on a day that is still to come. */
  scopeDecided: number;
  /** Councils that agreed it with changes of which nobody has said what became of them. */
  scopeChangesOpen: number;
  /** Councils that have undertaken to publish the report and the action plan. */
  publishingUndertaken: number;
  publishingDecided: number;
  peers: number;
  peersConfirmed: number;
  members: number;
  statementsSubmitted: number;
  packItems: number;
  packReceived: number;
  /** Of the phases on site; those of the calls before and of progress reviews apart. */
  sessions: number;
  callSessions: number;
  reviewSessions: number;
  sessionsUnplaced: number;
  /** Sessions from today on that stand when somebody cannot come; 0 for whoever does not arrange the visit. */
  sessionsWithoutSomebody: number;
  /** People and peers who answered that they cannot come to a session from today on; 0 for whoever does not arrange the visit. */
  peopleDeclined: number;
  reviewSessionsUnplaced: number;
  phases: number;
  /** Phases on site that have a session. */
  phasesBegun: number;
  /** Phases on site of which a timetable was released. */
  phasesReleased: number;
  /** Versions of those that were released. */
  timetableVersions: number;
  /** Progress reviews that have a visit, those of them that have a session, and those of which a timetable was released. */
  reviews: number;
  reviewsBegun: number;
  reviewsReleased: number;
  reportDrafts: number;
  reportFinals: number;
  reportsPublished: number;
  plansIssued: number;
  /** Councils whose plan is approved. */
  plansApproved: number;
  plansPublished: number;
  reviewFinals: number;
  reviewsPublished: number;
  /** Documents in public of which a newer final version is issued and not published. */
  reportsNewer: number;
  plansNewer: number;
  reviewsNewer: number;
}

/** What only the peer team may know. */
export interface TeamProgress {
  /** Of the visits before the report; those of progress reviews apart. */
  notes: number;
  reviewNotes: number;
  ownNotes: number;
  findings: number;
  findingsAgreed: number;
  recommendations: number;
  reportSections: number;
  openAccuracyComments: number;
  judgements: number;
}

/** What only those of one council may know who record its decisions. */
export interface DecisionProgress {
  /** 1 when the own council's agreement to the newest version of the scope is in effect. */
  ownScopeAgreed: number;
  /** The same, also where it takes effect on a day that is still to come. */
  ownScopeDecided: number;
  /** 1 when the own council agreed it with changes, and nobody has said what became of them. */
  ownScopeChangesOpen: number;
  /** 1 when its undertaking to publish is in effect, and the same where that is still to come. */
  ownPublishing: number;
  ownPublishingDecided: number;
  /** Proposed peers that are put to the councils, and those about whom the own council has recorded a decision. */
  peersPut: number;
  peersAnswered: number;
}

/** What only one council's office may know: its own drafts, and what it has been sent. */
export interface CouncilProgress {
  statementSections: number;
  statementReady: number;
  statementStarted: number;
  ownComments: number;
  responses: number;
  actions: number;
  ownPlanFinals: number;
  ownPlansPublished: number;
  /** 1 when a newer version of its plan is approved than the one in public. */
  ownPlansNewer: number;
}

/** The actions somebody answers for: their own, or all of the council's for its co-ordinator. */
export interface ActionProgress {
  actionsHeld: number;
  actionsFinished: number;
  actionsWithoutUpdate: number;
  actionsOverdue: number;
}

/** How far a challenge is, as one role may know it; null is what the role may not know. */
export interface Progress {
  shared: SharedProgress | null;
  team: TeamProgress | null;
  council: CouncilProgress | null;
  decisions: DecisionProgress | null;
  actions: ActionProgress | null;
}
