import { type Block, BULLET, blockTexts, type ItemBlock, plain, sentences } from "../source-text.ts";
import { opensFocusAreas } from "./focus-areas.ts";

export interface LetterPrompt {
  text: string;
  children: LetterPrompt[];
}

export interface LetterTheme {
  number: number;
  title: string;
  /** Sentences that ask something about every council. */
  questions: string[];
  /** What the prompts complete, such as "Are the councils..."; "" when there is none. */
  leadIn: string;
  prompts: LetterPrompt[];
}

/** Words before a prompt that is set as a line of its own: "Local focus: how the plan is understood". */
const PROMPT_LABEL =
  /^(?:(?:local|specific|additional|particular) (?:focus|context|priorit(?:y|ies)|question)|(?:area of )?focus|prompts?|key lines? of enquiry|k?loe)\s*[:–—-]\s+/i;
const LEAD_IN_END = /(?:…|\.\.\.|:)$/;
/** Headings inside a theme that say what follows. */
const INNER_HEADING = /^(?:(?:local )?(?:prompts?|questions?|focus)|key (?:questions|lines).*)$/i;

/** Whether a heading only says what follows inside its theme. */
export function isInnerHeading(text: string): boolean {
  return INNER_HEADING.test(text);
}

/**
 * Reads what stands below the opening of a theme. What is neither question, lead-in nor prompt is left alone; in the last theme it is where
 * the themes end, since nothing else tells it from the rest of the letter.
 */
export class ThemeBody {
  /** The blocks that were read, by their index. */
  readonly taken: number[] = [];
  private readonly open: OpenPrompt[] = [];
  private asksInItems: boolean | null = null;

  constructor(
    private readonly theme: LetterTheme,
    private readonly isLast: boolean,
  ) {}

  /** The opening line itself: what it says besides its title belongs to the theme. */
  readHead(text: string): void {
    for (const sentence of sentences(text)) {
      if (isQuestion(sentence)) this.theme.questions.push(sentence);
      else this.addLeadIn(sentence);
    }
  }

  /** @param body the blocks in order, of which the first has the index `from` */
  read(body: readonly Block[], from: number): void {
    const hasItems = body.some((block) => block.kind === "item");
    for (const [offset, block] of body.entries()) {
      const isBeforeItems = body[offset + 1]?.kind === "item";
      const answer = this.take(block, { hasItems, isBeforeItems });
      if (answer === "end") return;
      if (answer === "taken") this.taken.push(from + offset);
    }
  }

  private take(
    block: Block,
    around: { hasItems: boolean; isBeforeItems: boolean },
  ): "taken" | "left" | "end" {
    if (block.kind === "heading") return "taken";
    if (block.kind === "item") return this.takeItem(block);
    const texts = blockTexts(block).map(plain);
    if (texts.some(opensFocusAreas)) return "end";
    const taken = texts.map((text) => this.takeText(text, around));
    if (taken.some(Boolean)) return "taken";
    return this.isLast && this.hasBegun() ? "end" : "left";
  }

  private hasBegun(): boolean {
    return this.theme.questions.length + this.theme.prompts.length > 0;
  }

  private takeText(text: string, around: { hasItems: boolean; isBeforeItems: boolean }): boolean {
    const label = PROMPT_LABEL.exec(text);
    if (label && text.length > label[0].length) {
      this.theme.prompts.push({ text: text.slice(label[0].length), children: [] });
      return true;
    }
    const parts = sentences(text);
    const questions = parts.filter(isQuestion);
    this.theme.questions.push(...questions);
    const last = parts.at(-1) ?? "";
    if (!isQuestion(last) && LEAD_IN_END.test(last) && (around.isBeforeItems || /(?:…|\.\.\.)$/.test(last))) {
      this.addLeadIn(last);
      return true;
    }
    if (questions.length > 0) return true;
    if (text !== "" && !around.hasItems && LEAD_IN_END.test(this.theme.leadIn)) {
      this.theme.prompts.push({ text, children: [] });
      return true;
    }
    return false;
  }

  private addLeadIn(sentence: string): void {
    const { leadIn } = this.theme;
    this.theme.leadIn = leadIn === "" ? sentence : `${leadIn} ${sentence}`;
  }

  private takeItem(item: ItemBlock): "taken" | "left" {
    const text = plain(item.text);
    if (text === "") return "left";
    // Bullets that ask, before any prompt, are the theme's questions set as a list when the text asks none.
    this.asksInItems ??= this.theme.questions.length === 0;
    if (this.asksInItems && this.theme.prompts.length === 0 && text.endsWith("?")) {
      this.theme.questions.push(text);
      return "taken";
    }
    while (this.open.length > 0 && !isInside(this.open.at(-1) as OpenPrompt, item)) this.open.pop();
    const prompt: LetterPrompt = { text, children: [] };
    (this.open.at(-1)?.prompt.children ?? this.theme.prompts).push(prompt);
    this.open.push({ prompt, depth: item.depth, label: item.label });
    return "taken";
  }
}

function isQuestion(sentence: string): boolean {
  return /\?["'’”)]*$/.test(sentence);
}

interface OpenPrompt {
  prompt: LetterPrompt;
  depth: number;
  label: string;
}

/** Deeper, or a list of another kind at the same depth after a colon: indentation is often lost on the way. */
function isInside(above: OpenPrompt, item: ItemBlock): boolean {
  if (item.depth !== above.depth) return item.depth > above.depth;
  const isOtherKind = (above.label === BULLET) !== (item.label === BULLET);
  return isOtherKind && above.prompt.text.endsWith(":");
}
