import { type ChallengePermit, councilPermit, demand } from "#app/access/permit.ts";
import { listOwnedActions } from "#app/areas/action-plan/read-owners.server.ts";
import { listCouncils } from "#app/areas/challenge/store.server.ts";
import { listLinksKeptBy, listLinksTo } from "#app/areas/decisions/links-of-person.server.ts";
import { isStaff } from "#app/areas/peer-team/peer-words.ts";
import { listPeers } from "#app/areas/peer-team/store.server.ts";
import { readNames } from "#app/areas/people/accounts/read-accounts.server.ts";
import { areOfOneSide, timeInWords } from "#app/areas/people/deputies/deputy-rules.ts";
import { listDeputies } from "#app/areas/people/deputies/read-deputies.server.ts";
import { listHandOvers } from "#app/areas/people/members/hand-overs.server.ts";
import { listTellablePeople } from "#app/areas/people/members/read-memberships.server.ts";
import { readMember } from "#app/areas/people/store.server.ts";
import { listDocumentsNamed } from "#app/areas/preparation/named-documents.server.ts";
import { formatDay } from "#app/platform/day-words.ts";
import { type Db, db } from "#app/platform/db.server.ts";
import { AppError } from "#app/platform/errors.ts";
import { listedWithAnd } from "#app/platform/text/word-list.ts";
import { markOf } from "#app/writing/merge/changed-meanwhile.ts";
import {
  type EndingThing,
  type HeldThing,
  type Holder,
  isLastOfRole,
  type KeptThing,
  sortThings,
} from "./held-things.ts";

/** Somebody who leaves or hands over, as the permit's person may deal with it. */
export interface Leaver {
  giver: Holder;
  /** What they sign in with; null where it is not the permit's to see. */
  email: string | null;
  isSelf: boolean;
  /** Whether what they have is the permit's to see: not across the wall, nor of the other council. */
  isOwnSide: boolean;
  /** The people of the side who are there, the giver among them unless the account is off. */
  side: Holder[];
  /** The other councils of the challenge that they serve and go on serving, where that is the permit's to know. */
  otherCouncilIds: string[];
}

/**
 * Whoever a membership is of: oneself, for whoever manages somebody of the own side, and for whoever takes people out anybody. Throws
 * forbidden or not-found.
 */
export async function readLeaver(
  permit: ChallengePermit,
  membershipId: string,
  now: Date,
  client: Db = db,
): Promise<Leaver> {
  demand(permit, "leaving.prepare");
  const member = await readMember(permit, membershipId);
  const isSelf =
    member.accountId === permit.actor.accountId &&
    member.role === permit.role &&
    member.councilId === permit.councilId;
  const isOwnSide = areOfOneSide(permit, member);
  const mayManage = permit.may("members.invite") && isOwnSide;
  if (!isSelf && !mayManage && !permit.may("members.edit")) {
    throw new AppError("not-found", "This person is not in the challenge, or not yours to look after.");
  }
  const leaders = isOwnSide && permit.councilId === null ? await listLeaders(permit, client) : new Set();
  const holder = ({ peerId, ...person }: Omit<Holder, "mayLead">): Holder => ({
    ...person,
    peerId,
    mayLead: peerId !== null && leaders.has(peerId),
  });
  const everybody = await listTellablePeople(permit.challengeId, now, client);
  const side = everybody
    .filter((person) => areOfOneSide(permit, person))
    .map(({ membershipId: id, accountId, name, role, councilId, peerId }) =>
      holder({ membershipId: id, accountId, name, role, councilId, peerId }),
    );
  const { accountId, name, role, councilId, peerId } = member;
  const giver = holder({ membershipId, accountId, name, role, councilId, peerId });
  const mayKnow = isSelf || permit.may("members.edit");
  const otherCouncilIds = everybody.flatMap((person) =>
    mayKnow && person.accountId === accountId && person.councilId !== null && person.councilId !== councilId
      ? [person.councilId]
      : [],
  );
  return { giver, email: member.email, isSelf, isOwnSide, side, otherCouncilIds };
}

/** The entries of the team that lead on themes. */
async function listLeaders(permit: ChallengePermit, client: Db): Promise<ReadonlySet<string>> {
  const peers = await listPeers(permit, client);
  return new Set(peers.filter(({ role }) => !isStaff(role)).map(({ id }) => id));
}

/** All that somebody of the own side has, as far as the permit's person may see it. */
export async function listHeld(
  permit: ChallengePermit,
  { giver, isSelf, isOwnSide }: Leaver,
  now: Date,
  client: Db,
): Promise<HeldThing[]> {
  if (!isOwnSide) return [];
  return [
    ...(permit.councilId === null ? [] : await listHeldActions(permit, giver, isSelf, client)),
    ...(permit.may("pack.read")
      ? (await listDocumentsNamed(permit, giver.name, client)).map(
          ({ id, title, ownerName, version }): HeldThing => ({
            kind: "document",
            recordId: id,
            title,
            had: ownerName,
            version,
          }),
        )
      : []),
    ...(permit.councilId === null && giver.peerId !== null
      ? await listLedThemes(permit, giver.peerId, client)
      : []),
    ...(permit.may("decisions.read")
      ? (await listLinksKeptBy(permit, giver.name, now, client)).map(
          ({ reference, personName, post, until, keptByName }): HeldThing => ({
            kind: "link",
            recordId: reference,
            title: `${personName}, ${post}: works until ${formatDay(until)}`,
            had: keptByName,
            version: 0,
          }),
        )
      : []),
  ];
}

