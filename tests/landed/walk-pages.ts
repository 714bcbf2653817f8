import { createHash } from "node:crypto";
import JSZip from "jszip";

/** What an address answered: its words, and for a file the hash of its bytes. */
export interface Answer {
  status: number;
  /** Words that a reader sees, white space folded; of a Word file those of its body. */
  words: string;
  /** SHA-256 of the bytes; null for a page. */
  sha256: string | null;
}

/** Addresses below one page, alike but for the records they name, that are asked at the most. */
const MOST_ALIKE = 8;

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
  if (type.startsWith("text/html")) {
    return { status: answer.status, words: wordsOf(bytes.toString("utf8")), sha256: null };
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  if (!type.includes("wordprocessingml")) return { status: answer.status, words: "", sha256 };
  const body = (await JSZip.loadAsync(bytes)).file("word/document.xml");
  return { status: answer.status, words: wordsOf((await body?.async("text")) ?? ""), sha256 };
}

/** An address without what tells one record from another. */
function shapeOf(path: string): string {
  return path.replaceAll(/[0-9A-HJKMNP-TV-Z]{26}/g, ":id").replaceAll(/sections\/[\w-]+/g, "sections/:key");
}

/** Every address that links lead to from the pages of one challenge, a few of each shape. Files are asked, not looked into. */
export async function walk(
  url: string,
  challengeId: string,
  cookie: string,
  isLeftOut: (path: string) => boolean,
): Promise<Map<string, Answer>> {
  const below = `/challenges/${challengeId}`;
  const found = new Map<string, Answer>();
  const alike = new Map<string, number>();
  const waiting = [below];
  const known = new Set(waiting);
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await fetch(url + path, { headers: { Cookie: cookie, Accept: "text/html" } });
    found.set(path, await ask(url, path, cookie));
    if (!(answer.headers.get("Content-Type") ?? "").startsWith("text/html")) continue;
    for (const [, link = ""] of (await answer.text()).matchAll(/<a\b[^>]*\shref="([^"#?]+)/g)) {
      if (known.has(link) || (link !== below && !link.startsWith(`${below}/`)) || isLeftOut(link)) continue;
      known.add(link);
      const shape = shapeOf(link);
      const count = (alike.get(shape) ?? 0) + 1;
      alike.set(shape, count);
      if (count <= MOST_ALIKE) waiting.push(link);
    }
  }
  return found;
}
