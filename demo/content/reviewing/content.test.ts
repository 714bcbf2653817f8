import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DemoPrompt, DemoSession, PersonKey } from "../shapes.ts";
import { actionPlanPublished, actions, responses, routes } from "./action-plan.ts";
import { challenge } from "./challenge.ts";
import { findings } from "./findings.ts";
import { notes } from "./notes.ts";
import { accounts, people, team } from "./people.ts";
import { dataPack, positionStatement } from "./preparation.ts";
import { progressReview } from "./progress-review.ts";
import { observations, recommendations } from "./recommendations.ts";
import { accuracyComments, reportGoodPractice, reportSections, reportVersions } from "./report.ts";
import { reviewTeam } from "./review-visit.ts";
import { sessions } from "./sessions.ts";
import { sites, travelMinutes } from "./sites.ts";

const LUNCH_MINUTES = 45;
const GAP_MINUTES = 15;
const UNBROKEN_MINUTES = 180;

const letter = readFileSync(new URL("./scope-letter.md", import.meta.url), "utf8");
const agreement = readFileSync(new URL("./partnership-agreement.md", import.meta.url), "utf8");

const words = (text: string) => text.trim().split(/\s+/).length;
const minuteOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const starts = (session: DemoSession) => minuteOf(session.start);
const ends = (session: DemoSession) => starts(session) + session.minutes;

function withChildren(prompts: readonly DemoPrompt[]): DemoPrompt[] {
  return prompts.flatMap((prompt) => [prompt, ...withChildren(prompt.children ?? [])]);
}

function duplicates(keys: readonly string[]): string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

/** The sessions that share a day and a peer, person or room, each list in order of start. */
function agendas(keysOf: (session: DemoSession) => readonly string[]): Map<string, DemoSession[]> {
  const lists = new Map<string, DemoSession[]>();
  for (const session of [...sessions].sort((a, b) => starts(a) - starts(b))) {
    for (const key of keysOf(session)) {
      const slot = `${session.day} ${key}`;
      lists.set(slot, [...(lists.get(slot) ?? []), session]);
    }
  }
  return lists;
}

function tightPairs(
  lists: Map<string, DemoSession[]>,
  needed: (a: DemoSession, b: DemoSession) => number,
): string[] {
  const tight: string[] = [];
  for (const [slot, list] of lists) {
    list.slice(1).forEach((next, index) => {
      const before = list[index]!;
      if (starts(next) - ends(before) < needed(before, next))
        tight.push(`${slot}: ${before.key}, ${next.key}`);
    });
  }
  return tight;
}

const withTravel = (a: DemoSession, b: DemoSession) => (a.site === b.site ? GAP_MINUTES : travelMinutes);
const prompts = challenge.themes.flatMap((theme) => withChildren(theme.prompts));
const promptKeys = new Set(prompts.map((prompt) => prompt.key));
const personOf = new Map(people.map((person) => [person.key, person]));
const peerKeys = new Set(team.map((peer) => peer.key));
const sessionOf = new Map(sessions.map((session) => [session.key, session]));
const noteKeys = new Set(notes.map((note) => note.key));
const findingKeys = new Set(findings.map((finding) => finding.key));
const rooms = new Map(
  sites.flatMap((site) => site.rooms.map((room) => [room.key, { ...room, site: site.key }])),
);

describe("size", () => {
  it.each([
    ["peers", team.filter((peer) => peer.role.endsWith("peer")).length, 6],
    ["team", team.length, 8],
    ["sessions", sessions.length, 45],
    ["people", people.length, 90],
    ["notes", notes.length, 240],
    ["findings", findings.length, 30],
    ["recommendations", recommendations.length, 9],
    ["key recommendations", recommendations.filter((item) => item.level === "key").length, 6],
    ["observations", observations.length, 3],
    ["actions", actions.length, 36],
    ["responses", responses.length, 18],
    ["data pack items", dataPack.length, 18],
    ["top-level prompts", challenge.themes.flatMap((theme) => theme.prompts).length, 22],
  ])("has the stated number of %s", (_name, count, expected) => {
    expect(count).toBe(expected);
  });

  it("uses each key once", () => {
    const lists = [people, team, sessions, notes, findings, observations, dataPack, accounts];
    for (const list of lists) expect(duplicates(list.map((item) => item.key))).toEqual([]);
    expect(duplicates(actions.map((item) => item.number))).toEqual([]);
    expect(duplicates(prompts.map((item) => item.key))).toEqual([]);
    expect(duplicates([...people, ...team].map((item) => item.email))).toEqual([]);
    expect(duplicates([...people, ...team].map((item) => item.name))).toEqual([]);
  });
});

