import { useEffect, useState } from "react";

/**
 * The newest number of changes that the server has told of, from `url`; null before the first, and for ever where the browser knows no
 * event streams or the server takes no more of them. A page that nobody sees listens to nothing.
 */
export function useLiveRevision(url: string): number | null {
  const [revision, setRevision] = useState<number | null>(null);
  useEffect(() => {
    if (typeof EventSource === "undefined") return;
    let source: EventSource | undefined;
    const listen = () => {
      source?.close();
      source = undefined;
      if (document.visibilityState === "hidden") return;
      source = new EventSource(url);
      source.addEventListener("message", ({ data }) => setRevision(Number(data)));
    };
    listen();
    document.addEventListener("visibilitychange", listen);
    return () => {
      document.removeEventListener("visibilitychange", listen);
      source?.close();
    };
  }, [url]);
  return revision;
}
