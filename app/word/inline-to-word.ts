import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from "docx";
import type { Definition, FootnoteDefinition, Nodes, PhrasingContent } from "mdast";
import { htmlText, LINE_BREAK_TAG } from "#app/platform/text/markdown-tree.ts";
import { isBlank, runText } from "./run-text.ts";
import { WORD_STYLE } from "./styles.ts";

/** What inline nodes may refer to elsewhere in the same Markdown. */
export interface References {
  definitions: Map<string, Definition>;
  footnotes: Map<string, FootnoteDefinition>;
  /** Draws a footnote and gives the id of its reference; absent inside footnotes themselves. */
  drawFootnote?: (note: FootnoteDefinition) => number;
}

/** How the run in hand is set. */
type RunLook = Pick<IRunOptions, "bold" | "italics" | "strike" | "style">;

const OPENABLE = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * The address a Word link may carry, or null when the words should stand without one: relative addresses mean nothing
 * outside the site, and anything but the web, e-mail and telephone has no place in a published document.
 */
export function linkTarget(url: string): string | null {
  try {
    const parsed = new URL(url.trim());
    return OPENABLE.has(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

/** Collects the definitions of links and footnotes, wherever in the tree they stand; the first of a name counts. */
export function collectReferences(tree: Nodes, references: References): References {
  if (tree.type === "definition" && !references.definitions.has(tree.identifier))
    references.definitions.set(tree.identifier, tree);
  if (tree.type === "footnoteDefinition" && !references.footnotes.has(tree.identifier))
    references.footnotes.set(tree.identifier, tree);
  if ("children" in tree) for (const child of tree.children) collectReferences(child, references);
  return references;
}

/** Draws inline nodes as runs and links. Images become their alternative text, HTML tags go, their words stay. */
export function inlineToWord(
  nodes: readonly PhrasingContent[],
  references: References,
  look: RunLook = {},
): ParagraphChild[] {
  return nodes.flatMap((node) => drawInline(node, references, look));
}

function run(text: string, look: RunLook): ParagraphChild[] {
  const clean = runText(text);
  return clean === "" ? [] : [new TextRun({ text: clean, ...look })];
}

function drawInline(node: PhrasingContent, references: References, look: RunLook): ParagraphChild[] {
  switch (node.type) {
    case "text":
      return run(node.value, look);
    case "strong":
      return inlineToWord(node.children, references, { ...look, bold: true });
    case "emphasis":
      return inlineToWord(node.children, references, { ...look, italics: true });
    case "delete":
      return inlineToWord(node.children, references, { ...look, strike: true });
    case "inlineCode":
      return run(node.value, { ...look, style: look.style ?? WORD_STYLE.inlineCode });
    case "break":
      return [new TextRun({ break: 1 })];
    case "html":
      return LINE_BREAK_TAG.test(node.value)
        ? [new TextRun({ break: 1 })]
        : run(htmlText(node.value).trim(), look);
    case "image":
      return run(node.alt ?? "", look);
    case "imageReference":
      return run(node.alt ?? "", look);
    case "link":
      return drawLink(node.url, node.children, references, look);
    case "linkReference": {
      const definition = references.definitions.get(node.identifier);
      return definition
        ? drawLink(definition.url, node.children, references, look)
        : inlineToWord(node.children, references, look);
    }
    case "footnoteReference": {
      const note = references.footnotes.get(node.identifier);
      if (!note) return [];
      if (!references.drawFootnote) return run(`[${note.label ?? note.identifier}]`, look);
      return [new FootnoteReferenceRun(references.drawFootnote(note))];
    }
    default:
      return [];
  }
}

function drawLink(
  url: string,
  children: readonly PhrasingContent[],
  references: References,
  look: RunLook,
): ParagraphChild[] {
  const target = linkTarget(url);
  if (look.style === WORD_STYLE.hyperlink) return inlineToWord(children, references, look);
  const drawn = inlineToWord(children, references, target ? { ...look, style: WORD_STYLE.hyperlink } : look);
  if (!target) return drawn;
  // A link without words would be a link nobody can find.
  const words = isBlank(inlineText(children)) ? run(url, { ...look, style: WORD_STYLE.hyperlink }) : drawn;
  return [new ExternalHyperlink({ link: target, children: words })];
}

/** The words inline nodes will show, without their marks: for contents lists and to see whether there are any. */
export function inlineText(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      switch (node.type) {
        case "text":
        case "inlineCode":
          return runText(node.value);
        case "html":
          return LINE_BREAK_TAG.test(node.value) ? " " : runText(htmlText(node.value).trim());
        case "break":
          return " ";
        case "image":
        case "imageReference":
          return runText(node.alt ?? "");
        case "link":
          return inlineText(node.children) || runText(node.url);
        default:
          return "children" in node ? inlineText(node.children) : "";
      }
    })
    .join("");
}

/** True when a paragraph of these nodes would show something. */
export function showsSomething(nodes: readonly PhrasingContent[], references: References): boolean {
  if (!isBlank(inlineText(nodes))) return true;
  return nodes.some(
    (node) =>
      (node.type === "footnoteReference" && references.footnotes.has(node.identifier)) ||
      ("children" in node && showsSomething(node.children, references)),
  );
}
