import type { CopyManifest } from "./manifest.ts";

const HOLDS: Record<CopyManifest["copy"]["kind"], string> = {
  whole:
    "It is the whole copy: notes of the peers, drafts of the peer team and of every council, conflicts of interest, the audit trail. Nobody in the challenge may see all of it. Keep it as you keep the server itself.",
  team: "It is the peer team's copy: what the challenge manager may see, notes of the peers, conflicts of interest and the audit trail among it. What a council is still writing is not in it. No council may see this copy.",
  council:
    "It is one council's copy: what its co-ordinator may see. Notes and drafts of the peers, drafts of another council and the audit trail are not in it.",
};

/** What somebody reads who opens an archive without knowing what it is. */
export function readMe({ copy, challenge, madeAt, madeBy, product }: Omit<CopyManifest, "entries">): string {
  const whose = copy.kind === "council" ? `\nCouncil: ${copy.council}` : "";
  return `A copy of the records of one peer challenge

Challenge: ${challenge.title}${whose}
Made: ${madeAt} (UTC), by ${madeBy.name}, with ${product.name} ${product.version}

${HOLDS[copy.kind]}

records/            each table of the record as JSON, one row a line
word-files/         what was issued, as Word files, byte for byte
source-documents/   files that were added to the scope: letters, memoranda and others
manifest.json       how many rows each table has, what is left out, and the SHA-256 of every file

Passwords, codes, secret links and sealed texts are in no copy. What was destroyed by its rule before the copy was made is not in it;
this copy is not destroyed by rules: delete it when it is no longer needed.
`;
}
