/**
 * The shapes of the demonstration content. Everything in this folder is invented: two councils that do not
 * exist, people who do not exist, and what a peer team might have written about them. The files are plain
 * data with string keys; the makers in demo/stages feed them through the use-cases.
 *
 * Days are `YYYY-MM-DD`, local times `HH:MM` (Europe/London), durations are minutes, long text is Markdown.
 */

import type { ReaderKind } from "#app/access/readers/reader-rights.ts";

export type CouncilKey = "wexcombe" | "harrowmere";
/** `joint` is an officer employed for both councils, or an action both councils own. */
export type CouncilScope = CouncilKey | "joint";
export type ThemeNumber = 1 | 2 | 3 | 4 | 5;
/** `p-001` to `p-090`. */
export type PersonKey = `p-${string}`;
/** `peer-1` to `peer-6` are peers, `peer-7` the challenge manager, `peer-8` the support officer. */
export type PeerKey = `peer-${number}`;
/** `s-001` to `s-045`. */
export type SessionKey = `s-${string}`;
/** `n-001` to `n-240`. */
export type NoteKey = `n-${string}`;
/** `f-01` to `f-30`. */
export type FindingKey = `f-${string}`;
/** `1.1` is the first prompt of theme 1; `1.5.2` is the second prompt nested under the fifth. */
export type PromptKey = string;

export interface DemoCouncil {
  readonly key: CouncilKey;
  readonly name: string;
  readonly shortName: string;
  readonly kind: "district" | "borough";
  readonly commissioning: boolean;
  readonly leader: PersonKey;
  readonly leaderName: string;
  readonly chiefExecutive: PersonKey;
  readonly chiefExecutiveName: string;
  readonly governance: "leader-and-cabinet" | "committee-system";
  readonly politicalControl: string;
  readonly councillors: number;
  readonly population: number;
  readonly households: number;
  readonly areaSquareMiles: number;
  readonly staffFullTimeEquivalent: number;
  /** Net revenue budget 2025/26, pounds. */
  readonly netRevenueBudget: number;
  /** Homes the council itself lets; 0 where the stock was transferred. */
  readonly councilHomes: number;
  readonly parishes: number;
  readonly electionCycle: string;
  readonly summary: string;
}

/** The keys of the rule sets in app/areas/dates/rule-sets.ts. */
export type MilestoneKey =
  | "scope-agreed"
  | "pack-sent"
  | "team-call"
  | "draft-report"
  | "report-published"
  | "action-plan-published"
  | "progress-review"
  | "progress-review-report";

export interface DemoMilestone {
  readonly key: MilestoneKey;
  readonly title: string;
  readonly planned: string;
  /** null while it has not happened. */
  readonly actual: string | null;
  /** Why it slipped; null when on time. */
  readonly reason: string | null;
  /** The rule the planned date comes from, in words. */
  readonly rule: string;
}

export interface DemoPrompt {
  readonly key: PromptKey;
  readonly text: string;
  /**
   * References into partnership-agreement.md, such as `2.2(d)`; empty when no clause stands behind it. The first is
   * the one its words lead to; a second is for a person to add by hand.
   */
  readonly clauses: readonly string[];
  readonly children?: readonly DemoPrompt[];
}

export interface DemoTheme {
  readonly number: ThemeNumber;
  readonly title: string;
  readonly questions: readonly string[];
  readonly prompts: readonly DemoPrompt[];
}

export interface DemoSourceFile {
  /** Relative to the folder of the content. */
  readonly file: "scope-letter.md" | "partnership-agreement.md";
  readonly title: string;
  readonly date: string;
}

export interface DemoChallenge {
  readonly title: string;
  readonly county: string;
  readonly letterDate: string;
  readonly onSiteStart: string;
  readonly onSiteEnd: string;
  readonly stage:
    | "scoping"
    | "preparing"
    | "on-site"
    | "reporting"
    | "action-planning"
    | "reviewing"
    | "closed";
  readonly questionSet: "2024";
  readonly reportFormat: "2025";
  /** The day the demonstration stands at. */
  readonly today: string;
  readonly councils: readonly DemoCouncil[];
  readonly milestones: readonly DemoMilestone[];
  readonly sources: readonly DemoSourceFile[];
  readonly themes: readonly DemoTheme[];
}

