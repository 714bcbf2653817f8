import { isElected, isStaff, type PeerRole, type PeerStatus } from "./peer-words.ts";

/** What the balance of a team is judged by. */
export interface TeamMember {
  role: PeerRole;
  status: PeerStatus;
  themeNumbers: readonly number[];
  /** Of somebody confirmed whom the councils were asked about: what is missing of their agreement, in sentences. */
  missing?: { name: string; sentences: readonly string[] };
  /** Of a place's profile: in how much the person does not match it, and whether nobody is named who looks for somebody. */
  profile?: { name: string; differs: number; isUnsought: boolean };
}

/** A gap in the team, in words. People decide what to do about it; nothing is blocked. */
export interface TeamGap {
  code:
    | "no-leader"
    | "no-chief-executive"
    | "one-sided"
    | "not-confirmed"
    | "not-agreed"
    | "nobody-looks"
    | "does-not-match"
    | "theme-without-lead"
    | "size";
  message: string;
}

/**
 * What the team still lacks. Sources: the scope letter's team profile (a Leader, a chief executive, members and
 * officers) and DOMAIN's "4 to 9 with the LGA's staff". That every theme has a lead is a house rule.
 */
export function teamGaps(
  team: readonly TeamMember[],
  themes: readonly { number: number; title: string }[],
): TeamGap[] {
  const here = team.filter((member) => member.status !== "withdrawn");
  const peers = here.filter((member) => !isStaff(member.role));
  const gaps: TeamGap[] = [];
  if (!peers.some((member) => member.role === "leader-peer")) {
    gaps.push({ code: "no-leader", message: "No Leader peer is named or wanted." });
  }
  if (!peers.some((member) => member.role === "chief-executive-peer")) {
    gaps.push({ code: "no-chief-executive", message: "No chief executive peer is named or wanted." });
  }
  if (peers.length > 0 && (peers.every((p) => isElected(p.role)) || !peers.some((p) => isElected(p.role)))) {
    gaps.push({ code: "one-sided", message: "The team has councillors only, or officers only." });
  }
  if (here.length > 0 && (here.length < 4 || here.length > 9)) {
    gaps.push({
      code: "size",
      message: `The team has ${here.length} people with the LGA's staff; 4 to 9 is usual.`,
    });
  }
  const open = here.filter((member) => member.status !== "confirmed").length;
  if (open > 0) {
    gaps.push({
      code: "not-confirmed",
      message: open === 1 ? "1 place is not confirmed yet." : `${open} places are not confirmed yet.`,
    });
  }
  gaps.push(...profileGapsOf(here));
  for (const { status, missing } of here) {
    if (status !== "confirmed" || missing === undefined || missing.sentences.length === 0) continue;
    gaps.push({
      code: "not-agreed",
      message: `${missing.name} is confirmed although not every council has agreed. ${missing.sentences.join(" ")}`,
    });
  }
  for (const theme of themes) {
    if (peers.some((member) => member.themeNumbers.includes(theme.number))) continue;
    gaps.push({
      code: "theme-without-lead",
      message: `Nobody leads on theme ${theme.number}, ${theme.title}.`,
    });
  }
  return gaps;
}

/** Who looks for whom, and who does not match what was asked for: both are for people to judge. */
function profileGapsOf(here: readonly TeamMember[]): TeamGap[] {
  const unsought = here.filter(({ profile }) => profile?.isUnsought).length;
  const differing = here.flatMap(({ profile }) =>
    profile !== undefined && profile.differs > 0 ? [profile.name] : [],
  );
  return [
    ...(unsought === 0
      ? []
      : [
          {
            code: "nobody-looks" as const,
            message: `${unsought === 1 ? "1 wanted place names" : `${unsought} wanted places name`} nobody who looks for somebody.`,
          },
        ]),
    ...(differing.length === 0
      ? []
      : [
          {
            code: "does-not-match" as const,
            message: `${differing.length} ${differing.length === 1 ? "place does" : "places do"} not match what was asked for: ${differing.join(", ")}.`,
          },
        ]),
  ];
}
