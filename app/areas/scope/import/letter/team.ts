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

export interface TeamReading {
  entries: TeamEntry[];
  /** The lines they were read from, and the line that announces them. */
  lines: string[];
}

const IS_TEAM = /\bpeers?\b|\bLGA\b|\bpeer challenge manager\b|\bsupport officer\b|\bchallenge manager\b/i;
/** Job titles of officers and councillors; enough where the section, or the head of the table, says that it is about the team. */
const IS_POST =
  /\b(?:leader|deputy|mayor|councillor|cllr|member|cabinet|portfolio holder|opposition|chief executive|managing director|ceo|director|head of|officer|s\.?\s?151|finance|treasurer|solicitor|manager|commissioner|chair)\b/i;
const TEAM_HEAD =
  /^(?:role|position|post|peer|team(?: member)?|name|authority|council|organisation|job title)s?$/i;
/** "Finance peer: to be confirmed", "Leader – Cllr Pat Quill": a line of a team without a list. */
const ROLE_LINE = /^[\p{Lu}][^:.?]{2,60}(?::|\s[–—-])\s+\S/u;

/** The team profile: the list, table or lines in the section about the team, or the first list of peers where no section has that title. */
export function readTeam(blocks: readonly (Block | null)[]): TeamReading {
  const sections = letterSections(blocks.map((block) => block ?? GAP));
  const titled = sections.filter((section) => /\bteam\b/i.test(section.title));
  for (const section of titled.length > 0 ? titled : sections) {
    const groups = groupsOf(section.blocks).filter((group) => isTeam(group, titled.length > 0));
    const wanted = titled.length > 0 ? groups : groups.slice(0, 1);
    if (wanted.length > 0)
      return {
        entries: wanted.flatMap((group) => group.entries),
        lines: wanted.flatMap((group) => group.lines),
      };
  }
  return { entries: [], lines: [] };
}

/** Stands where another part of the letter was read. */
const GAP: Block = { kind: "paragraph", text: "" };

/** Lines that stand together: a list, a table, or paragraphs that each name a role. */
interface Group {
  kind: Block["kind"];
  entries: TeamEntry[];
  lines: string[];
  hasHead: boolean;
}

function isTeam({ entries, kind, hasHead }: Group, isTitled: boolean): boolean {
  const isLenient = isTitled || hasHead;
  const known = entries.filter(({ role }) => IS_TEAM.test(role) || (isLenient && IS_POST.test(role)));
  if (known.length === 0 || known.length * 2 < entries.length) return false;
  return kind !== "paragraph" || isTitled || known.length >= 2;
}

function groupsOf(blocks: readonly Block[]): Group[] {
  const groups: Group[] = [];
  let above = "";
  for (const block of blocks) {
    const { lines, hasHead } = linesOf(block);
    const open = groups.at(-1);
    if (lines.length > 0) {
      const entries = lines.map(({ words }) => teamEntry(words));
      const texts = lines.map(({ text }) => text);
      if (open && open.kind === block.kind && above === "" && block.kind !== "table") {
        open.entries.push(...entries);
        open.lines.push(...texts);
      } else {
        groups.push({ kind: block.kind, entries, lines: above === "" ? texts : [above, ...texts], hasHead });
      }
    }
    const text = block.kind === "table" ? "" : plain(block.text);
    above = lines.length === 0 && text.endsWith(":") ? text : "";
    if (lines.length === 0 && above === "")
      groups.push({ kind: "heading", entries: [], lines: [], hasHead: false });
  }
  return groups;
}

/** The lines of a block that may name a place in the team: as they are read, and as they stand. */
function linesOf(block: Block): { lines: { words: string; text: string }[]; hasHead: boolean } {
  const none = { lines: [], hasHead: false };
  if (block.kind === "item")
    return { lines: [{ words: plain(block.text), text: plain(block.text) }], hasHead: false };
  if (block.kind === "paragraph") {
    const text = plain(block.text);
    return ROLE_LINE.test(text) && namesAPost(text)
      ? { lines: [{ words: text, text }], hasHead: false }
      : none;
  }
  if (block.kind !== "table") return none;
  const rows = block.rows.map((row) => row.map((cell) => plain(cell.join(" "))));
  const hasHead = rows[0]?.some((cell) => TEAM_HEAD.test(cell)) ?? false;
  const body = hasHead ? rows.slice(1) : rows;
  const lines = body
    .filter(([role]) => role)
    .map((cells) => ({ words: cells.filter(Boolean).join(", "), text: cells.join("\n") }));
  return { lines, hasHead };
}

function namesAPost(text: string): boolean {
  const role = text.split(/:|\s[–—-]\s/)[0] ?? "";
  return IS_TEAM.test(role) || IS_POST.test(role);
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
