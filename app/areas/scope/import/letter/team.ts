import { type Block, plain } from "../source-text.ts";
import { letterSections } from "./letter-sections.ts";

/** One line of the team the letter asks for. */
export interface TeamEntry {
  /** As the letter says it, without the article: "Chief Executive Officer peer". */
  role: string;
  /** What is asked of the person; the name, for LGA staff. */
  brief: string;
  /** The person, where the letter names one. */
  name: string | null;
  /** One for most lines; "a Liberal Democrat Leader peer and a Labour peer" asks for two. */
  roles: string[];
  isStaff: boolean;
}

const IS_TEAM = /\bpeers?\b|\bLGA\b|\bpeer challenge manager\b|\bsupport officer\b|\bchallenge manager\b/i;

/** The team profile: the list, or table, in the section about the team. */
export function readTeam(blocks: readonly Block[]): TeamEntry[] {
  const sections = letterSections(blocks);
  const titled = sections.filter((section) => /\bteam\b/i.test(section.title));
  const pool = titled.length > 0 ? titled : sections;
  for (const section of pool) {
    const entries = entriesOf(section.blocks);
    const peers = entries.filter((entry) => IS_TEAM.test(entry.role));
    if (peers.length > 0 && peers.length * 2 >= entries.length) return entries;
  }
  return [];
}

function entriesOf(blocks: readonly Block[]): TeamEntry[] {
  return blocks.flatMap((block) => {
    if (block.kind === "item") return [teamEntry(plain(block.text))];
    if (block.kind !== "table") return [];
    return block.rows
      .map((row) => row.map((cell) => plain(cell.join(" "))))
      .filter(([role]) => role && !/^(?:role|position|peer|team)$/i.test(role))
      .map(([role = "", ...rest]) =>
        teamEntry([role, rest.filter(Boolean).join(", ")].filter(Boolean).join(", ")),
      );
  });
}

/** Where a role ends and what is asked begins. */
const ROLE_END =
  /\s*(?:,|;|:|\(|\s[–—-]\s)\s*|\s+(?=(?:with|possibly|probably|ideally|preferably|who|from|having|experienced|drawn|to be)\b)|\.(?:\s+|$)/;
const PERSON =
  /^(?:(?:Cllr|Councillor|Dr|Mr|Mrs|Ms|Miss|Sir|Dame)\.? )?\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’.-]*){1,3}$/u;

function teamEntry(text: string): TeamEntry {
  const end = ROLE_END.exec(text);
  const cut = end && end.index > 0 ? end : null;
  const role = stripArticle(cut ? text.slice(0, cut.index) : text).replace(/[.;]$/, "");
  const rest = cut ? text.slice(cut.index + cut[0].length).trim() : "";
  const brief = (cut?.[0].includes("(") ? rest.replace(/\)(?=[.;]?$)/, "") : rest).replace(/;$/, "");
  const isStaff = /\bLGA\b|\bLocal Government Association\b|peer challenge manager|support officer/i.test(
    role,
  );
  const person = brief.replace(/\.$/, "");
  const name = isStaff && PERSON.test(person) ? person : null;
  return { role, brief, name, roles: rolesOf(role), isStaff };
}

function stripArticle(text: string): string {
  const role = text.replace(/^(?:an?|one|the)\s+/i, "").trim();
  return role.charAt(0).toUpperCase() + role.slice(1);
}

/** "Liberal Democrat Leader peer and a Labour peer" → both. */
function rolesOf(role: string): string[] {
  const parts = role.split(/\s+(?:and|plus)\s+(?:an?|one)\s+/i);
  const areRoles =
    parts.length > 1 && parts.every((part) => /\b(?:peer|officer|manager|leader|member)\b/i.test(part));
  return areRoles ? parts.map((part) => stripArticle(part)) : [role];
}
