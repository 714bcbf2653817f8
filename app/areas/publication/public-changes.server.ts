type Listener = () => Promise<void>;

const listeners = new Set<Listener>();

/** Calls `listener` whenever what the public can read has changed in this process; the answer ends that. */
export function onPublicPagesChanged(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Says that what the public can read has changed: called after the transaction of a release or a withdrawal. Once it
 * resolves, nobody is shown the pages as they were.
 */
export async function publicPagesChanged(): Promise<void> {
  await Promise.all([...listeners].map((listener) => listener()));
}
