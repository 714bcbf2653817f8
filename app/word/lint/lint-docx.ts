import { BODY_RULES } from "./body-rules.ts";
import { DOCUMENT_RULES } from "./document-rules.ts";
import type { LintFinding, Rule } from "./finding.ts";
import { HEADING_RULES } from "./heading-rules.ts";
import { PACKAGE_RULES } from "./package-rules.ts";
import { PARAGRAPH_RULES } from "./paragraph-rules.ts";
import { REFERENCE_RULES } from "./reference-rules.ts";
import { TABLE_RULES } from "./table-rules.ts";
import { TEXT_RULES } from "./text-rules.ts";
import { NotAWordFile, openWordFile, type WordFile } from "./word-file.ts";

/** Every rule, structure first. */
export const LINT_RULES: readonly Rule[] = [
  ...PACKAGE_RULES,
  ...REFERENCE_RULES,
  ...BODY_RULES,
  ...DOCUMENT_RULES,
  ...HEADING_RULES,
  ...TABLE_RULES,
  ...PARAGRAPH_RULES,
  ...TEXT_RULES,
];

/**
 * Looks a Word file over for faults of structure (would Word open it?) and of accessibility (the Word rules that public
 * bodies must keep). Nothing found is an empty list. Bytes that are no Word file give the one finding
 * `package/not-a-docx`; nothing is ever thrown for what a file holds.
 */
export async function lintDocx(bytes: Uint8Array): Promise<LintFinding[]> {
  let file: WordFile;
  try {
    file = await openWordFile(bytes);
  } catch (error) {
    if (!(error instanceof NotAWordFile)) throw error;
    return [{ rule: "package/not-a-docx", severity: "error", where: "the file", message: error.message }];
  }
  return LINT_RULES.flatMap((rule) =>
    rule
      .check(file)
      .map(({ where, message }) => ({ rule: rule.name, severity: rule.severity, where, message })),
  );
}
