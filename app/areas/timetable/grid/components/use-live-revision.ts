import { useEffect, useState } from "react";
import { reopenAfterMs } from "../reopen-after.ts";

/** What a page knows of changes that others make. */
export interface LiveRevision {
  /** The newest number of changes that the server has told of; null before the first. */
  revision: number | null;
  /** False while nothing is told: the server, or a proxy before it, has refused the stream. */
  isLive: boolean;
}

/**
 * Listens to the changes that the server tells of at `url`. A browser that knows no event streams is told of none. A stream
 * that was cut is opened again by the browser; one that was refused would be closed for good, so it is opened anew after a while, which
 * grows with each refusal in a row. A page that nobody sees listens to nothing.
 */
export function useLiveRevision(url: string): LiveRevision {
  const [revision, setRevision] = useState<number | null>(null);
  const [isLive, setIsLive] = useState(true);
  useEffect(() => {
    if (typeof EventSource === "undefined") return;
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let refusals = 0;
    const hush = () => {
      clearTimeout(again);
      source?.close();
      source = undefined;
    };
    const listen = () => {
      hush();
      if (document.visibilityState === "hidden") return;
      const opened = new EventSource(url);
      source = opened;
      opened.addEventListener("open", () => {
        refusals = 0;
        setIsLive(true);
      });
      opened.addEventListener("message", ({ data }) => setRevision(Number(data)));
      opened.addEventListener("error", () => {
        if (opened !== source || opened.readyState !== EventSource.CLOSED) return;
        refusals += 1;
        setIsLive(false);
        again = setTimeout(listen, reopenAfterMs(refusals, Math.random()));
      });
    };
    listen();
    document.addEventListener("visibilitychange", listen);
    return () => {
      document.removeEventListener("visibilitychange", listen);
      hush();
    };
  }, [url]);
  return { revision, isLive };
}
