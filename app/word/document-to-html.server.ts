import { renderMarkdown } from "../platform/text/markdown.server.ts";
import { WORD_SECTIONS, type WordBlock, type WordDocument } from "./document.ts";

/** A heading of a rendered document, for a list of contents. `id` is unique in the document. */
export interface RenderedHeading {
  id: string;
  text: string;
  level: number;
}

/** A document as safe HTML and the headings in it, in order. */
export interface RenderedDocument {
  html: string;
  headings: RenderedHeading[];
}

const HEADING_CLASSES = {
  2: "govuk-heading-l",
  3: "govuk-heading-m",
  4: "govuk-heading-s",
  5: "govuk-heading-s",
};

/**
 * The same document that Word is drawn from, as HTML: so the page, the public page and the Word file cannot
 * say different things. A heading of level 1 becomes an h2, since the page has its own h1. The document's own
 * title, dates and status are left to the page.
 */
export function renderDocumentParts(document: WordDocument): RenderedDocument {
  const headings: RenderedHeading[] = [];
  const sections = WORD_SECTIONS[document.kind].flatMap((name) => document.sections[name] ?? []);
  const html = sections.map((block) => renderBlock(block, headings)).join("\n");
  return { html, headings };
}

/** The HTML alone, for pages that need no list of contents. */
export function renderDocument(document: WordDocument): string {
  return renderDocumentParts(document).html;
}

/** Blocks in groups, such as the sheets of a paper: the HTML of each, with ids that are unique among all of them. */
export function renderBlockGroups(groups: readonly (readonly WordBlock[])[]): string[] {
  const headings: RenderedHeading[] = [];
  return groups.map((blocks) => blocks.map((block) => renderBlock(block, headings)).join("\n"));
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** Inline Markdown without the paragraph that would stand round it; several blocks (in a cell) stay as they are. */
function inline(markdown: string): string {
  const html = renderMarkdown(markdown);
  const only = /^<p[^>]*>((?:(?!<p[ >]).)*)<\/p>\s*$/s.exec(html);
  return only?.[1] ?? html;
}

function idFor(text: string, headings: readonly RenderedHeading[]): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const base = words === "" ? "section" : words;
  let id = base;
  for (let count = 2; headings.some((heading) => heading.id === id); count++) id = `${base}-${count}`;
  return id;
}

function renderBlock(block: WordBlock, headings: RenderedHeading[]): string {
  switch (block.kind) {
    case "heading": {
      const level = (block.level + 1) as 2 | 3 | 4 | 5;
      const id = idFor(block.text, headings);
      headings.push({ id, text: block.text, level });
      return `<h${level} class="${HEADING_CLASSES[level]}" id="${id}">${escaped(block.text)}</h${level}>`;
    }
    case "markdown":
      return renderMarkdown(block.markdown, { headingBase: (block.headingBase ?? 2) + 1 });
    case "paragraph": {
      const text = inline(block.text);
      if (block.style === "quote") return `<div class="govuk-inset-text">${text}</div>`;
      return `<p class="${block.style === "lead" ? "govuk-body-l" : "govuk-body"}">${text}</p>`;
    }
    case "list": {
      const tag = block.ordered ? "ol" : "ul";
      const look = block.ordered ? "govuk-list--number" : "govuk-list--bullet";
      const items = block.items.map((item) => `<li>${inline(item)}</li>`).join("");
      return `<${tag} class="govuk-list ${look}">${items}</${tag}>`;
    }
    case "table":
      return renderTable(block);
    case "facts": {
      const rows = block.rows.map(
        ({ term, detail }) =>
          `<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">${escaped(term)}</dt>` +
          `<dd class="govuk-summary-list__value">${inline(detail)}</dd></div>`,
      );
      return `<dl class="govuk-summary-list">${rows.join("")}</dl>`;
    }
    case "page-break":
      return "";
  }
}

function renderTable(table: Extract<WordBlock, { kind: "table" }>): string {
  const head = table.columns.map(
    (column) =>
      `<th scope="col" class="govuk-table__header${table.columns.length === 1 ? "" : widthClass(column.widthPercent)}">${escaped(column.heading)}</th>`,
  );
  const rows = table.rows.map((cells) => {
    const drawn = cells.map((cell) => `<td class="govuk-table__cell">${inline(cell)}</td>`);
    return `<tr class="govuk-table__row">${drawn.join("")}</tr>`;
  });
  const caption = escaped(table.caption);
  // A wide table scrolls by itself on a phone; a region that scrolls must be reached by the keyboard.
  return (
    `<div class="cpc-table-scroll" tabindex="0" role="region" aria-label="${caption}"><table class="govuk-table">` +
    `<caption class="govuk-table__caption govuk-table__caption--s">${caption}</caption>` +
    `<thead class="govuk-table__head"><tr class="govuk-table__row">${head.join("")}</tr></thead>` +
    `<tbody class="govuk-table__body">${rows.join("")}</tbody></table></div>`
  );
}

/** Wide columns keep about their share of the table; the narrow ones find their own. */
function widthClass(percent: number): string {
  if (percent >= 45) return " govuk-!-width-one-half";
  if (percent >= 30) return " govuk-!-width-one-third";
  return percent >= 22 ? " govuk-!-width-one-quarter" : "";
}
