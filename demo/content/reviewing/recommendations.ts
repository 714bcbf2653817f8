/** Nine recommendations, six of them key, in the team's exact words, and three softer observations. */
import type { DemoObservation, DemoRecommendation } from "../shapes.ts";

export const recommendations: readonly DemoRecommendation[] = [
  {
    number: 1,
    level: "key",
    theme: 1,
    title: "Restate what the partnership is for",
    text: "Agree and publish, by the time the partnership agreement is reviewed in 2026, one short statement of what the partnership is for between now and reorganisation, in words that both councils' members, staff and residents would recognise, and use it to decide what the partnership does next and what it does not do.",
    findings: ["f-03", "f-18", "f-11"],
  },
  {
    number: 2,
    level: "key",
    theme: 1,
    title: "Measure and publish the benefits",
    text: "Choose a small set of measures that show what residents of each council gain from the partnership, collect a baseline for every shared service, and report the results in public at least twice a year, beside the savings.",
    findings: ["f-04", "f-05", "f-29"],
  },
  {
    number: 3,
    level: "key",
    theme: 1,
    title: "Decide the future of waste and street services",
    text: "Put costed options for waste collection and street services before both councils no later than March 2026, worked back from the end of the Harrowmere contract and including vehicles and depots, so that each council can decide in good time whether to act together.",
    findings: ["f-06", "f-22"],
  },
  {
    number: 4,
    level: "key",
    theme: 2,
    title: "Prepare together for reorganisation",
    text: "Whatever view each council takes of the proposals for new councils, draw up one plan for preparation, covering services, staff, data and contracts, with a single assessment of risk and a written protocol on how shared officers advise each council, and tell staff what is known at regular intervals.",
    findings: ["f-11", "f-10", "f-07"],
  },
  {
    number: 5,
    level: "key",
    theme: 3,
    title: "Strengthen scrutiny and shorten joint decisions",
    text: "Give members outside the leadership of each council a proper part in the oversight of the partnership, through a joint panel or an arrangement of equal effect, publish the notes of the Joint Member Working Group, and align the two calendars so that no joint decision takes longer than eight weeks.",
    findings: ["f-15", "f-16"],
  },
  {
    number: 6,
    level: "key",
    theme: 4,
    title: "Renew the cost-sharing agreement and plan savings together",
    text: "Replace the cost-sharing formula with one that can be explained on a page and is reviewed each year, and on that footing agree a joint savings plan that closes the gaps in both medium-term financial strategies to 2028/29.",
    findings: ["f-21", "f-22", "f-20"],
  },
  {
    number: 7,
    level: "further",
    theme: 3,
    title: "Help every councillor to understand the partnership",
    text: "Introduce every councillor to the partnership agreement and to their council's rights under it, send all members a plain account of what is being considered each quarter, and put in writing how conflicts of interest are handled for officers who serve both councils.",
    findings: ["f-17", "f-14", "f-13"],
  },
  {
    number: 8,
    level: "further",
    theme: 4,
    title: "Work from one procurement pipeline",
    text: "Keep one pipeline of contracts for both councils under one set of contract rules, buy together wherever both gain, and draw lots so that local firms can compete for them.",
    findings: ["f-23", "f-24"],
  },
  {
    number: 9,
    level: "further",
    theme: 5,
    title: "Do fewer things, and give them the people and systems they need",
    text: "Cut the corporate project list to what the two councils can lead well, by a choice made by members of both, and finish only those changes to systems and terms of employment that will repay their cost before reorganisation.",
    findings: ["f-27", "f-28", "f-30"],
  },
];

/** Thoughts the team left with the councils without making recommendations of them. */
export const observations: readonly DemoObservation[] = [
  {
    key: "o-1",
    theme: 2,
    text: "Harrowmere may wish to bring back a yearly conference with its parishes and to offer the larger voluntary organisations agreements of more than one year, as Wexcombe does.",
    findings: ["f-12"],
  },
  {
    key: "o-2",
    theme: 2,
    text: "Ottersby has watched two other towns change. A short plan for the town, owned by one officer, would be welcome there and need not cost much.",
    findings: ["f-09"],
  },
  {
    key: "o-3",
    theme: 5,
    text: "Planning carries more risk than its place in either risk register suggests. The councils might consider whether the evidence for two local plans can still be shared, and what would keep the people on whom both depend.",
    findings: ["f-26"],
  },
];
