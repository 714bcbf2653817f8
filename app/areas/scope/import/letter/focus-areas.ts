import { type Block, plain } from "../source-text.ts";
import { headingText } from "./letter-sections.ts";

/** What the council asked the team to look at besides the themes: it belongs to the challenge as a whole. */
export interface FocusAreas {
  /** Each as the letter says it. */
  areas: string[];
  /** The sentences that announce them. */
  intros: string[];
  /** Indexes of the blocks they were read from. */
  taken: number[];
}

const TEAM = "(?:peer )?(?:team|peers|challenge|reviewers|us)\\b";
const COUNCIL = "(?:councils?|authorit(?:y|ies)|you)\\b";
const BESIDES = "(?:in addition|additionally|also|as well|alongside|besides|furthermore)\\b";
const ASKS = "(?:ask|request|invit|want|would like|wish|keen)\\w*\\b";
const LOOKS =
  "(?:look(?:ing)? (?:at|into)|consider(?:ing)?|explor(?:e|ing)|focus(?:ing|sing)? on|test(?:ing)?|review(?:ing)?|examin(?:e|ing)|(?:provide|give|offer) (?:some )?(?:feedback|views?|a view|advice)|views? on|feedback on)";

const OPENS: readonly RegExp[] = [
  new RegExp(`\\b${BESIDES}[^.]{0,100}\\b${COUNCIL}[^.]{0,40}\\b${ASKS}[^.]{0,60}\\b${TEAM}`, "i"),
  new RegExp(
    `\\b${COUNCIL}(?: has| have| had)?(?: also)? (?:asked|requested|invited)[^.]{0,30}\\b${TEAM}[^.]{0,20} to\\b`,
    "i",
  ),
  new RegExp(
    `\\b${BESIDES}[^.]{0,80}\\b${TEAM}[^.]{0,40}\\b(?:will|would|should|could|is|are)\\b[^.]{0,30}\\b${LOOKS}`,
    "i",
  ),
  /\b(?:additional|further|specific|particular|local) (?:areas?|topics?|issues?|matters?) (?:of|for) (?:focus|interest|attention)/i,
];
const HEADING =
  /^(?:(?:additional|specific|further|particular|local) )?(?:areas? (?:of|for) focus|focus areas?|areas? for (?:specific )?feedback|local focus|additional (?:focus|areas?|topics?))$/i;

/** A sentence is no longer than this; looking further costs time and finds nothing. */
const MOST_CHARACTERS = 400;

/** Whether a text announces what the team is to look at besides the themes. */
export function opensFocusAreas(text: string): boolean {
  const start = text.slice(0, MOST_CHARACTERS);
  return !text.endsWith("?") && OPENS.some((pattern) => pattern.test(start));
}

/** The focus areas of the whole challenge, read from what stands outside the themes. `null` marks a block that a theme has. */
export function readFocusAreas(blocks: readonly (Block | null)[]): FocusAreas {
  const found: FocusAreas = { areas: [], intros: [], taken: [] };
  for (const [at, block] of blocks.entries()) {
    if (block === null || block.kind === "table" || found.taken.includes(at)) continue;
    const text = plain(block.text);
    const title = headingText(block);
    const opens = title === null ? opensFocusAreas(text) : HEADING.test(title);
    if (!opens) continue;
    const items = itemsAfter(blocks, at);
    if (items.length === 0 && title !== null) continue;
    found.taken.push(at, ...items);
    if (items.length === 0) {
      found.areas.push(text);
      continue;
    }
    found.intros.push(text);
    found.areas.push(...items.map((index) => withoutEnd(plain((blocks[index] as { text: string }).text))));
  }
  return found;
}

/** Indexes of the list items that follow a block at once. */
function itemsAfter(blocks: readonly (Block | null)[], at: number): number[] {
  const items: number[] = [];
  for (let next = at + 1; blocks[next]?.kind === "item"; next += 1) items.push(next);
  return items;
}

/** "the joint waste contract;" and "… ; and" without what only joins them in the sentence. */
function withoutEnd(text: string): string {
  return text.replace(/[;,]\s*(?:and|or)?$/i, "").trim();
}