describe("scope", () => {
  it("holds the same themes and prompts as the letter", () => {
    for (const theme of challenge.themes) {
      expect(letter).toContain(
        `**${theme.number}. ${theme.title}: ${theme.questions.join(" ")} Are the Councils...**`,
      );
    }
    const bullets = letter.slice(0, letter.indexOf("## Timing")).match(/^ *- .+$/gm) ?? [];
    expect(prompts.map((prompt) => prompt.text)).toEqual(bullets.map((line) => line.trim().slice(2)));
  });

  it("traces every prompt but one", () => {
    expect(prompts.filter((prompt) => prompt.clauses.length === 0).map((prompt) => prompt.key)).toEqual([
      "2.5",
    ]);
    for (const clause of new Set(prompts.flatMap((prompt) => prompt.clauses))) {
      const number = clause.replace(/\(.*/, "");
      expect(agreement).toContain(`- ${number} `);
    }
  });

  it("leaves one placeholder in the letter", () => {
    expect(letter.match(/\*\*[A-Z][A-Z ]+\*\*/g)).toEqual(["**NAME TO CONFIRM**"]);
  });

  it("gives a reason for each date missed and for no other", () => {
    for (const milestone of challenge.milestones) {
      const late = (milestone.actual ?? challenge.today) > milestone.planned;
      expect(`${milestone.key} ${milestone.reason !== null}`).toBe(`${milestone.key} ${late}`);
    }
  });
});

describe("people", () => {
  it("has line managers and leaders that exist", () => {
    for (const person of people) {
      if (person.lineManager) expect(personOf.get(person.lineManager)?.kind).toBe("officer");
    }
    for (const council of challenge.councils) {
      expect(personOf.get(council.leader)?.name).toBe(council.leaderName);
      expect(personOf.get(council.chiefExecutive)?.name).toBe(council.chiefExecutiveName);
    }
  });

  it("has sign-ins that match the person or peer behind them", () => {
    for (const account of accounts) {
      const behind = account.person
        ? personOf.get(account.person)
        : team.find((peer) => peer.key === account.peer);
      if (account.role !== "administrator")
        expect([behind?.name, behind?.email]).toEqual([account.name, account.email]);
    }
  });

  it("invites everybody to at least one session before the last", () => {
    const met = new Set(
      sessions.filter((item) => item.kind !== "final-feedback").flatMap((item) => item.people),
    );
    expect(people.filter((person) => !met.has(person.key)).map((person) => person.key)).toEqual([]);
  });
});

describe("timetable", () => {
  it("refers to peers, people, prompts and rooms that exist, within the on-site days", () => {
    for (const session of sessions) {
      for (const peer of session.peers) expect(peerKeys).toContain(peer);
      for (const person of session.people) expect(personOf.has(person)).toBe(true);
      for (const prompt of session.prompts) expect(promptKeys).toContain(prompt);
      expect(session.day >= challenge.onSiteStart && session.day <= challenge.onSiteEnd).toBe(true);
      if (session.room) expect(rooms.get(session.room)?.site).toBe(session.site);
      else expect(session.place).not.toBeNull();
    }
  });

  it("keeps within the capacity of each room", () => {
    const full = sessions.filter(
      (item) => item.room && item.peers.length + item.people.length > rooms.get(item.room)!.capacity,
    );
    expect(full.map((session) => session.key)).toEqual([]);
  });

  it("leaves fifteen minutes, or the journey, between a peer's sessions", () => {
    expect(
      tightPairs(
        agendas((session) => session.peers),
        withTravel,
      ),
    ).toEqual([]);
  });

  it("leaves the people met time to get from one session to the next", () => {
    expect(
      tightPairs(
        agendas((session) => session.people),
        withTravel,
      ),
    ).toEqual([]);
  });

  it("never books a room twice", () => {
    expect(
      tightPairs(
        agendas((session) => (session.room ? [session.room] : [])),
        () => GAP_MINUTES,
      ),
    ).toEqual([]);
  });

  it("gives each peer lunch between 12:00 and 14:00 and a pause every three hours", () => {
    const short: string[] = [];
    for (const [slot, list] of agendas((session) => session.peers)) {
      const edges = [
        minuteOf("12:00"),
        ...list.flatMap((item) => [starts(item), ends(item)]),
        minuteOf("14:00"),
      ];
      const inside = edges.map((edge) => Math.min(Math.max(edge, minuteOf("12:00")), minuteOf("14:00")));
      const gaps = inside
        .filter((_, index) => index % 2 === 0)
        .map((edge, index) => inside[index * 2 + 1]! - edge);
      if (Math.max(...gaps) < LUNCH_MINUTES) short.push(`${slot} lunch`);
      if (list.some((item) => item.minutes > UNBROKEN_MINUTES)) short.push(`${slot} pause`);
    }
    expect(short).toEqual([]);
  });

  it("puts nobody in a focus group with their line manager", () => {
    const together = sessions
      .filter((session) => session.kind === "focus-group")
      .flatMap((session) =>
        session.people.filter((key) => session.people.includes(personOf.get(key)?.lineManager as PersonKey)),
      );
    expect(together).toEqual([]);
  });

  it("has a team meeting and a feedback each day and one final feedback on the last", () => {
    for (const kind of ["team-meeting", "daily-feedback"] as const) {
      expect(new Set(sessions.filter((item) => item.kind === kind).map((item) => item.day)).size).toBe(5);
    }
    expect(sessions.filter((item) => item.kind === "final-feedback").map((item) => item.day)).toEqual([
      "2025-10-10",
    ]);
  });
});

describe("evidence", () => {
  it("has notes by peers who were there, of people who were there", () => {
    const wrong = notes.filter((note) => {
      if (!note.session) return !note.source || !["document", "data"].includes(note.sourceKind);
      const session = sessionOf.get(note.session);
      if (!session?.peers.includes(note.peer)) return true;
      return (
        note.sourceKind !== "observation" &&
        !session.people.some((key) => personOf.get(key)?.kind === note.sourceKind)
      );
    });
    expect(wrong.map((note) => note.key)).toEqual([]);
  });

  it("has notes with prompts of their theme, each different, naming nobody", () => {
    const surnames = people
      .map((person) => person.name.split(" ").at(-1)!)
      .filter((name) => name !== "Ivory");
    for (const note of notes) {
      expect(promptKeys).toContain(note.prompt);
      expect(note.prompt.startsWith(`${note.theme}.`)).toBe(true);
      expect(surnames.filter((name) => new RegExp(`\\b${name}\\b`).test(note.text))).toEqual([]);
    }
    expect(new Set(notes.map((note) => note.text)).size).toBe(notes.length);
  });

  it("has a note from every session that is not a meeting of the team or a feedback", () => {
    const noted = new Set(notes.map((note) => note.session));
    const meetings = sessions.filter((item) => item.prompts.length > 0 && !noted.has(item.key));
    expect(meetings.map((session) => session.key)).toEqual([]);
  });
});

describe("findings and recommendations", () => {
  it.each(findings.map((finding) => [finding.key, finding] as const))(
    "%s is of the right size and stands on notes",
    (_key, finding) => {
      const used = [...finding.supporting, ...finding.contradicting, ...finding.context];
      expect(words(finding.headline)).toBeLessThanOrEqual(20);
      expect(words(finding.text)).toBeGreaterThanOrEqual(60);
      expect(words(finding.text)).toBeLessThanOrEqual(120);
      expect(used.length).toBeGreaterThanOrEqual(4);
      expect(used.length).toBeLessThanOrEqual(9);
      expect(duplicates(used)).toEqual([]);
      expect(used.filter((key) => !noteKeys.has(key))).toEqual([]);
      expect(peerKeys).toContain(finding.author);
    },
  );

  it("has both kinds of finding under each theme", () => {
    for (const theme of challenge.themes) {
      const kinds = findings
        .filter((finding) => finding.theme === theme.number)
        .map((finding) => finding.kind);
      expect(kinds).toHaveLength(6);
      expect(new Set(kinds).size).toBe(2);
    }
  });

  it("has recommendations on findings, and uses every area for improvement", () => {
    const used = new Set([...recommendations, ...observations].flatMap((item) => item.findings));
    for (const key of used) expect(findingKeys).toContain(key);
    expect(recommendations.map((item) => item.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const unused = findings.filter((finding) => finding.kind === "improvement" && !used.has(finding.key));
    expect(unused.map((finding) => finding.key)).toEqual([]);
  });
});

describe("documents", () => {
  it("has a position statement of six sections between 250 and 450 words", () => {
    expect(positionStatement.map((section) => section.theme)).toEqual([0, 1, 2, 3, 4, 5]);
    for (const section of positionStatement) {
      expect(words(section.text)).toBeGreaterThanOrEqual(250);
      expect(words(section.text)).toBeLessThanOrEqual(450);
    }
    for (const item of dataPack) expect(personOf.has(item.owner)).toBe(true);
  });

  it("has the prose of the report and its versions in order", () => {
    expect(reportSections).toHaveLength(4);
    expect(reportVersions.map((version) => version.kind)).toEqual(["draft", "final"]);
    expect(accuracyComments.length).toBeGreaterThan(0);
    for (const example of [...reportGoodPractice, ...progressReview.goodPractice])
      expect(personOf.has(example.contact)).toBe(true);
  });
});

describe("action plan and progress review", () => {
  it("has one response a recommendation from each council, differing on at least two", () => {
    const pairs = recommendations.map(({ number }) =>
      responses.filter((item) => item.recommendation === number),
    );
    for (const pair of pairs) expect(pair.map((item) => item.council)).toEqual(["wexcombe", "harrowmere"]);
    expect(pairs.filter(([a, b]) => a?.position !== b?.position).length).toBeGreaterThanOrEqual(2);
    expect(new Set(responses.map((item) => item.position)).size).toBe(3);
  });

  it.each(actions.map((action) => [action.number, action] as const))(
    "%s has an owner, dates and updates in order",
    (number, action) => {
      expect(personOf.get(action.owner)?.kind).toBe("officer");
      expect(personOf.get(action.accountable)?.kind).toBe("officer");
      expect(number.startsWith(`${action.recommendation}.`)).toBe(true);
      expect(action.start <= action.due).toBe(true);
      const dates = action.updates.map((update) => update.date);
      expect(dates.length).toBeGreaterThanOrEqual(3);
      expect(dates.length).toBeLessThanOrEqual(5);
      expect(dates).toEqual([...new Set(dates)].sort());
      expect(dates.at(-1)! <= challenge.today).toBe(true);
    },
  );

  it("ends with a mixture of all six ratings", () => {
    const counts: Record<string, number> = {};
    for (const action of actions) {
      const last = action.updates.at(-1)!.rating;
      counts[last] = (counts[last] ?? 0) + 1;
    }
    expect(counts).toEqual({
      complete: 13,
      "business-as-usual": 5,
      "on-track": 9,
      "at-risk": 5,
      "off-track": 2,
      "not-started": 2,
    });
  });

  it("takes the plan through committees of both councils before it is published", () => {
    for (const council of challenge.councils) {
      const first = routes
        .filter((route) => route.council === council.key)
        .flatMap((route) => route.meetings);
      expect(
        first.some((meeting) => meeting.date < actionPlanPublished && meeting.outcome.includes("approved")),
      ).toBe(true);
    }
  });

  it("judges every recommendation once, by peers who returned", () => {
    expect(progressReview.judgements.map((item) => item.recommendation)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    for (const judgement of progressReview.judgements)
      expect(Object.keys(reviewTeam)).toContain(judgement.author);
  });
});
