import type { ChallengePermit } from "#app/access/permit.ts";
import { dayOf } from "#app/platform/days.ts";
import type { WordDocument } from "#app/word/document.ts";
import { composeScope } from "./compose-scope-document.ts";
import { readScopeRecord } from "./read-scope-record.server.ts";

/** The Word scope letter of the record as it stands, for `cpc document` and for looking at before it is sent. */
export async function composeScopeDocument(permit: ChallengePermit, now: Date): Promise<WordDocument> {
  return composeScope(await readScopeRecord(permit, dayOf(now)), "Working copy");
}
