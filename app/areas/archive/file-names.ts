/** The most characters of a name that somebody typed in the name of an entry. */
const MOST_CHARACTERS = 80;

/** The name of a file in an archive: words, numbers, spaces and single marks, whatever people called it. */
export function plainName(text: string): string {
  const plain = text
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N} .,()'-]+/gu, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[ .-]+|[ .-]+$/g, "");
  return [...plain].slice(0, MOST_CHARACTERS).join("").trim() || "file";
}

/** Where an issued version's Word file lies: "word-files/report 2 (final).docx", with the council where it is one council's. */
export function wordFilePath(version: {
  kind: string;
  number: number;
  status: string;
  council: string | null;
}): string {
  const whose = version.council === null ? "" : `, ${plainName(version.council)}`;
  return `word-files/${version.kind}${whose} ${version.number} (${version.status}).docx`;
}

/** Where a source document's file lies; the number keeps two of one name apart. */
export function sourceFilePath(number: number, fileName: string): string {
  const end = /\.[A-Za-z0-9]{1,8}$/.exec(fileName)?.[0] ?? "";
  const stem = plainName(fileName.slice(0, fileName.length - end.length));
  return `source-documents/${number} ${stem}${end}`;
}
