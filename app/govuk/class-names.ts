/** Joins class names, leaving out what is empty: `classNames("a", wide && "a--wide")`. */
export function classNames(...names: Array<string | false | null | undefined>): string {
  return names.filter(Boolean).join(" ");
}
