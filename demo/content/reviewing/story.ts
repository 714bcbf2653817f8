import { accountsOf } from "../accounts-of-team.ts";
import type { DemoStory } from "../story.ts";
import { challenge } from "./challenge.ts";
import { accounts, people, team } from "./people.ts";
import { sites, travelMinutes } from "./sites.ts";

export const reviewing: DemoStory = {
  stage: "reviewing",
  title: challenge.title,
  councils: challenge.councils,
  team,
  accounts: accountsOf(team, accounts),
  people,
  sites,
  travelMinutes,
  themes: challenge.themes,
};