/**
 * What ends by itself when somebody of the own side leaves: links by which they were asked to decide, each of which is for one person, and times
 * in which they stand in or are stood in for.
 */
async function listEnding(
  permit: ChallengePermit,
  { giver, email, isOwnSide }: Leaver,
  now: Date,
  client: Db,
): Promise<EndingThing[]> {
  if (!isOwnSide) return [];
  const { membershipId, councilId, name } = giver;
  const { challengeId } = permit;
  const links =
    councilId === null || email === null || !permit.may("decisions.read")
      ? []
      : await listLinksTo({ challengeId, councilId }, email, now, client);
  const times = (await listDeputies(challengeId, now, client)).filter(({ away, deputy }) =>
    [away.membershipId, deputy.membershipId].includes(membershipId),
  );
  return [
    ...links.map(({ reference, post, until }) => ({
      recordId: reference,
      title: `A link by which ${name} decides as ${post}, until ${formatDay(until)}`,
      advice:
        "It is for one person and cannot be handed over. Ask whoever decides in their place by a link of their own.",
    })),
    ...times.map((time) => ({
      recordId: time.id,
      title:
        time.deputy.membershipId === membershipId
          ? `${name} stands in for ${time.away.name} ${timeInWords(time)}`
          : `${time.deputy.name} stands in for ${name} ${timeInWords(time)}`,
      advice:
        time.deputy.membershipId === membershipId
          ? `${time.away.name} is told, and can name somebody else.`
          : `${time.deputy.name} is told.`,
    })),
  ];
}

async function listHeldActions(
  permit: ChallengePermit,
  giver: Holder,
  isSelf: boolean,
  client: Db,
): Promise<HeldThing[]> {
  const seesPlan = permit.may("plan.draft");
  if (!seesPlan && !isSelf) return [];
  const actions = await listOwnedActions(councilPermit(permit), client);
  const title = ({ ref, text }: { ref: string; text: string }) => `${ref} ${text}`;
  return [
    ...actions
      .filter(({ ownerAccountId }) => ownerAccountId === giver.accountId)
      .map(
        (action): HeldThing => ({
          kind: "action",
          recordId: action.id,
          title: title(action),
          had: action.ownerName,
          version: action.version,
        }),
      ),
    ...actions
      .filter(({ accountableName }) => seesPlan && accountableName === giver.name)
      .map(
        (action): HeldThing => ({
          kind: "accountable",
          recordId: action.id,
          title: title(action),
          had: action.accountableName,
          version: action.version,
        }),
      ),
  ];
}

async function listLedThemes(permit: ChallengePermit, peerId: string, client: Db): Promise<HeldThing[]> {
  const peers = await listPeers(permit, client);
  const own = peers.find(({ id }) => id === peerId);
  return (own?.themes ?? []).map(({ id, number, title }) => ({
    kind: "theme",
    recordId: id,
    title: `${number} ${title}`,
    // Whom else the theme is led by is known at the moment of handing over.
    had: "",
    version: own?.version ?? 0,
  }));
}

/** What tells whether somebody still has the same things. */
export function markOfHeld(things: readonly HeldThing[]): string {
  return markOf(
    Object.fromEntries(things.map(({ kind, recordId, version }) => [`${kind}-${recordId}`, version])),
  );
}

/** A hand-over that can be put back. */
export interface ShownHandOver {
  id: string;
  toName: string;
  doneAt: Date;
  things: number;
}

/** The names of the council that somebody leaves and of those they go on serving; null for whoever serves no other. */
async function readCouncilsLeft(permit: ChallengePermit, { giver, otherCouncilIds }: Leaver) {
  if (otherCouncilIds.length === 0) return null;
  const councils = await listCouncils(permit);
  const nameOf = (councilId: string | null) => councils.find(({ id }) => id === councilId)?.shortName ?? "";
  return { left: nameOf(giver.councilId), kept: listedWithAnd(otherCouncilIds.map(nameOf)) };
}

/** What the page of somebody who leaves shows. `toId`: the membership of whoever is to get it all; null before one is chosen. Throws forbidden or not-found. */
export async function readLeavingPage(
  permit: ChallengePermit,
  membershipId: string,
  toId: string | null,
  now: Date,
) {
  const leaver = await readLeaver(permit, membershipId, now);
  const things = await listHeld(permit, leaver, now, db);
  const receiver = leaver.side.find((each) => each.membershipId === toId && toId !== membershipId) ?? null;
  const kept = leaver.isOwnSide ? await listHandOvers(permit, leaver.giver.accountId, now, db) : [];
  const names = await readNames(
    kept.map(({ toAccountId }) => toAccountId),
    db,
  );
  return {
    ...leaver,
    things,
    ending: await listEnding(permit, leaver, now, db),
    mark: markOfHeld(things),
    receiver,
    sorted: receiver === null ? null : sortFor(permit, leaver, receiver, things),
    councils: await readCouncilsLeft(permit, leaver),
    isLastOfRole: leaver.isOwnSide && isLastOfRole(leaver.giver, leaver.side),
    handOvers: kept.map(
      ({ id, toAccountId, doneAt, things: moved }): ShownHandOver => ({
        id,
        toName: names.get(toAccountId) ?? "",
        doneAt,
        things: moved.length,
      }),
    ),
  };
}

/** What goes to a receiver and what stays. */
export function sortFor(
  permit: ChallengePermit,
  { isSelf }: Pick<Leaver, "isSelf">,
  receiver: Holder,
  things: readonly HeldThing[],
): { go: HeldThing[]; stay: KeptThing[] } {
  return sortThings(things, receiver, { isSelf, may: (permission) => permit.may(permission) });
}
