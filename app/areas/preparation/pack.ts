/** How far a document of the pack has come. */
export const PACK_STATUSES = ["wanted", "promised", "received", "not-available"] as const;

export type PackStatus = (typeof PACK_STATUSES)[number];

export const PACK_STATUS_NAMES = {
  wanted: "Wanted",
  promised: "Promised",
  received: "In the pack",
  "not-available": "Not available",
} as const satisfies Record<PackStatus, string>;

/** A first list for a new pack, in our own words. House rule: no public source fixes it. */
export const USUAL_PACK: readonly { title: string; description: string }[] = [
  { title: "Corporate plan", description: "The plan in force, and the next one if it is being drafted." },
  {
    title: "Medium-term financial plan",
    description: "With the latest budget report and the savings it relies on.",
  },
  { title: "Latest budget monitoring report", description: "Revenue and capital, the most recent quarter." },
  { title: "External auditor's latest report", description: "And the council's answer to it." },
  { title: "Annual governance statement", description: "With progress on the issues it names." },
  { title: "Strategic risk register", description: "As last reported to members." },
  { title: "Performance report", description: "The most recent one that members received." },
  { title: "Structure chart", description: "Senior management, with names and posts." },
  { title: "Political make-up and committees", description: "Seats by group, committees and their chairs." },
  { title: "Staff survey results", description: "The latest, with what was done about it." },
  { title: "Residents' survey results", description: "The latest, with the method." },
  { title: "Partnership agreements", description: "The memorandum of understanding and any delegations." },
];

/** What still has to come, for the person who asks. `today` is "YYYY-MM-DD". */
export function packGaps(
  items: readonly { status: PackStatus; dueOn: string | null }[],
  today: string,
): { open: number; late: number; received: number } {
  const open = items.filter((item) => item.status === "wanted" || item.status === "promised");
  return {
    open: open.length,
    late: open.filter((item) => item.dueOn !== null && item.dueOn < today).length,
    received: items.filter((item) => item.status === "received").length,
  };
}
