/** What pages of other rooms may ask about a challenge; each takes the scope the guard gave. */
export {
  type ChallengeFacts,
  type Council,
  isCouncilOf,
  listMilestones,
  type Milestone,
  readChallenge,
  readReportEdition,
} from "./store.server.ts";
