import { createHash } from "node:crypto";
import type { Nodes, Root } from "mdast";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkRehype from "remark-rehype";
import { unified } from "unified";
import { BoundedCache } from "../bounded-cache.ts";
import { htmlText, LINE_BREAK_TAG, parseMarkdown, taskWords } from "./markdown-tree.ts";

type HtmlRoot = Parameters<ReturnType<typeof rehypeSanitize>>[0];
type Element = Extract<HtmlRoot["children"][number], { type: "element" }>;
type ElementContent = Element["children"][number];

/** Level of heading that `#` becomes on a page, whose own heading is the one of level 1. */
type HeadingBase = 1 | 2 | 3 | 4 | 5 | 6;

const HEADING_CLASS = ["", "xl", "l", "m", "s", "s", "s"].map((size) => `govuk-heading-${size}`);

/** What may stand in a page made from Markdown. Pictures and raw HTML are words by the time this is asked. */
const SCHEMA = {
  ...defaultSchema,
  tagNames: [
    ...[
      "p",
      "br",
      "h1",
      "h2",
      "h3",
      "h4",
      "h5",
      "h6",
      "strong",
      "em",
      "del",
      "code",
      "pre",
      "blockquote",
      "hr",
    ],
    ...["ul", "ol", "li", "a", "sup", "section", "table", "thead", "tbody", "tr", "th", "td"],
  ],
  attributes: {
    a: ["href", "ariaDescribedBy", "ariaLabel", "dataFootnoteRef", "dataFootnoteBackref"],
    ol: ["start"],
    section: ["dataFootnotes"],
    "*": ["id"],
  },
  protocols: { href: ["http", "https", "mailto", "tel"] },
};

const pages = new BoundedCache<string>(4_000_000);

/**
 * Markdown as safe HTML in the look of GOV.UK Frontend. `#` becomes a heading of level `headingBase` (2 unless told); a
 * level that would skip one comes one below the heading before it. Raw HTML and pictures are shown as words.
 */
export function renderMarkdown(markdown: string, options: { headingBase?: number } = {}): string {
  const base = Math.min(Math.max(Math.trunc(options.headingBase ?? 2), 1), 6) as HeadingBase;
  return pages.get(`${base}${markdown}`, () => render(markdown, base));
}

function render(markdown: string, base: HeadingBase): string {
  // Two texts on one page may both have a footnote 1; their ids must differ.
  const prefix = `text-${createHash("sha256").update(markdown).digest("hex").slice(0, 8)}-`;
  const processor = unified()
    .use(remarkRehype, {
      clobberPrefix: "",
      footnoteLabelTagName: `h${Math.min(base + 1, 6)}`,
      footnoteLabelProperties: {},
      footnoteBackLabel: (index: number) => `Back to reference ${index + 1}`,
    })
    .use(rehypeSanitize, { ...SCHEMA, clobberPrefix: prefix })
    .use(() => (tree: HtmlRoot) => dress(tree, base, prefix))
    .use(rehypeStringify);
  const tree = speakable(parseMarkdown(markdown)) as Root;
  return processor.stringify(processor.runSync(tree) as HtmlRoot);
}

/** A copy of the tree in which raw HTML, pictures and tick boxes have become words. */
function speakable(node: Nodes): Nodes {
  switch (node.type) {
    case "html":
      return LINE_BREAK_TAG.test(node.value)
        ? { type: "break" }
        : { type: "text", value: htmlText(node.value).trim() };
    case "image":
    case "imageReference":
      return { type: "text", value: node.alt ?? "" };
    case "listItem": {
      const copy = {
        ...node,
        checked: null,
        children: node.children.map((one) => speakable(one) as typeof one),
      };
      const first = copy.children[0];
      if (typeof node.checked === "boolean" && first?.type === "paragraph")
        first.children = [{ type: "text", value: taskWords(node.checked) }, ...first.children];
      return copy;
    }
    case "root":
    case "blockquote":
    case "footnoteDefinition":
      // A block of raw HTML stands where paragraphs stand.
      return {
        ...node,
        children: node.children.map((one) =>
          one.type === "html" ? { type: "paragraph", children: [speakable(one)] } : speakable(one),
        ),
      } as Nodes;
    default:
      return "children" in node ? ({ ...node, children: node.children.map(speakable) } as Nodes) : node;
  }
}

