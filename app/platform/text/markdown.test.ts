import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countMarkdownWords, plainText, renderMarkdown } from "./markdown.server.ts";

describe("renderMarkdown", () => {
  it.each([
    ["a paragraph", "Plain words.", '<p class="govuk-body">Plain words.</p>'],
    [
      "emphasis",
      "**a** *b* ~~c~~ `d`",
      '<p class="govuk-body"><strong>a</strong> <em>b</em> <del>c</del> <code>d</code></p>',
    ],
    ["a list", "- a\n- b", '<ul class="govuk-list govuk-list--bullet">\n<li>a</li>\n<li>b</li>\n</ul>'],
    ["a numbered list", "3. a", '<ol start="3" class="govuk-list govuk-list--number">\n<li>a</li>\n</ol>'],
    [
      "headings below the page's own",
      "# A\n\n## B",
      '<h2 class="govuk-heading-l">A</h2>\n<h3 class="govuk-heading-m">B</h3>',
    ],
    ["a heading that skips a level", "### A", '<h2 class="govuk-heading-l">A</h2>'],
    [
      "a web link",
      "[a](https://example.org/)",
      '<p class="govuk-body"><a href="https://example.org/" class="govuk-link" rel="noopener noreferrer">a</a></p>',
    ],
    ["a link within the site", "[a](/b)", '<p class="govuk-body"><a href="/b" class="govuk-link">a</a></p>'],
    ["a picture", "![A chart](x.png)", '<p class="govuk-body">A chart</p>'],
    [
      "a quotation",
      "> a",
      '<blockquote class="govuk-inset-text">\n<p class="govuk-body">a</p>\n</blockquote>',
    ],
    ["a tick box", "- [x] a", '<ul class="govuk-list govuk-list--bullet">\n<li>Done: a</li>\n</ul>'],
    ["raw HTML", "a <b>b</b>\n\n<div>c</div>", '<p class="govuk-body">a b</p>\n<p class="govuk-body">c</p>'],
    ["nothing", "", ""],
  ])("draws %s", (_what, markdown, html) => {
    expect(renderMarkdown(markdown)).toBe(html);
  });

  it("starts headings where it is told", () => {
    expect(renderMarkdown("# A", { headingBase: 4 })).toBe('<h4 class="govuk-heading-s">A</h4>');
  });

  it("draws a table that can scroll, with headings that say they are", () => {
    const html = renderMarkdown("| A | B |\n|---|---|\n| 1 | 2<br>3 |");
    expect(html).toContain(
      '<div class="cpc-table-scroll" role="region" tabindex="0" aria-label="Table of A, B">',
    );
    expect(html).toContain('<th scope="col" class="govuk-table__header">A</th>');
    expect(html).toContain('<td class="govuk-table__cell">2<br>\n3</td>');
  });

  it("gives the footnotes of two texts different ids, and links that lead to them", () => {
    const one = renderMarkdown("One.[^1]\n\n[^1]: First.");
    const two = renderMarkdown("Two.[^1]\n\n[^1]: Second.");
    const ids = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(ids(one).length).toBeGreaterThan(1);
    expect(ids(one).filter((id) => ids(two).includes(id))).toEqual([]);
    for (const [, target] of one.matchAll(/href="#([^"]+)"/g)) expect(ids(one)).toContain(target);
    for (const [, target] of one.matchAll(/aria-describedby="([^"]+)"/g)) expect(ids(one)).toContain(target);
  });

  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["a script within words", "a <script>alert(1)</script> b"],
    ["an image with a handler", '<img src=x onerror="alert(1)">'],
    ["a script address", "[a](javascript:alert(1))"],
    ["a script address in disguise", "[a](JaVaScRiPt&#58;alert(1))"],
    ["a script address with a line break", "[a](java\nscript:alert(1))"],
    ["a data address", "[a](data:text/html;base64,PHNjcmlwdD4=)"],
    ["a script address by reference", "[a][b]\n\n[b]: javascript:alert(1)"],
    ["an autolink of a script", "<javascript:alert(1)>"],
    ["a picture of a script", "![a](javascript:alert(1))"],
    ["a frame", "<iframe src='https://example.org'></iframe>"],
    ["a style", "<style>*{display:none}</style>"],
    ["a form", "<form action=/x><button>Go</button></form>"],
    ["a handler in a table", "| a |\n|---|\n| <b onclick=alert(1)>x</b> |"],
    ["an svg", "<svg><script>alert(1)</script></svg>"],
    ["a title that breaks out", '[a](https://example.org "\\" onmouseover=alert(1)")'],
    ["an id that clobbers", "<a id=location name=location>x</a>"],
  ])("lets no %s through", (_what, markdown) => {
    const html = renderMarkdown(markdown);
    expect(html).not.toMatch(/<(script|img|iframe|style|form|button|svg|input|object)\b/i);
    expect(html).not.toMatch(/<[^>]+\son\w+=/i);
    expect(html).not.toMatch(/(?:href|src)="?\s*(?:javascript|data|vbscript):/i);
    expect(html).not.toMatch(/ (?:id|name)="?location/);
  });

  it("never makes an element or attribute that is not on the list", () => {
    const tags = new Set(
      "p br h2 h3 h4 h5 h6 strong em del code pre blockquote hr ul ol li a span sup section table thead tbody tr th td div".split(
        " ",
      ),
    );
    const attributes = new Set(
      "class href rel id start scope role tabindex aria-label aria-describedby data-footnotes data-footnote-ref data-footnote-backref".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(nasty, (markdown) => {
        const html = renderMarkdown(markdown);
        const outside = html.replace(TAG, (_whole, tag: string, rest: string | undefined) => {
          expect(tags).toContain(tag);
          for (const [, name] of (rest ?? "").matchAll(/\s([a-z-]+)(?:="[^"]*")?/g))
            expect(attributes).toContain(name);
          return "";
        });
        expect(outside).not.toContain("<");
      }),
      { numRuns: 300 },
    );
  });
});

/** A whole tag with its attributes, the values of which may hold anything but a double quote. */
const TAG = /<\/?([a-z0-9]+)((?:\s+[a-z-]+(?:="[^"]*")?)*)>/g;

/** Strings rich in what Markdown and HTML give meaning to. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "# ",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "**",
        "_",
        "`",
        "[a](",
        ")",
        "<",
        ">",
        "<b onclick=x>",
        "<!--",
        "|",
        "\n|-|\n",
        "![",
        "](",
        "[^1]",
        "[^1]: ",
        "javascript:",
        "&#58;",
        "\\",
        "    ",
        "https://e.org",
        '"',
        "'",
        "<br>",
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join(""));

describe("countWords", () => {
  it.each([
    ["", 0],
    ["one two  three", 3],
    ["**bo**ld", 1],
    ["well-led councils' 1,200 people, 2.2(d)", 6],
    ["# A heading\n\n- an item\n- [x] another", 5],
    ["[some words](https://example.org/not/counted)", 2],
    ["a<br>b <b>c</b>", 3],
    ["| a | b |\n|---|---|\n| c | d |", 4],
    ["![two words](x.png)", 2],
    ["– … — * * *", 0],
  ])("counts %j as %i", (markdown, words) => {
    expect(countMarkdownWords(markdown)).toBe(words);
  });
});

describe("plainText", () => {
  it.each([
    ["# A\n\nb *c*\n\n- d\n- e", "A\nb c\nd\ne"],
    ["a\nb  \nc", "a b c"],
    ["<div>x <b>y</b></div>", "x y"],
    ["<script>alert(1)</script>", ""],
  ])("reads %j", (markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });
});

it.each<[string, string]>([
  ["quotations", `${">".repeat(20_000)} a`],
  ["lists on one line", `${"- 1. + ".repeat(3000)}a`],
  ["lists by indentation", Array.from({ length: 300 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n")],
  ["stars", `${"*".repeat(20_000)}a${"*".repeat(20_000)}`],
])("does not run out of room on %s nested by the thousand", (_what, markdown) => {
  expect(renderMarkdown(markdown)).toContain("a");
  expect(countMarkdownWords(markdown)).toBeGreaterThan(0);
});

it("leaves rules, fill-in lines and indented code as they are", () => {
  expect(renderMarkdown("- - - - - -")).toContain("<hr");
  expect(plainText("Name: ____________")).toBe("Name: ____________");
  expect(renderMarkdown(`    ${" ".repeat(30)}x`)).toContain(" ".repeat(30));
});
