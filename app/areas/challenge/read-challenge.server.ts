/** What pages of other rooms may ask about a challenge; each takes the scope the guard gave. */
export {
  type ChallengeFacts,
  isCouncilOf,
  listCouncilIds,
  listCouncils,
  listMilestones,
  type Milestone,
  type ParticipatingCouncil,
  readChallenge,
  readCouncilShortName,
  readRecordBegan,
  readReportEdition,
} from "./store.server.ts";
