import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countMarkdownWords, plainText, renderMarkdown } from "./markdown.server.ts";
import { isTooKnotted } from "./markdown-bounds.ts";

const fill = (words: string, length: number) =>
  words.repeat(Math.ceil(length / words.length)).slice(0, length);

/** A text made of pieces that are told apart by their number. */
function counted(piece: (index: number) => string, length: number): string {
  let text = "";
  for (let index = 0; text.length < length; index += 1) text += piece(index);
  return text.slice(0, length);
}

const PROSE =
  "The council’s plan says (see page 4) what it will do; the *peers* heard much of it. It is good.\n\n";

const RUNS = [
  ...["_a*", "***a", "~~a", "*a", "a*", "*a* ", "**a** ", "_a ", "*a **b ", "a*a", "~a~ ", "*", "_ ", "~~ "],
  ...[
    "[",
    "[]",
    "[a](b) ",
    "[a](",
    "[a](<b",
    '[a](b "',
    "![",
    "![a](b)",
    "[a][b] ",
    "[^a]",
    "[^a]: b\n\n",
    "[a]: b\n",
  ],
  ...[
    "`",
    "`a",
    "``a` ",
    "` ",
    "```\n",
    "~~~\n",
    "<",
    "<a ",
    '<a b="',
    "<!--",
    "a <!-- ",
    "<?",
    "<![CDATA[",
    "<b>",
    "</b ",
  ],
  ...["<div>\n", "<div>\n\n", "<script>\n", "<http://a.b> ", "<a@b.cd> ", "&", "&amp;", "&a", "\\", "\\*"],
  ...["www.a.bc ", "www.", "http://", "https://a.b ", "a@", "a@b.cd ", "a.", "a+b", "https://a.b/)"],
  ...[
    "> ",
    ">",
    "> a\n",
    "> > > a\n",
    "- ",
    "- a\n",
    "- a\n\n",
    "-\n",
    "- > ",
    "1. ",
    "1. a\n",
    "1) a\n",
    "- [ ] a\n",
  ],
  ...[
    "# a\n",
    "#",
    "a\n=\n",
    "a\n-\n",
    "---\n",
    "    a\n",
    "|",
    "a|",
    "|a|b|\n",
    "|-",
    "a|b\n-|-|\n",
    "\n",
    " ",
    "\t",
    "a\n",
  ],
  ...["a  \n", "a\\\n", "!", ":", "\u00a0", "\ufeff", "😀", `${"- ".repeat(19)}a\n`],
];

