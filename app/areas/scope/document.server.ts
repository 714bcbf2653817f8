import type { ChallengePermit } from "#app/access/permit.ts";
import type { WordDocument } from "#app/word/document.ts";
import { composeScope } from "./compose-scope-document.ts";
import { readScopeRecord } from "./read-scope-record.server.ts";

/** The Word scope letter of the record as it stands, for `cpc document` and for looking at before it is agreed. */
export async function composeScopeDocument(permit: ChallengePermit): Promise<WordDocument> {
  return composeScope(await readScopeRecord(permit), "Working copy");
}
