import {
  HOUSE_RULES,
  ruleText,
  SOFT_WEIGHTS,
  softRulesFrom,
  weightRuleKey,
  withDefaults,
} from "../house-rules.ts";
import type { SiteJoining } from "../timetable-record.ts";
import { countOf } from "../timetable-words.ts";

/** A room as it is taken over. */
export interface EarlierRoom {
  name: string;
  capacity: number;
  isStepFree: boolean;
  hasHearingLoop: boolean;
}

/** A site of a council's last challenge, with its rooms in order. */
export interface EarlierSite extends SiteJoining {
  name: string;
  address: string;
  rooms: EarlierRoom[];
}

/** Minutes from one site to another, by their names. */
export interface EarlierJourney {
  from: string;
  to: string;
  minutes: number;
}

/** A rule as it is stored: minutes of a house rule, points of a weight. */
export interface EarlierRule {
  key: string;
  minutes: number;
}

/** A rule that is another here than there, in words. */
export interface DifferingRule {
  key: string;
  label: string;
  /** Minutes or points, as they are stored. */
  minutes: number;
  there: string;
  here: string;
}

/** The rules in which a challenge differs from an earlier one; those that neither changed are the same by their defaults. */
export function differingRules(there: readonly EarlierRule[], here: readonly EarlierRule[]): DifferingRule[] {
  const [rulesThere, rulesHere] = [withDefaults(there), withDefaults(here)];
  const [pointsThere, pointsHere] = [softRulesFrom(there), softRulesFrom(here)];
  const inWords = (rule: (typeof HOUSE_RULES)[number], minutes: number) =>
    rule.unit === "minutes" ? countOf(minutes, "minute") : ruleText(rule.key, minutes);
  return [
    ...HOUSE_RULES.filter(({ key }) => rulesThere[key] !== rulesHere[key]).map((rule) => ({
      key: rule.key,
      label: rule.label,
      minutes: rulesThere[rule.key],
      there: inWords(rule, rulesThere[rule.key]),
      here: inWords(rule, rulesHere[rule.key]),
    })),
    ...SOFT_WEIGHTS.filter(({ key }) => pointsThere[key] !== pointsHere[key]).map(({ key, label }) => ({
      key: weightRuleKey(key),
      label,
      minutes: pointsThere[key],
      there: countOf(pointsThere[key], "point"),
      here: countOf(pointsHere[key], "point"),
    })),
  ];
}

/** The journeys between sites that are taken over; both ends have to be among them. */
export function journeysBetween(
  journeys: readonly EarlierJourney[],
  sites: readonly string[],
): EarlierJourney[] {
  const taken = new Set(sites);
  return journeys.filter(({ from, to }) => taken.has(from) && taken.has(to));
}

/** "2 sites with 7 rooms, 2 journeys and 3 house rules"; empty when nothing was taken over. */
export function takenInWords(taken: {
  sites: number;
  rooms: number;
  journeys: number;
  rules: number;
}): string {
  const parts = [
    ...(taken.sites === 0 ? [] : [`${countOf(taken.sites, "site")} with ${countOf(taken.rooms, "room")}`]),
    ...(taken.journeys === 0 ? [] : [countOf(taken.journeys, "journey")]),
    ...(taken.rules === 0 ? [] : [countOf(taken.rules, "house rule")]),
  ];
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
