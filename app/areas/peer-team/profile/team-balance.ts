import { isElected, isStaff, type PeerRole, type PeerStatus } from "../peer-words.ts";
import { type FactsOfPeer, groupName, tierName } from "./place-fit.ts";

/** What the balance of a team is counted from. */
export interface CountedPeer extends FactsOfPeer {
  name: string;
  role: PeerRole;
  status: PeerStatus;
  /** Empty where nobody has said whether they have been a peer before; null where it is not for whoever reads. */
  peerBefore: string | null;
}

/** A line of the balance: "Political groups", "1 Labour, 1 not written down". */
export interface BalanceLine {
  what: string;
  words: string;
}

const NOT_SAID = "not written down";

const many = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`;

/** "2 Labour, 1 Conservative, 1 not written down": most first, what nobody wrote down last. */
function counted(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort(
      ([a, many], [b, more]) =>
        Number(a === NOT_SAID) - Number(b === NOT_SAID) || more - many || a.localeCompare(b),
    )
    .map(([value, count]) => `${count} ${value}`)
    .join(", ");
}

/** Whom the balance counts: not the LGA's staff, nor places without a name, nor whoever withdrew. */
function peersCounted(team: readonly CountedPeer[]): CountedPeer[] {
  return team.filter(({ name, role, status }) => name !== "" && !isStaff(role) && status !== "withdrawn");
}

/**
 * The balance of a team in words and counts: councillors and officers, political groups of the councillors, kinds of council, backgrounds outside
 * local government, and who is a peer for the first time. Never a score.
 */
export function teamBalance(team: readonly CountedPeer[]): BalanceLine[] {
  const peers = peersCounted(team);
  if (peers.length === 0) return [];
  const councillors = peers.filter(({ role }) => isElected(role));
  const outside = peers.filter(({ background }) => background !== "");
  // Who comes from outside local government has no kind of council, and is not asked for one.
  const ofCouncils = peers.filter(({ background, tier }) => background === "" || tier !== "");
  const before = { "first-time": "for the first time", before: "before already" } as Record<string, string>;
  return [
    {
      what: "Councillors and officers",
      words: `${many(councillors.length, "councillor")}, ${many(peers.length - councillors.length, "officer")}`,
    },
    ...(councillors.length === 0
      ? []
      : [
          {
            what: "Political groups of the councillors",
            words: counted(councillors.map(({ politicalGroup }) => groupName(politicalGroup) || NOT_SAID)),
          },
        ]),
    ...(ofCouncils.length === 0
      ? []
      : [
          {
            what: "Kinds of council",
            words: counted(ofCouncils.map(({ tier }) => tierName(tier) || NOT_SAID)),
          },
        ]),
    {
      what: "With a background outside local government",
      words:
        outside.length === 0
          ? "nobody of whom it is written down"
          : `${outside.length}: ${outside.map(({ name, background }) => `${name}, ${background}`).join("; ")}`,
    },
    ...(peers.every(({ peerBefore }) => peerBefore === null)
      ? []
      : [
          {
            what: "Been a peer",
            words: counted(peers.map((one) => before[one.peerBefore ?? ""] ?? NOT_SAID)),
          },
        ]),
  ];
}

/** Of how many people the balance counts, in a sentence. */
export function balanceOf(team: readonly CountedPeer[]): string {
  const peers = peersCounted(team);
  const confirmed = peers.filter(({ status }) => status === "confirmed").length;
  const people = peers.length === 1 ? "the 1 peer who is named" : `the ${peers.length} peers who are named`;
  return confirmed === peers.length ? `Of ${people}.` : `Of ${people}, ${confirmed} of them confirmed.`;
}
