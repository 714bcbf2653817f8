import { lineOf, type MailBlock } from "../mail/mail-body.ts";
import type { Day } from "../platform/days.ts";
import { inViewOf, isOfOneCouncil } from "../platform/in-view/council-address.ts";
import type { DueNotice } from "./due-notices.ts";
import { NOTICE_KIND_NAMES, NOTICE_KINDS, type NoticeKind } from "./kinds.ts";

/** Lines below one heading; of more only how many there are is said, since the page has them. */
const MOST_LINES = 12;

/** A council whose pages somebody opens, and how it is called in short. */
export interface CouncilView {
  councilId: string;
  council: string;
}

/** One challenge in somebody's digest. */
interface DigestPart {
  title: string;
  /** For somebody who serves several of its councils: which it is about; null or absent for what is of all. */
  council?: string | null | undefined;
  /** For somebody who serves several of its councils, of what is of all: those councils, since some pages are of one. */
  views?: readonly CouncilView[] | undefined;
  notices: readonly Pick<DueNotice, "kind" | "text" | "page">[];
}

/** What a digest is made of; there is at least one notice. */
export interface DigestInput {
  name: string;
  parts: readonly DigestPart[];
  /** The address where somebody says what they do without. */
  choicesPage: string;
  /** A page as a full address. */
  urlOf: (page: string) => string;
}

/** A message of a person's day: a challenge after another, what is late first, each kind with the way to its page. */
export function digestMail({ name, parts: given, choicesPage, urlOf }: DigestInput): {
  subject: string;
  body: MailBlock[];
} {
  const parts = given.map((part) => ({ ...part, notices: saidOnce(part.notices) }));
  const count = parts.reduce((sum, { notices }) => sum + notices.length, 0);
  const things = count === 1 ? "1 thing" : `${count} things`;
  const titles = [...new Set(parts.map(({ title }) => title))];
  const where = titles.length === 1 ? (titles[0] ?? "") : `${titles.length} challenges`;
  return {
    subject: `${things} for you in ${where}`,
    body: [
      { text: `Dear ${name},` },
      { text: `This is new in ${where}, or waits for you there.` },
      ...parts.flatMap((part) => partBlocks(part, parts.length > 1, urlOf)),
      {
        text: "At most one message like this comes a day. Some kinds of news can be left out of it.",
      },
      { link: { url: urlOf(choicesPage), label: "Choose what you are told" } },
    ],
  };
}

const orderOf = ({ kind }: { kind: NoticeKind }) => NOTICE_KIND_NAMES.indexOf(kind);

/** What is late and nobody's is due by both kinds on one day, in the same words: it is said where it is most pressing. */
function saidOnce(notices: DigestPart["notices"]): DigestPart["notices"] {
  const first = new Map<string, number>();
  for (const notice of notices) {
    first.set(notice.text, Math.min(orderOf(notice), first.get(notice.text) ?? Number.POSITIVE_INFINITY));
  }
  return notices.filter((notice) => first.get(notice.text) === orderOf(notice));
}

/** One page of a kind, with all that is said of it. */
interface Group {
  kind: NoticeKind;
  page: string;
  texts: string[];
}

function partBlocks(
  { title, council = null, views = [], notices }: DigestPart,
  isOneOfSeveral: boolean,
  urlOf: (page: string) => string,
): MailBlock[] {
  const groups = new Map<string, Group>();
  for (const { kind, text, page } of notices) {
    const key = `${kind} ${page}`;
    const group = groups.get(key) ?? { kind, page, texts: [] };
    group.texts.push(text);
    groups.set(key, group);
  }
  const inOrder = [...groups.values()].sort((a, b) => orderOf(a) - orderOf(b));
  return [
    ...(isOneOfSeveral ? [{ text: council === null ? title : `${title}, for ${council}` }] : []),
    ...inOrder.flatMap(({ kind, page, texts }): MailBlock[] => [
      { text: [NOTICE_KINDS[kind].says, ...linesOf(texts)].join("\n") },
      ...linksTo(page, NOTICE_KINDS[kind].open, views, urlOf),
    ]),
  ];
}

/** The way to a page; to one that is of one council, for somebody who serves several, a way for each. */
function linksTo(
  page: string,
  open: string,
  views: readonly CouncilView[],
  urlOf: (page: string) => string,
): MailBlock[] {
  if (views.length === 0 || !isOfOneCouncil(page)) return [{ link: { url: urlOf(page), label: open } }];
  return views.map(({ councilId, council }) => ({
    link: { url: urlOf(inViewOf(page, councilId)), label: `${open}, for ${council}` },
  }));
}

/** Each text once, with how often where it is more than once; of many the first and how many more. */
function linesOf(texts: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const text of texts.map(lineOf)) counts.set(text, (counts.get(text) ?? 0) + 1);
  const lines = [...counts].map(([text, count]) =>
    count === 1 ? `- ${text}` : `- ${text} (${count} times)`,
  );
  if (lines.length <= MOST_LINES) return lines;
  const left = lines.length - (MOST_LINES - 1);
  return [...lines.slice(0, MOST_LINES - 1), `- and ${left} more`];
}

/**
 * Whether somebody can have a digest on a day: one a day, and none while another has not gone, since both would come at once.
 * `lastOn`: the day on which the last one went; a day to come is one of a clock that was wrong.
 */
export function mayHaveDigest(last: { lastOn: Day | null; isOnItsWay: boolean }, today: Day): boolean {
  return !last.isOnItsWay && last.lastOn !== today;
}
