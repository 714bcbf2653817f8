import { PEER_ROLE_NAMES, PEER_ROLES, type PeerRole } from "#app/areas/peer-team/peer-words.ts";
import { FORMS_OF_ADDRESS, type Named, NameIndex } from "./reading/name-index.ts";
import { cellText } from "./reading/sheet.ts";
import type { PersonFacts, SessionFacts, StandingRecord } from "./standing-record.ts";

/** Everything that a cell can name, and how each is named so that it is read back. */
export interface RecordNames {
  councils: NameIndex;
  sites: NameIndex;
  /** Rooms by id, and sites without a room as "site:" and the id. */
  rooms: NameIndex;
  /** Peers by id, and parts in the team as "role:" and the part. */
  peers: NameIndex;
  themes: NameIndex;
  prompts: NameIndex;
}

export const SITE_PLACE = "site:";
export const ROLE = "role:";

const ROLE_WORDS: Record<PeerRole, readonly string[]> = {
  "leader-peer": ["leader", "council leader peer"],
  "member-peer": ["member", "councillor peer", "elected member peer"],
  "chief-executive-peer": ["chief executive", "chief exec", "chief exec peer", "ceo", "ceo peer"],
  "officer-peer": ["officer", "senior officer peer", "director peer"],
  "challenge-manager": ["challenge manager", "peer challenge manager"],
  "support-officer": ["support officer", "project support officer"],
};

/** The names of the record, apart from its people and sessions, which a file can add to. */
export function recordNames({ councils, sites, peers, themes }: StandingRecord): RecordNames {
  return {
    councils: new NameIndex(
      councils.map(({ id, name, shortName }) => ({
        key: id,
        name,
        also: [shortName, `${shortName} Council`, `${shortName} BC`, `${shortName} DC`],
      })),
      {
        one: "council of this challenge",
        todo: `Write ${councils.map((one) => one.shortName).join(" or ")}.`,
      },
    ),
    sites: new NameIndex(
      sites.map(({ id, name }) => ({ key: id, name })),
      { one: "site", todo: "Add it under Sites and rooms, or use the name it has there." },
    ),
    rooms: new NameIndex(
      sites.flatMap(({ id: siteId, name: site, rooms }): Named[] => [
        ...rooms.map(({ id, name }) => ({
          key: id,
          name,
          also: [`${site}: ${name}`, `${name}, ${site}`, `${name} (${site})`],
          loosely: shortened(name),
        })),
        { key: SITE_PLACE + siteId, name: `At ${site}, no room`, also: [site] },
      ]),
      { one: "room", todo: "Add it under Sites and rooms, or use the name it has there." },
    ),
    peers: new NameIndex(
      [
        ...peers.map(({ id, name, role }) => ({
          key: id,
          name: name || `${PEER_ROLE_NAMES[role]}, to be found`,
          ...(name === "" ? {} : { loosely: [surnameFirst(name)], parts: partsOfName(name) }),
        })),
        ...PEER_ROLES.map((role) => ({
          key: ROLE + role,
          name: PEER_ROLE_NAMES[role],
          also: ROLE_WORDS[role],
        })),
      ],
      { one: "peer or part in the team", todo: "Use the name as it stands in the peer team." },
    ),
    themes: new NameIndex(
      themes.map(({ id, number, title }) => ({
        key: id,
        name: String(number),
        also: [`Theme ${number}`, title, `${number} ${title}`, `Theme ${number} ${title}`],
      })),
      { one: "theme", todo: `Write numbers from 1 to ${themes.length}.` },
    ),
    prompts: new NameIndex(
      themes.flatMap(({ prompts }) => prompts.map(({ id, ref }) => ({ key: id, name: ref }))),
      { one: "prompt", todo: "Use the numbers that the prompts have under Scope." },
    ),
  };
}

/** The people of the record and of the file. `earlier` is the name somebody had who is renamed by the file. */
export function peopleNames(
  people: readonly { key: string; facts: PersonFacts; earlier?: string }[],
  { councils }: StandingRecord,
): NameIndex {
  const councilOf = new Map(councils.map((council) => [council.id, council]));
  return new NameIndex(
    people.map(({ key, facts, earlier }) => {
      const council = councilOf.get(facts.councilId ?? "");
      return {
        key,
        name: facts.name,
        also: [
          ...(council === undefined
            ? []
            : [`${facts.name} (${council.shortName})`, `${facts.name} (${council.name})`]),
          ...(facts.organisation === "" ? [] : [`${facts.name} (${facts.organisation})`]),
          ...(facts.email === null ? [] : [`${facts.name} <${facts.email}>`, facts.email]),
          ...(earlier === undefined ? [] : [earlier]),
        ],
        loosely: [surnameFirst(facts.name), ...(facts.jobTitle === "" ? [] : [facts.jobTitle])],
        parts: partsOfName(facts.name),
      };
    }),
    { one: "person", todo: "Add them to the list of people, or use the name as it stands there." },
  );
}

/** "Sam van Dale" as "Dale Sam van": a list with surnames first says "Dale, Sam van". */
function surnameFirst(name: string): string {
  const words = withoutAddress(name).split(" ");
  return [words.at(-1), ...words.slice(0, -1)].join(" ");
}

/** The first name, and the last, by which somebody is meant whom nobody else is called like. */
function partsOfName(name: string): string[] {
  const words = withoutAddress(name).split(" ");
  return words.length < 2 ? [] : [words[0] ?? "", words.at(-1) ?? ""];
}

function withoutAddress(name: string): string {
  return cellText(name).replace(FORMS_OF_ADDRESS, "");
}

/** Rooms as programmes shorten them: "Cttee Rm 3" is Committee Room 3. */
function shortened(room: string): string[] {
  const shorter = room.replace(/\bcommittee\b/gi, "Cttee").replace(/\broom\b/gi, "Rm");
  const other = room.replace(/\bcommittee\b/gi, "Comm").replace(/\broom\b/gi, "Rm");
  return [shorter, other, room.replace(/\broom\b/gi, "Rm"), room.replace(/\bcommittee\b/gi, "Cttee")].filter(
    (one) => one !== room,
  );
}

/** The sessions of the record and of the file. */
export function sessionNames(
  sessions: readonly { key: string; facts: Pick<SessionFacts, "title">; earlier?: string }[],
): NameIndex {
  return new NameIndex(
    sessions.map(({ key, facts, earlier }) => ({
      key,
      name: facts.title,
      also: earlier === undefined ? [] : [earlier],
    })),
    { one: "session", todo: "Use the title as it stands in the list of sessions." },
  );
}
