import { inNaturalOrder } from "#app/platform/text/natural-order.ts";

interface Prompted {
  id: string;
  prompts: readonly { ref: string; text: string }[];
}

/** Notes under the first of their prompts, in the order of the prompts; those without one come last. */
export function groupByPrompt<N extends Prompted>(notes: readonly N[]): { heading: string; notes: N[] }[] {
  const groups = new Map<string, { ref: string | null; heading: string; notes: N[] }>();
  for (const note of notes) {
    const prompt = note.prompts[0];
    const key = prompt?.ref ?? "";
    const group = groups.get(key) ?? {
      ref: prompt?.ref ?? null,
      heading: prompt === undefined ? "No prompt" : `${prompt.ref} ${prompt.text}`,
      notes: [],
    };
    group.notes.push(note);
    groups.set(key, group);
  }
  return [...groups.values()]
    .sort((a, b) => {
      if (a.ref === null || b.ref === null) return a.ref === b.ref ? 0 : a.ref === null ? 1 : -1;
      return inNaturalOrder(a.ref, b.ref);
    })
    .map(({ heading, notes: ofGroup }) => ({ heading, notes: ofGroup }));
}
