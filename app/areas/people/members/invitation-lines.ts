import { isCouncilRole, ROLE_NAMES, ROLES, type Role } from "#app/access/permissions.ts";

/** Lines that are read of what was pasted; more are refused whole. */
export const MOST_INVITATION_LINES = 200;

/** What lines are read with: what may be given, and what is meant where a line does not say. */
export interface LineReading {
  roles: readonly Role[];
  councils: readonly { id: string; name: string }[];
  /** The role of whoever has none in their line; null where none was chosen. */
  role: Role | null;
  /** The council of whoever has none in their line. */
  councilId: string | null;
  /** An address as it is kept, or null where mail cannot be sent to it. */
  addressOf: (typed: string) => string | null;
}

/** One line as it was read: whom it invites as what, or what is wrong with it. */
export interface InvitationLine {
  /** Its number in what was pasted, empty lines counted, from 1. */
  number: number;
  name: string;
  email: string;
  role: Role | null;
  councilId: string | null;
  problem: string | null;
  /** The line that invites the same person to the same place; nothing is sent for this one. */
  sameAs: number | null;
}

/**
 * Reads lines of a name, an e-mail address and, where they differ from what was chosen for all, a role and a council: as cells of a
 * spreadsheet, or apart by semicolons or commas. What stands before the address is the name. A first line without an address that names its columns
 * is left out; nothing else is.
 */
export function readInvitationLines(text: string, reading: LineReading): InvitationLine[] {
  const read: InvitationLine[] = [];
  for (const [index, typed] of text.split(/\r\n|\r|\n/).entries()) {
    if (typed.trim() === "" || (read.length === 0 && isHeading(typed))) continue;
    const line = readLine(index + 1, typed, reading);
    const same = read.find(
      ({ email, councilId, problem }) =>
        problem === null && email !== "" && email === line.email && councilId === line.councilId,
    );
    read.push({ ...line, sameAs: line.problem === null ? (same?.number ?? null) : null });
  }
  return read;
}

/** "Name, E-mail, Role": the headings of columns. */
function isHeading(typed: string): boolean {
  return !typed.includes("@") && /\be-?mail\b/i.test(typed);
}

function readLine(number: number, typed: string, reading: LineReading): InvitationLine {
  const apart = ["\t", ";", ","].find((mark) => typed.includes(mark)) ?? "\t";
  const cells = typed
    .split(apart)
    .flatMap((cell) => withoutBrackets(cell.trim()))
    .filter((cell) => cell !== "");
  const at = cells.findIndex((cell) => cell.includes("@"));
  const before = at < 0 ? cells : cells.slice(0, at);
  const after = at < 0 ? [] : cells.slice(at + 1);
  const name = before.length > 0 ? before.join(apart === "," ? ", " : " ") : (after.shift() ?? "");
  const place = readPlace(after, reading);
  const line = {
    number,
    name,
    email: cells[at] ?? "",
    role: place.role,
    councilId: place.councilId,
    sameAs: null,
  };
  if (at < 0) return { ...line, problem: "There is no e-mail address in it." };
  const email = reading.addressOf(line.email);
  if (email === null) return { ...line, problem: `${line.email} is no e-mail address.` };
  const found = { ...line, email };
  if (name === "") return { ...found, problem: "There is no name in it." };
  if (name.length > 120) return { ...found, problem: "The name has more than 120 characters." };
  return { ...found, problem: place.problem };
}

/** "Ann Archer <ann@example.org>", as mail programs copy it, is two cells. */
function withoutBrackets(cell: string): string[] {
  const parts = /^(.*)<([^<>]+@[^<>]+)>$/.exec(cell);
  return parts === null ? [cell] : [(parts[1] ?? "").trim(), (parts[2] ?? "").trim()];
}

const plain = (words: string) => words.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

function readPlace(
  cells: readonly string[],
  { roles, councils, role: chosen, councilId: chosenCouncil }: LineReading,
): { role: Role | null; councilId: string | null; problem: string | null } {
  let role = chosen;
  let named: string | null = null;
  for (const cell of cells) {
    const saidRole = ROLES.find((one) => plain(ROLE_NAMES[one]) === plain(cell));
    const council = councils.find(({ name }) => plain(name) === plain(cell));
    if (saidRole !== undefined) role = saidRole;
    else if (council !== undefined) named = council.id;
    else
      return {
        role,
        councilId: null,
        problem: `“${cell}” is neither a role nor a council of this challenge.`,
      };
  }
  if (role === null) {
    return {
      role,
      councilId: null,
      problem: "It says no role. Choose one for all, or write it in the line.",
    };
  }
  if (!roles.includes(role)) {
    return {
      role,
      councilId: null,
      problem: `You cannot invite anybody as ${ROLE_NAMES[role].toLowerCase()}.`,
    };
  }
  if (!isCouncilRole(role)) {
    return named === null
      ? { role, councilId: null, problem: null }
      : { role, councilId: null, problem: "Nobody of the peer team belongs to a council." };
  }
  const only = councils.length === 1 ? (councils[0]?.id ?? null) : null;
  const councilId = named ?? chosenCouncil ?? only;
  return councilId === null
    ? { role, councilId, problem: "It says no council. Choose one for all, or write it in the line." }
    : { role, councilId, problem: null };
}

/** Lines that are named in one sentence. */
const MOST_NAMED = 10;

/** What is wrong with lines, in one text: nobody is invited until it is put right. */
export function lineProblems(problems: readonly { number: number; problem: string }[]): string {
  const said = problems.slice(0, MOST_NAMED).map(({ number, problem }) => `Line ${number}: ${problem}`);
  const more = problems.length - said.length;
  return [...said, ...(more > 0 ? [`And ${more === 1 ? "1 other line" : `${more} other lines`}.`] : [])].join(
    " ",
  );
}
