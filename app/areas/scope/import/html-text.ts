import { escapeInline } from "./source-text.ts";

/**
 * HTML in documents, as Markdown that `readPlainText` reads: documents come out of converters with tables, lists and
 * paragraphs left as tags, and Word can carry a whole page of HTML inside it. Tags only, no entities; linear in the length of the text.
 */

/** Tags that begin or end a paragraph. */
const BREAKING =
  "p|div|br|ul|ol|dl|dt|dd|blockquote|section|article|header|footer|main|body|html|hr|pre|caption|figure|center|tr|td|th|table|tbody|thead|tfoot";
/** Tags that only dress words, or hold none. */
const DRESSING =
  "sup|sub|b|i|em|strong|u|s|strike|del|ins|span|font|a|small|big|mark|img|label|abbr|cite|q|code|tt|col|colgroup|meta|link|o:p";
const ATTRIBUTES = `(?:\\s(?:"[^"]{0,2000}"|'[^']{0,2000}'|[^"'<>]){0,400})?`;
const BREAKING_TAG = new RegExp(`</?(?:${BREAKING})${ATTRIBUTES}/?>`, "gi");
const ITEM_TAG = new RegExp(`</?li${ATTRIBUTES}/?>`, "gi");
const HEADING_TAG = new RegExp(`<(/?)h([1-6])${ATTRIBUTES}>`, "gi");
const DRESSING_TAG = new RegExp(`</?(?:${DRESSING})${ATTRIBUTES}/?>`, "gi");
const ANY_TAG = new RegExp(`</?(?:${BREAKING}|${DRESSING}|li|h[1-6])${ATTRIBUTES}/?>`, "i");
const TABLE_PART = new RegExp(`<(/?)(table|tr|t[dh])${ATTRIBUTES}/?>`, "gi");

/** Markdown in which HTML stands: tables and lists become Markdown's own, other tags go. What is no tag of HTML, such as `<name>`, stays. */
export function withoutHtml(text: string): string {
  if (!ANY_TAG.test(text)) return text;
  return (
    joinRows(tablesAsRows(text))
      .split("\n")
      // Rows have bars, or tabs, between their cells.
      .map((line) => (/^\s*\|.*\||\t/.test(line) ? rowWithoutTags(line) : lineWithoutTags(line)))
      .join("\n")
  );
}

/** The paragraphs of a text whose words hold tags, each without them; the text itself where it holds none. */
export function paragraphsOf(text: string): string[] {
  if (!ANY_TAG.test(text)) return [text];
  const parts = rowWithoutTags(text)
    .split("<br>")
    .map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

/** A whole page of HTML as Markdown; what is not shown on a page, such as its style, is left out. */
export function pageAsMarkdown(html: string): string {
  let shown = html;
  for (const name of ["head", "style", "script", "title"]) shown = withoutElement(shown, name);
  // The end of a line is a space in HTML, and signs of Markdown are letters.
  const words = shown
    .replace(/\s+/g, " ")
    .replace(/(^|>)([^<]*)/g, (_, before: string, text: string) => before + escapeInline(text))
    .replace(/<(\/?)(?:b|strong)(?:\s[^<>]*)?>/gi, "");
  return withoutHtml(words);
}

function withoutElement(html: string, name: string): string {
  const open = new RegExp(`<${name}(?:\\s[^<>]*)?>`, "gi");
  const small = html.toLowerCase();
  let kept = "";
  let from = 0;
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    const close = small.indexOf(`</${name}`, open.lastIndex);
    kept += html.slice(from, match.index);
    from = close < 0 ? html.length : html.indexOf(">", close) + 1 || html.length;
    open.lastIndex = from;
  }
  return kept + html.slice(from);
}

/** Each `<table>` as rows between bars. A table in a cell becomes paragraphs of that cell. */
function tablesAsRows(text: string): string {
  let result = "";
  let from = 0;
  let depth = 0;
  let isInCell = false;
  for (const match of text.matchAll(TABLE_PART)) {
    const [tag, closing, name = ""] = match;
    const part = name.toLowerCase();
    const opens = closing === "";
    if (depth === 0 && !(part === "table" && opens)) continue;
    const before = text.slice(from, match.index);
    // Between rows and cells stand only tags and spaces.
    if (depth === 0) result += before;
    else if (isInCell) result += inCell(before);
    from = match.index + tag.length;
    if (part === "table") {
      depth += opens ? 1 : -1;
      if (depth === (opens ? 1 : 0)) result += "\n\n";
      else result += "<br>";
    } else if (depth > 1) result += "<br>";
    else if (part === "tr" && opens) result += "\n|";
    else if (part !== "tr") {
      isInCell = opens;
      if (!opens) result += " |";
    }
  }
  return result + text.slice(from);
}

function inCell(text: string): string {
  return text.replace(/\s*\n\s*/g, " ").replace(/(?<!\\)\|/g, "\\|");
}

/** A row whose cell runs over several lines, as converters leave it when the cell holds paragraphs of HTML. */
function joinRows(text: string): string {
  const lines: string[] = [];
  let open = 0;
  for (const line of text.split("\n")) {
    const last = lines.at(-1);
    if (open > 0 && last !== undefined) {
      lines[lines.length - 1] = `${last}<br>${line.trim()}`;
      open = /\|\s*$/.test(line) ? 0 : open - 1;
      continue;
    }
    lines.push(line);
    open = /^\s*\|.*<\w/.test(line) && !/\|\s*$/.test(line) ? MOST_LINES_OF_A_ROW : 0;
  }
  return lines.join("\n");
}

const MOST_LINES_OF_A_ROW = 60;

function rowWithoutTags(row: string): string {
  return row
    .replace(ITEM_TAG, "<br>")
    .replace(HEADING_TAG, "<br>")
    .replace(BREAKING_TAG, "<br>")
    .replace(DRESSING_TAG, "");
}

function lineWithoutTags(line: string): string {
  return (
    line
      .replace(ITEM_TAG, (tag) => (tag.startsWith("</") ? "\n" : "\n- "))
      .replace(HEADING_TAG, (_, closing: string, level: string) =>
        closing === "" ? `\n\n${"#".repeat(Number(level))} ` : "\n\n",
      )
      // A line break stays one: the reader of lines knows it.
      .replace(BREAKING_TAG, (tag) => (/^<br/i.test(tag) ? "<br>" : "\n\n"))
      .replace(DRESSING_TAG, "")
  );
}
