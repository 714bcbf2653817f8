import { listNames } from "./new-challenge.ts";

/** Councils that a title names in full; of more it names the first. File names have an end. */
const MOST_NAMED = 2;

/**
 * The title of a document: its kind and whose it is, as in "Action plan: Wexcombe Borough Council". It stands on the first page, in the header of
 * the others, in the properties of the file and in its name, so that two councils' files are told apart wherever they lie.
 */
export function documentTitle(kind: string, councils: readonly string[]): string {
  const named = councils.filter((name) => name !== "");
  if (named.length === 0) return kind;
  const whose =
    named.length <= MOST_NAMED ? listNames(named) : `${named[0]} and ${named.length - 1} other councils`;
  return `${kind}: ${whose}`;
}

/** A title as a part of a file's name, in which some systems take no colon. */
function titleInFileName(title: string): string {
  return title.replace(/\s*:\s*/g, ", ");
}

/** What the Word file of a document as it stands is called. */
export function workingCopyFileName(title: string): string {
  return `${titleInFileName(title)}, working copy.docx`;
}

/** What the Word file of a version is called: of one issued under its kind alone, whose it is stands beside that. */
export function issuedFileName(
  version: { title: string; status: string; number: number },
  councils: readonly string[],
): string {
  const isNamed = councils.some((name) => version.title.includes(name));
  const title = isNamed ? version.title : documentTitle(version.title, councils);
  return `${titleInFileName(title)}, ${version.status} version ${version.number}.docx`;
}
