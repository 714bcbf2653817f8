/**
 * HTML as a list of lines that compares well: one tag or text per line, attributes and class names sorted, white space
 * collapsed, boolean attributes without a value, entities resolved. Enough for the official fixtures and React's own
 * output, which are both well formed; it is not an HTML parser.
 */
export function normaliseMarkup(html: string): string[] {
  const lines: string[] = [];
  let depth = 0;
  for (const [token] of html.matchAll(/<!--[\s\S]*?-->|<\/[^>]+>|<(?:"[^"]*"|[^">])+>|[^<]+/g)) {
    if (token.startsWith("<!--")) continue;
    if (token.startsWith("</")) {
      depth -= 1;
    } else if (token.startsWith("<")) {
      const name = /^<([\w-]+)/.exec(token)?.[1]?.toLowerCase() ?? "";
      lines.push(`${"  ".repeat(depth)}<${[name, ...attributesOf(token)].join(" ")}>`);
      if (!VOID_ELEMENTS.has(name) && !token.endsWith("/>")) depth += 1;
    } else {
      const text = decode(token).replace(/\s+/g, " ").trim();
      if (text !== "") lines.push("  ".repeat(depth) + text);
    }
  }
  return lines;
}

const VOID_ELEMENTS = new Set(["br", "hr", "img", "input", "link", "meta", "area", "base", "col", "wbr"]);

function attributesOf(tag: string): string[] {
  const inside = tag.replace(/^<[\w-]+/, "").replace(/\/?>$/, "");
  return [...inside.matchAll(/([^\s"=]+)(?:="([^"]*)")?/g)]
    .map(([, writtenName = "", value = ""]) => {
      const name = writtenName.toLowerCase(); // React writes some names in camel case; HTML does not mind
      const plain = decode(value).trim();
      if (name === "class") return `class="${plain.split(/\s+/).sort().join(" ")}"`;
      return plain === "" ? name : `${name}="${plain}"`;
    })
    .filter((attribute) => attribute !== 'class=""')
    .sort();
}

const ENTITIES: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: "\u00a0",
  ctdot: "⋯",
  copy: "©",
};

function decode(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_match, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_match, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);/g, (match, name: string) => ENTITIES[name] ?? match);
}
