import { createHash } from "node:crypto";
import JSZip from "jszip";
import { longFieldsIn, type ShownLongField } from "./said-limits.ts";

/** What an address answered: its words, and for a file the hash of its bytes. */
export interface Answer {
  status: number;
  /** Words that a reader sees, white space folded; of a Word file those of its body. */
  words: string;
  /** SHA-256 of the bytes; null for a page. */
  sha256: string | null;
  /** The addresses that a page links to, without what comes after `?` or `#`. */
  links: string[];
  /** The fields for long texts of a page, and its path once it has led on. */
  longFields: ShownLongField[];
  path: string;
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'" };

/** The words of a piece of HTML or XML, without its elements; entities resolved, white space folded. */
function wordsOf(markup: string): string {
  return markup
    .replaceAll(/<(script|style|template)\b[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<!--.*?-->/g, "")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replaceAll(/\s+/g, " ");
}

/** Asks one address as whoever the cookie is; redirects within the server are followed. */
export async function ask(url: string, path: string, cookie: string): Promise<Answer> {
  const answer = await fetch(url + path, { headers: { Cookie: cookie, Accept: "text/html" } });
  const type = answer.headers.get("Content-Type") ?? "";
  const bytes = Buffer.from(await answer.arrayBuffer());
  const at = { status: answer.status, path: new URL(answer.url).pathname, longFields: [], links: [] };
  if (type.startsWith("text/html")) {
    const page = bytes.toString("utf8");
    const links = [...page.matchAll(/<a\b[^>]*\shref="([^"#?]+)/g)].map(([, link = ""]) => link);
    return { ...at, words: wordsOf(page), sha256: null, links, longFields: longFieldsIn(page) };
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (!type.includes("wordprocessingml")) return { ...at, words: "", sha256 };
  const body = (await JSZip.loadAsync(bytes)).file("word/document.xml");
  return { ...at, words: wordsOf((await body?.async("text")) ?? ""), sha256 };
}

/** An address without what tells one record from another. */
export function addressShapeOf(path: string): string {
  return path.replaceAll(/[0-9A-HJKMNP-TV-Z]{26}/g, ":id").replaceAll(/sections\/[\w-]+/g, "sections/:key");
}

/**
 * Every address that links lead to from the pages of one challenge; of addresses that differ only in the records they name, `mostAlike`. Files are
 * asked for, not looked into. With the answer stands the page that the link was first found on.
 */
export async function walk(
  url: string,
  challengeId: string,
  cookie: string,
  { mostAlike, isLeftOut }: { mostAlike: number; isLeftOut: (path: string) => boolean },
): Promise<Map<string, Answer & { from: string }>> {
  const below = `/challenges/${challengeId}`;
  const found = new Map<string, Answer & { from: string }>();
  const alike = new Map<string, number>();
  const waiting = [{ path: below, from: "/challenges" }];
  const known = new Set([below]);
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path, from } = next;
    const answer = await ask(url, path, cookie);
    found.set(path, { ...answer, from });
    for (const link of answer.links) {
      if (known.has(link) || !link.startsWith(`${below}/`) || isLeftOut(link)) continue;
      known.add(link);
      const shape = addressShapeOf(link);
      const count = (alike.get(shape) ?? 0) + 1;
      alike.set(shape, count);
      if (count <= mostAlike) waiting.push({ path: link, from: path });
    }
  }
  return found;
}
