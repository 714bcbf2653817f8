/** What pages of other rooms may ask about a challenge; each takes the scope the guard gave. */
export {
  type ChallengeFacts,
  type Council,
  listMilestones,
  type Milestone,
  readChallenge,
} from "./store.server.ts";
