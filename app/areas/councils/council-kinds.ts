/** What a council can be. Source: DOMAIN, the tiers of English local government. */
export const COUNCIL_KINDS = [
  "district",
  "county",
  "unitary",
  "london-borough",
  "metropolitan",
  "combined",
  "other",
] as const;

export type CouncilKind = (typeof COUNCIL_KINDS)[number];

export const COUNCIL_KIND_NAMES = {
  district: "District council",
  county: "County council",
  unitary: "Unitary council",
  "london-borough": "London borough",
  metropolitan: "Metropolitan district",
  combined: "Combined authority",
  other: "Another kind",
} as const satisfies Record<CouncilKind, string>;

/** A stored kind in words; null is said as what it is. */
export function kindInWords(kind: CouncilKind | null): string {
  return kind === null ? "Not said yet" : COUNCIL_KIND_NAMES[kind];
}