export type TeamRole =
  | "leader-peer"
  | "member-peer"
  | "chief-executive-peer"
  | "officer-peer"
  | "challenge-manager"
  | "support-officer";

export interface DemoPeer {
  readonly key: PeerKey;
  readonly name: string;
  readonly role: TeamRole;
  /** Their post as the published report gives it. */
  readonly post: string;
  /** The invented council, or the association, they come from. */
  readonly organisation: string;
  /** Of a councillor. */
  readonly politicalGroup?: string;
  /** What kind of council the organisation is. */
  readonly tier?: string;
  readonly biography: string;
  readonly leads: readonly ThemeNumber[];
  readonly track: "A" | "B" | "C" | null;
  readonly email: string;
  readonly telephone: string;
  /** What whoever orders lunch has to know. */
  readonly diet?: string;
}

export type PersonKind = "councillor" | "officer" | "partner" | "resident-or-community";

export interface DemoPerson {
  readonly key: PersonKey;
  readonly name: string;
  readonly title: string;
  readonly kind: PersonKind;
  /** null for partners and residents. */
  readonly council: CouncilScope | null;
  readonly organisation: string;
  readonly email: string;
  readonly lineManager: PersonKey | null;
}

export type AccountRole =
  | "challenge-manager"
  | "support-officer"
  | "peer"
  | "coordinator"
  | "council-reader"
  | "action-owner"
  | "administrator";

export interface DemoAccount {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly role: AccountRole;
  readonly council: CouncilKey | null;
  /** Other councils that the person serves, in the same role. */
  readonly alsoFor?: readonly CouncilKey[];
  /** Who a council's reader is. */
  readonly readerKind?: ReaderKind;
  readonly peer: PeerKey | null;
  readonly person: PersonKey | null;
}

export interface DemoRoom {
  readonly key: string;
  readonly name: string;
  readonly capacity: number;
  readonly stepFree: boolean;
  readonly hearingLoop: boolean;
  readonly baseRoom: boolean;
}

export interface DemoSite {
  readonly key: CouncilKey;
  readonly name: string;
  readonly address: string;
  readonly rooms: readonly DemoRoom[];
}

export type SessionKind =
  | "interview"
  | "focus-group"
  | "observation"
  | "visit"
  | "team-meeting"
  | "daily-feedback"
  | "final-feedback";

export interface DemoSession {
  readonly key: SessionKey;
  readonly kind: SessionKind;
  readonly title: string;
  readonly day: string;
  readonly start: string;
  readonly minutes: number;
  /** `all` is the whole team. */
  readonly track: "A" | "B" | "C" | "all";
  readonly site: CouncilKey;
  /** null for a visit away from the offices: see `place`. */
  readonly room: string | null;
  readonly place: string | null;
  readonly peers: readonly PeerKey[];
  readonly people: readonly PersonKey[];
  readonly themes: readonly ThemeNumber[];
  readonly prompts: readonly PromptKey[];
}

export interface DemoPositionSection {
  /** 0 is the introduction. */
  readonly theme: 0 | ThemeNumber;
  readonly title: string;
  readonly text: string;
}

export interface DemoDataPackItem {
  readonly key: string;
  readonly title: string;
  readonly council: CouncilScope;
  readonly themes: readonly ThemeNumber[];
  readonly status: "wanted" | "promised" | "received" | "not-available";
  readonly owner: PersonKey;
  readonly received: string | null;
  readonly comment: string | null;
}

export type NoteSourceKind = PersonKind | "document" | "data" | "observation";
export type Leaning = "strength" | "improvement" | "neutral";

export interface DemoNote {
  readonly key: NoteKey;
  readonly text: string;
  /** null when the note is of a document or of data. */
  readonly session: SessionKey | null;
  /** The document or data source when there is no session. */
  readonly source: string | null;
  readonly peer: PeerKey;
  readonly theme: ThemeNumber;
  readonly prompt: PromptKey;
  readonly sourceKind: NoteSourceKind;
  readonly leaning: Leaning;
}