const HALVES: [string, (length: number) => string][] = [
  ["brackets that close", (length) => fill("[", length / 2) + fill("]", length / 2)],
  ["stars that close", (length) => fill("*a ", length / 2) + fill("a* ", length / 2)],
  ["a heading row of thousands of cells", (length) => `${fill("a|", length / 2)}\n${fill("-|", length / 2)}`],
  [
    "a wide table of short rows",
    (length) => `${fill("|a", 400)}|\n${fill("|-", 400)}|\n${fill("a\n", length - 802)}`,
  ],
  ["footnotes", (length) => counted((index) => `[^${index}]: x\n\n`, length)],
  [
    "footnotes that are called",
    (length) =>
      `${counted((i) => `[^${i}] `, length / 2)}\n\n${counted((i) => `[^${i}]: x\n\n`, length / 2)}`,
  ],
  ["definitions", (length) => counted((index) => `[${index}]: x\n`, length)],
  [
    "runs of ticks of every length",
    (length) => counted((index) => `${"`".repeat((index % 200) + 1)}a`, length),
  ],
  ["lists ever further in", (length) => counted((index) => `${" ".repeat((index % 19) * 2)}- a\n`, length)],
  ["empty lines deep in a list", (length) => `${"- ".repeat(19)}a\n${fill("\n", length - 40)}`],
  ["comments far apart in one paragraph", (length) => fill(`<!-- ${"a ".repeat(200)}`, length)],
  ["stars up to the limit in each paragraph", (length) => fill(`${fill("_a*", 1_400)}\n\n`, length)],
  ["a link whose end is looked for", (length) => `www.a.bc/${fill("&a;", length - 9)}`],
];

/** Milliseconds of the processor, not of the clock: the machine may have others to serve. */
function timeOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const read = (text: string) => {
  renderMarkdown(text);
  plainText(text);
};

describe("reading a text takes at most three times as long as plain words", () => {
  // Warm, so that the first text is not the slowest for being the first.
  read(fill(PROSE, 20_000));
  const texts: [string, (length: number) => string][] = [
    ...RUNS.map((run): [string, (length: number) => string] => [
      `runs of ${JSON.stringify(run.length > 20 ? `${run.slice(0, 20)}…` : run)}`,
      (length) => fill(run, length),
    ]),
    ...HALVES,
  ];

  // Of the shorter one those that have held everybody; at the longest every one of them.
  const some = ["_a*", "***a", "~~a", "[", "`a", "<!--", "> ", "- "].map(
    (run) => `runs of ${JSON.stringify(run)}`,
  );
  const ofOld = texts.filter(([what]) => some.includes(what) || !what.startsWith("runs of"));

  it.each([
    [5_000, ofOld],
    [100_000, texts],
  ] as const)("at %i characters", { timeout: 120_000 }, (length, asked) => {
    // A short text has the time of one of 20,000 characters: what is measured is whether anybody has to wait.
    const plain = Math.max(
      ...[1, 2].map((time) => timeOf(() => read(`${time} ${fill(PROSE, Math.max(length, 20_000))}`))),
    );
    const slow = asked
      .map(([what, make]) => [what, timeOf(() => read(make(length)))] as const)
      .filter(([, ms]) => ms > 3 * Math.max(plain, 50))
      .map(([what, ms]) => `${what}: ${Math.round(ms)} ms, plain words ${Math.round(plain)} ms`);
    expect(slow).toEqual([]);
  });
});

describe("a text that would take too long", () => {
  const knotted = `Words before.\n${fill("_a*", 99_000)}\nwords <b>behind</b> & so on`;

  it("is drawn as it was typed, every letter of it", () => {
    expect(isTooKnotted(knotted)).toBe(true);
    const html = renderMarkdown(knotted);
    expect(html).toMatch(/^<pre tabindex="0"><code>Words before\.\n_a\*/);
    expect(html).toContain("words &#x3C;b>behind&#x3C;/b> &#x26; so on");
    expect(plainText(knotted)).toContain("Words before.");
    expect(countMarkdownWords(knotted)).toBeGreaterThan(3);
  });
});

describe("what people write", () => {
  const LONG: [string, string][] = [
    ["prose of a hundred thousand characters", fill(PROSE, 100_000)],
    ["prose in one paragraph", fill("The *council* said so [on page 4](https://example.org/a). ", 10_000)],
    [
      "a list of 400 items with bold beginnings",
      fill("- **Item.** What was said of it, and by _whom_.\n", 19_000),
    ],
    [
      "items within items",
      fill("- **Access.** By phone\n  - weekdays\n    - until *five*\n      1. by rota\n", 8_000),
    ],
    [
      "a table of 300 rows and 8 columns",
      `${"|a".repeat(8)}|\n${"|-".repeat(8)}|\n${"| 12.5 ".repeat(8)}|\n`.concat(
        `${"| 12.5 ".repeat(8)}|\n`.repeat(299),
      ),
    ],
    [
      "a hundred footnotes",
      `${counted((i) => `[^${i}] `, 700)}\n\n${counted((i) => `[^${i}]: x\n\n`, 1_200)}`,
    ],
    ["short lines", fill("one line\n", 9_000)],
  ];

  it.each(LONG)("is not refused: %s", (_what, text) => {
    expect(isTooKnotted(text)).toBe(false);
  });

  it("is never refused when it is short", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."*_[]<`|>-1. \na"), maxLength: 600 }),
        (text) => !isTooKnotted(text),
      ),
    );
  });
});
