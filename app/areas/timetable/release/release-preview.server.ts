import type { VisitPermit } from "#app/access/permit.ts";
import { type Addressee, addresseeKey, whyNotTold } from "../invitations/invitation-changes.ts";
import { tellingInShort } from "../invitations/invitation-words.ts";
import { readInvitationPlan } from "../invitations/read-invitations.server.ts";
import type { TimetableNeeds } from "../plan/needs/needs-store.server.ts";
import { sessionsWithoutAddress } from "../plan/needs/without-address.ts";
import type { TimetableRecord } from "../plan/timetable-record.ts";

/** What one person or peer would be told by a release now. */
export interface Addressed {
  key: string;
  name: string;
  kind: Addressee["kind"];
  /** A sentence for each session. */
  news: string[];
  /** There is no address: somebody has to ring. */
  isByTelephone: boolean;
}

/** What a release now would set going. */
export interface ReleasePreview {
  people: Addressed[];
  messages: number;
  /** Of the messages, those to peers, which only the peer team can read and send. */
  messagesToPeers: number;
  /** Drafts that nobody sent and that would be replaced. */
  replaced: number;
  /** Drafts that nobody sent and that are still right. */
  stillWaiting: number;
}

/** Who would be told what if the timetable were released now. Writes nothing. */
export async function readReleasePreview(
  permit: VisitPermit,
  { record, needs }: { record: TimetableRecord; needs: TimetableNeeds },
  now: Date,
): Promise<ReleasePreview> {
  const { plan, contacts } = await readInvitationPlan(permit, { record }, now);
  const sessions = new Map(record.sessions.map((session) => [session.id, session]));
  // A council reads this: peers are named as in the timetable.
  const peers = new Map(record.peers.map(({ id, name }) => [id, name]));
  const addressless = new Set(sessionsWithoutAddress(record, needs).map(({ id }) => id));
  const people = new Map<string, Addressed>();
  for (const { to, address, was, is, sessionId } of plan.tellings) {
    const key = addresseeKey(to);
    const name =
      to.kind === "peer" ? (peers.get(to.id) ?? "a peer who has left the team") : contacts.nameOf(to);
    const one = people.get(key) ?? { key, name, kind: to.kind, news: [], isByTelephone: address === null };
    const news = tellingInShort({ to: to.kind, name, was, is, whyNot: whyNotTold(sessions.get(sessionId)) });
    one.news.push(is !== null && addressless.has(sessionId) ? `${news} No address to join yet.` : news);
    people.set(key, one);
  }
  const written = [...people.values()].filter(({ isByTelephone }) => !isByTelephone);
  return {
    people: [...people.values()].sort(
      (a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name, "en-GB"),
    ),
    messages: written.length,
    messagesToPeers: written.filter(({ kind }) => kind === "peer").length,
    replaced: plan.replacedMailIds.length,
    stillWaiting: plan.stillWaiting,
  };
}
