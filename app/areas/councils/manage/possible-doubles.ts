/** Words that say what a council is and not which: "Wexcombe Borough Council" and "Borough of Wexcombe" are likely one. */
const KIND_WORDS = new Set(
  "the of and council authority borough district city town royal metropolitan london unitary combined".split(
    " ",
  ),
);

/** What two spellings of one council have in common. "County" counts: a county and a district often share a name. */
export function mainWords(name: string): string {
  const words = name
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll("&", " ")
    .replaceAll(/[’'.]/g, "")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !KIND_WORDS.has(word));
  return words.sort().join(" ");
}

/** For each council that may be the same as another, the names of those, by its id. Only a hint: people decide. */
export function possibleDoubles(councils: readonly { id: string; name: string }[]): Map<string, string[]> {
  const byWords = new Map<string, { id: string; name: string }[]>();
  for (const council of councils) {
    const words = mainWords(council.name);
    if (words !== "") byWords.set(words, [...(byWords.get(words) ?? []), council]);
  }
  const doubles = new Map<string, string[]>();
  for (const group of byWords.values()) {
    for (const { id } of group) {
      const others = group.filter((other) => other.id !== id).map(({ name }) => name);
      if (others.length > 0) doubles.set(id, others);
    }
  }
  return doubles;
}
