import { expect, it } from "vitest";
import type { FormDraft } from "./draft.ts";
import { type SortedDrafts, sortDrafts } from "./sort-drafts.ts";

/** A draft of the opening `name`, so many minutes after nine. */
const draft = (name: string, minute: number, text = `Words of ${name}`): FormDraft => ({
  opening: name,
  texts: { text },
  version: "3",
  savedAt: `2026-11-27T09:${String(minute).padStart(2, "0")}:00.000Z`,
});

const seen = ({ opening, savedAt }: FormDraft) => ({ opening, savedAt });
const [a, b, stored] = [draft("a", 10), draft("b", 20), draft("c", 5, "Stored")];
const sentAt = (minute: number, ...openings: string[]) => ({
  at: draft("", minute).savedAt,
  drafts: openings.map((opening) => ({ opening, savedAt: null })),
});
const NONE: SortedDrafts = { useless: [], held: [], newest: null, others: [] };

it.each<[string, FormDraft[], Partial<Parameters<typeof sortDrafts>[1]>, Partial<SortedDrafts>]>([
  ["none", [], {}, {}],
  ["one: it is the newest", [a], {}, { newest: a }],
  ["of two tabs: the newer one first, the older one is offered", [b, a], {}, { newest: b, others: [a] }],
  ["one that says what is stored", [b, stored], {}, { newest: b, useless: [seen(stored)] }],
  [
    "one typed on after what was sent when the sign-in had ended: the newest words win",
    [b],
    { sent: sentAt(15, "a") },
    { newest: b },
  ],
  ["one of the page itself, before it was sent", [a], { sent: sentAt(15, "a") }, { held: [seen(a)] }],
  [
    "one of the page itself that was typed on in after it was sent, in the tab that stayed open",
    [a],
    { sent: sentAt(5, "a") },
    { newest: a },
  ],
  ["one of another tab, older than what was sent", [a], { sent: sentAt(15, "x") }, { others: [a] }],
  ["one that says what was sent", [stored], { sent: sentAt(1) }, { held: [seen(stored)] }],
  ["any, where the form stands there refused", [b, a], { isAnswered: true }, { others: [b, a] }],
])("sorts drafts of a form: %s", (_, drafts, opened, expected) => {
  const isDrawn = ({ texts }: FormDraft) => texts.text === "Stored";
  expect(sortDrafts(drafts, { isDrawn, sent: null, isAnswered: false, ...opened })).toEqual({
    ...NONE,
    ...expected,
  });
});
