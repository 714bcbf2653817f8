import type { PublicKind } from "./publication-words.ts";

/** What an address is made from. */
export interface SlugFacts {
  /** Short names of the councils the document is about: all of them, or the one whose plan it is. */
  councils: readonly string[];
  /** See documentYear. */
  year: string;
  kind: PublicKind;
}

/** Characters of the names in an address at most, so that it can be read out on the telephone. */
const NAMES_LIMIT = 80;

/** "wexcombe-and-harrowmere": small letters of the Latin alphabet, digits and hyphens. */
export function slugWords(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** The words of a document's public address: "wexcombe-and-harrowmere-2025-report". */
export function slugFor({ councils, year, kind }: SlugFacts): string {
  const names =
    councils.length > 1 ? `${councils.slice(0, -1).join(" ")} and ${councils.at(-1)}` : councils[0];
  const short = slugWords(names ?? "")
    .slice(0, NAMES_LIMIT)
    .replace(/-+$/, "");
  return [short === "" ? "peer-challenge" : short, year, kind].filter((part) => part !== "").join("-");
}

/** What the year of a document is taken from. Days are "YYYY-MM-DD". */
export interface YearFacts {
  lastDayOnSite: string | null;
  /** As it stands in the document: "Review held on 20 to 21 January 2027"; empty for none. */
  dateText: string;
  issuedOn: string;
}

/**
 * The year in title and address: of the review for its report, as the issued words name it, of the visit on site for all others; without
 * either the year it was issued.
 */
export function documentYear(kind: PublicKind, { lastDayOnSite, dateText, issuedOn }: YearFacts): string {
  const held = kind === "progress-review" ? dateText.match(/\d{4}/g)?.at(-1) : lastDayOnSite;
  return (held ?? issuedOn).slice(0, 4);
}

/** The first of `slug`, `slug-2`, `slug-3` … that was never used, by a withdrawn document neither. */
export function freeSlug(slug: string, used: ReadonlySet<string>): string {
  if (!used.has(slug)) return slug;
  let count = 2;
  while (used.has(`${slug}-${count}`)) count++;
  return `${slug}-${count}`;
}
