/**
 * The data of an event as it was stored, by name. It stands under the hashes of the chain and is never written anew, so it carries no
 * version: its shape is that of its type (events.ts), which only grows by optional fields. Empty for what cannot be read: whether
 * it was tampered with is said by the chain.
 */
export function readEventData(data: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(data);
    return typeof read === "object" && read !== null ? { ...read } : {};
  } catch {
    return {};
  }
}
