/** What the peers wrote down of the first day; those of today are still to be written. All invented. */
import type { Leaning, NoteKey, NoteSourceKind, PeerKey, SessionKey, ThemeNumber } from "../shapes.ts";

export interface OnSiteNote {
  readonly key: NoteKey;
  readonly session: SessionKey;
  readonly peer: PeerKey;
  readonly theme: ThemeNumber;
  readonly prompt: string;
  readonly sourceKind: NoteSourceKind;
  readonly leaning: Leaning;
  readonly text: string;
}

function heard(
  number: number,
  session: SessionKey,
  peer: PeerKey,
  prompt: string,
  sourceKind: NoteSourceKind,
  leaning: Leaning,
  text: string,
): OnSiteNote {
  const key: NoteKey = `n-${String(number).padStart(3, "0")}`;
  return { key, session, peer, theme: Number(prompt[0]) as ThemeNumber, prompt, sourceKind, leaning, text };
}

export const notes: readonly OnSiteNote[] = [
  heard(
    1,
    "s-002",
    "peer-1",
    "1.1",
    "councillor",
    "strength",
    "Knows every village that has lost its shop in the last five years, and what the council did each time. Four of nine have something in its place.",
  ),
  heard(
    2,
    "s-002",
    "peer-3",
    "1.1",
    "councillor",
    "neutral",
    "The mobile library van now also carries prescriptions on two of its days. Nobody has counted how many people use it.",
  ),
  heard(
    3,
    "s-002",
    "peer-1",
    "2.2",
    "councillor",
    "improvement",
    "Not settled on reorganisation: would “wait for the map”. Group meets on it after Christmas.",
  ),
  heard(
    4,
    "s-003",
    "peer-2",
    "3.2",
    "officer",
    "strength",
    "Holds an open hour each Thursday at the depot and at Marsh House in turn. Two service changes this year began there.",
  ),
  heard(
    5,
    "s-003",
    "peer-4",
    "3.2",
    "officer",
    "neutral",
    "Admits that the planning backlog reached her from a parish newsletter, not from the service. “That one hurt.”",
  ),
  heard(
    6,
    "s-003",
    "peer-2",
    "2.1",
    "officer",
    "strength",
    "Chairs a monthly table with growers, surgeries and police. It has its own small budget, from all four.",
  ),
  heard(
    7,
    "s-004",
    "peer-3",
    "4.1",
    "officer",
    "improvement",
    "Accounts of the last two years are still open. One qualified accountant left in spring, and the post was advertised twice without success.",
  ),
  heard(
    8,
    "s-004",
    "peer-3",
    "4.2",
    "councillor",
    "improvement",
    "Plan balances this year and next by reserves. The list of choices for year three is “for after the election”.",
  ),
  heard(
    9,
    "s-004",
    "peer-1",
    "4.2",
    "officer",
    "neutral",
    "Reserves: £6.1 million now, £2.4 million by the end of year two on present plans. Check against the pack.",
  ),
  heard(
    10,
    "s-005",
    "peer-2",
    "3.1",
    "officer",
    "neutral",
    "Minority administration reaches agreement, but late: five of the last eight reports went out as supplements.",
  ),
  heard(
    11,
    "s-005",
    "peer-4",
    "3.1",
    "officer",
    "strength",
    "Group leaders see every budget paper in draft. All three said in the survey that they trust the figures.",
  ),
  heard(
    12,
    "s-006",
    "peer-1",
    "2.1",
    "partner",
    "strength",
    "“They ring before it is a problem.” Surgery group and police both named the same person at the council.",
  ),
  heard(
    13,
    "s-006",
    "peer-3",
    "2.1",
    "partner",
    "improvement",
    "Growers want an answer on water storage, which has been with planning for fourteen months.",
  ),
  heard(
    14,
    "s-006",
    "peer-1",
    "1.1",
    "partner",
    "neutral",
    "A second surgery may close in the Saltings. The council heard in the room, as we did.",
  ),
  heard(
    15,
    "s-007",
    "peer-4",
    "5.1",
    "officer",
    "strength",
    "Three planning technicians started as apprentices. All are still here, and one leads on enforcement.",
  ),
  heard(
    16,
    "s-007",
    "peer-2",
    "5.1",
    "officer",
    "improvement",
    "Eleven of thirty-two driver posts are filled by an agency. Nobody round the table owned the figure.",
  ),
  heard(
    17,
    "s-007",
    "peer-4",
    "3.2",
    "officer",
    "neutral",
    "Heads of service meet weekly, without an agenda by choice. Some like it. One said that nothing is ever decided.",
  ),
  heard(
    18,
    "s-008",
    "peer-1",
    "3.1",
    "councillor",
    "neutral",
    "Trusts the figures, not the timing. Would rather have half a paper two weeks earlier.",
  ),
  heard(
    19,
    "s-009",
    "peer-4",
    "5.2",
    "officer",
    "strength",
    "Loaders redrew their own rounds in summer, and missed collections fell by a third. They were thanked by name at council.",
  ),
  heard(
    20,
    "s-009",
    "peer-2",
    "5.2",
    "officer",
    "improvement",
    "Housing advisers key every case twice. Raised it in January, and “it is on the list”.",
  ),
];
