import { useSyncExternalStore } from "react";

const subscribeToNothing = () => () => undefined;

/**
 * False on the server and in the first browser render, true afterwards. Behaviour that needs JavaScript is drawn only
 * when this is true, so that the server's page is whole without it and hydration always matches.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
}
