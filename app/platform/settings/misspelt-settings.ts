import { distance } from "fastest-levenshtein";

/** Letters that a name may differ by and still be taken for a misspelt one: two of eight or more, one of fewer. */
const mostWrongLetters = (letters: number): number => (letters >= 8 ? 2 : 1);

/** Names shorter than this resemble too much that is somebody else's: POST, HOSTS, DEMOS. */
const SHORTEST = 6;

/** What two spellings have in common: case and underscores are what people get wrong first. */
const bare = (name: string): string => name.toUpperCase().replace(/[_-]/g, "");

/** Letters that differ; two neighbours that changed places count as one: ULR for URL. */
function wrongLetters(name: string, setting: string): number {
  const first = [...name].findIndex((letter, index) => letter !== setting[index]);
  const swapped =
    name.slice(0, first) + (name[first + 1] ?? "") + (name[first] ?? "") + name.slice(first + 2);
  return first >= 0 && swapped === setting ? 1 : distance(name, setting);
}

/** Words that two names share, whole or shortened: ADMIN is in ADMINISTRATOR. */
function sharedWords(name: string, setting: string): number {
  const words = setting.split("_");
  return name.split("_").filter((word) => words.some((other) => other.startsWith(word))).length;
}

/**
 * The setting that each name was probably meant to be, by name: `PUBLIC_URI` for PUBLIC_URL. A variable of another program
 * is left alone unless it comes within two letters of a setting of ours that is not set. A family whose prefix is ours alone
 * has no other members: any `OIDC_…` that is no setting is taken for the nearest that is.
 */
export function misspeltSettings(
  variables: Record<string, string | undefined>,
  settings: readonly string[],
): Map<string, string> {
  const isSet = (name: string) => (variables[name] ?? "") !== "";
  const found = new Map<string, string>();
  for (const name of Object.keys(variables)) {
    if (settings.includes(name) || !isSet(name)) continue;
    const near = settings
      .map((setting) => ({ setting, letters: wrongLetters(bare(name), bare(setting)) }))
      .sort((a, b) => a.letters - b.letters);
    const meant = near.find(({ setting, letters }) => {
      if (isSet(setting) || bare(setting).length < SHORTEST) return false;
      return letters <= mostWrongLetters(bare(setting).length);
    });
    if (meant !== undefined) found.set(name, meant.setting);
    else if (name.startsWith("OIDC_")) {
      const family = near.filter(({ setting }) => setting.startsWith("OIDC_"));
      const [nearest] = family.sort((a, b) => sharedWords(name, b.setting) - sharedWords(name, a.setting));
      if (nearest !== undefined) found.set(name, nearest.setting);
    }
  }
  return found;
}
