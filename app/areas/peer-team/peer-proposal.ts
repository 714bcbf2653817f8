/** What is put to a council of somebody for a place in the team: this, and nothing else that the team knows. */
export interface ProposalWords {
  name: string;
  post: string;
  organisation: string;
  why: string;
}

/** The words as one text, of which the SHA-256 is kept: what a council's decision rests on. */
export function proposalText({ name, post, organisation, why }: ProposalWords): string {
  return JSON.stringify([name, post, organisation, why]);
}

/** What the place says now that the words that were put do not; empty while they agree. */
export function changedSincePut(
  put: Pick<ProposalWords, "name" | "organisation">,
  now: Pick<ProposalWords, "name" | "organisation">,
): string[] {
  return [
    ...(put.name === now.name ? [] : ["the name"]),
    ...(put.organisation === now.organisation ? [] : ["the council or organisation"]),
  ];
}