/** Puts the classes of GOV.UK Frontend on a clean tree, and headings at their level. */
function dress(tree: HtmlRoot, base: HeadingBase, prefix: string): void {
  let before = base - 1;
  const addClass = (element: Element, ...names: string[]) => {
    element.properties = { ...element.properties, className: names };
  };
  const level = (element: Element) => {
    const wanted = base - 1 + Number(element.tagName.slice(1));
    const given = Math.min(Math.max(wanted, base), before + 1, 6);
    before = given;
    element.tagName = `h${given}`;
    addClass(element, HEADING_CLASS[given]!);
  };
  const visit = (parent: HtmlRoot | Element, inList: boolean) => {
    const children = parent.children as ElementContent[];
    for (const [index, element] of children.entries()) {
      if (element.type !== "element") continue;
      switch (element.tagName) {
        case "p":
          if (!inList) addClass(element, "govuk-body");
          break;
        case "ul":
          addClass(element, "govuk-list", "govuk-list--bullet");
          break;
        case "ol":
          addClass(element, "govuk-list", "govuk-list--number");
          break;
        case "blockquote":
          addClass(element, "govuk-inset-text");
          break;
        case "hr":
          addClass(element, "govuk-section-break", "govuk-section-break--m", "govuk-section-break--visible");
          break;
        case "pre":
          element.properties = { tabIndex: 0 };
          break;
        case "a":
          dressLink(element, prefix);
          break;
        case "thead":
          addClass(element, "govuk-table__head");
          break;
        case "tbody":
          addClass(element, "govuk-table__body");
          break;
        case "tr":
          addClass(element, "govuk-table__row");
          break;
        case "th":
          element.properties = { scope: "col", className: ["govuk-table__header"] };
          break;
        case "td":
          addClass(element, "govuk-table__cell");
          break;
        case "table":
          addClass(element, "govuk-table");
          children[index] = scrollable(element);
          break;
        default:
          if (/^h[1-6]$/.test(element.tagName)) {
            // The heading of the footnotes is already at its level.
            if (String(element.properties.id ?? "").endsWith("footnote-label"))
              addClass(element, "govuk-heading-s");
            else level(element);
          }
      }
      visit(element, inList || element.tagName === "li");
    }
  };
  visit(tree, false);
}

function dressLink(link: Element, prefix: string): void {
  const { href, dataFootnoteRef, dataFootnoteBackref, ...rest } = link.properties;
  const target = typeof href === "string" ? href : undefined;
  // A link whose address was taken away is only words.
  if (target === undefined) {
    link.tagName = "span";
    link.properties = {};
    return;
  }
  const own = target.startsWith("#") && (dataFootnoteRef !== undefined || dataFootnoteBackref !== undefined);
  link.properties = {
    ...rest,
    href: own ? `#${prefix}${target.slice(1)}` : target,
    className: ["govuk-link"],
    ...(/^https?:/i.test(target) ? { rel: ["noopener", "noreferrer"] } : {}),
  };
}

/** A wide table scrolls in a region of its own, which the keyboard can reach and a screen reader names. */
function scrollable(table: Element): Element {
  const headings = cellsOf(table)
    .map(wordsOf)
    .filter((words) => words.trim() !== "");
  return {
    type: "element",
    tagName: "div",
    properties: {
      className: ["cpc-table-scroll"],
      role: "region",
      tabIndex: 0,
      ariaLabel: headings.length > 0 ? `Table of ${headings.join(", ")}` : "Table",
    },
    children: [table],
  };
}

function cellsOf(element: Element): Element[] {
  return element.children.flatMap((one) =>
    one.type !== "element" ? [] : one.tagName === "th" ? [one] : cellsOf(one),
  );
}

function wordsOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map(wordsOf).join("") : "";
}

/** The words of Markdown without any marks, a line for each block; pictures by their alternative text. */
export function plainText(markdown: string): string {
  const lines: string[] = [];
  const inline = (node: Nodes): string => {
    switch (node.type) {
      case "text":
      case "inlineCode":
        return node.value;
      case "break":
        return " ";
      case "html":
        return LINE_BREAK_TAG.test(node.value) ? " " : htmlText(node.value);
      case "image":
      case "imageReference":
        return node.alt ?? "";
      default:
        return "children" in node ? node.children.map(inline).join("") : "";
    }
  };
  const block = (node: Nodes): void => {
    if (node.type === "paragraph" || node.type === "heading" || node.type === "tableCell")
      lines.push(inline(node));
    else if (node.type === "code") lines.push(node.value);
    else if (node.type === "html") lines.push(htmlText(node.value));
    else if ("children" in node) node.children.forEach(block);
  };
  block(parseMarkdown(markdown) as Root);
  return lines
    .map((words) => words.replace(/\s+/g, " ").trim())
    .filter((words) => words !== "")
    .join("\n");
}

const WORD = /[\p{L}\p{N}]+(?:['’.,:/–-][\p{L}\p{N}]+)*/gu;

/** How many words a reader reads: marks and addresses do not count, "well-led" and "1,200" are one each. */
export function countMarkdownWords(markdown: string): number {
  return plainText(markdown).match(WORD)?.length ?? 0;
}