export interface DemoFinding {
  readonly key: FindingKey;
  readonly theme: ThemeNumber;
  readonly kind: "strength" | "improvement";
  /** At most 20 words. */
  readonly headline: string;
  /** 60 to 120 words of report prose. */
  readonly text: string;
  readonly author: PeerKey;
  readonly supporting: readonly NoteKey[];
  readonly contradicting: readonly NoteKey[];
  readonly context: readonly NoteKey[];
}

export interface DemoRecommendation {
  readonly number: number;
  readonly level: "key" | "further";
  /** The theme a further recommendation sits in, and the main theme of a key one. */
  readonly theme: ThemeNumber;
  readonly title: string;
  readonly text: string;
  readonly findings: readonly FindingKey[];
}

export interface DemoObservation {
  readonly key: string;
  readonly theme: ThemeNumber;
  readonly text: string;
  readonly findings: readonly FindingKey[];
}

export interface DemoGoodPractice {
  readonly key: string;
  readonly title: string;
  readonly theme: ThemeNumber;
  readonly council: CouncilScope;
  readonly text: string;
  readonly learningPoints: readonly string[];
  readonly contact: PersonKey;
}

export interface DemoReportSection {
  readonly key: "introduction" | "executive-summary" | "approach" | "next-steps";
  readonly title: string;
  readonly text: string;
}

export interface DemoReportVersion {
  readonly kind: "draft" | "final";
  readonly issued: string;
  readonly comment: string;
}

export interface DemoAccuracyComment {
  readonly council: CouncilKey;
  readonly section: string;
  readonly text: string;
  readonly answer: string;
  readonly decision: "accepted" | "not-accepted";
}

export type ResponsePosition = "accept" | "accept-in-part" | "not-accept";

export interface DemoResponse {
  readonly recommendation: number;
  readonly council: CouncilKey;
  readonly position: ResponsePosition;
  readonly reason: string;
}

export type ActionRating =
  | "not-started"
  | "on-track"
  | "at-risk"
  | "off-track"
  | "complete"
  | "business-as-usual";

export interface DemoActionUpdate {
  readonly date: string;
  readonly rating: ActionRating;
  readonly text: string;
}

export interface DemoAction {
  /** `3.2`: the second action under recommendation 3. */
  readonly number: string;
  readonly recommendation: number;
  /** Who carries it out. */
  readonly council: CouncilScope;
  /** The council in whose plan the action is kept and reported; for a joint action, the one that leads. */
  readonly lead: CouncilKey;
  readonly title: string;
  readonly owner: PersonKey;
  readonly accountable: PersonKey;
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly start: string;
  /** `YYYY-MM` or `YYYY-MM-DD`. */
  readonly due: string;
  readonly successMeasure: string;
  readonly updates: readonly DemoActionUpdate[];
}

export interface DemoRoute {
  readonly council: CouncilKey;
  readonly body: string;
  readonly kind: "executive" | "committee" | "scrutiny" | "council";
  readonly frequency: "quarterly" | "half-yearly" | "yearly" | "once";
  readonly purpose: string;
  /** Meetings that took the plan or an update of it. */
  readonly meetings: readonly { readonly date: string; readonly outcome: string }[];
}

export type ReviewJudgement =
  | "complete"
  | "good-progress"
  | "some-progress"
  | "limited-progress"
  | "no-progress";

export interface DemoReviewJudgement {
  readonly recommendation: number;
  readonly judgement: ReviewJudgement;
  readonly author: PeerKey;
  readonly text: string;
}

export interface DemoProgressReview {
  readonly date: string;
  readonly site: CouncilKey;
  readonly status: "draft" | "issued";
  readonly draftIssued: string;
  readonly introduction: string;
  readonly approach: string;
  readonly conclusion: string;
  readonly judgements: readonly DemoReviewJudgement[];
  readonly goodPractice: readonly DemoGoodPractice[];
}
