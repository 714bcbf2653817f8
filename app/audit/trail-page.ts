import { formatInstant } from "../platform/days.ts";
import { EVENT_SHAPES } from "./events.ts";
import type { TrailLine } from "./store.server.ts";
import type { TrailFilter } from "./trail-filter.ts";

/** What a page of a trail shows. */
export interface TrailPage {
  filter: TrailFilter;
  total: number;
  pages: number;
  lines: (Omit<TrailLine, "at"> & { at: string })[];
  types: { value: string; text: string }[];
}

/** Makes a page of what the store found; `pageSize` is how many lines it asked for. */
export function trailPageOf(
  filter: TrailFilter,
  { lines, total }: { lines: TrailLine[]; total: number },
  pageSize: number,
): TrailPage {
  return {
    filter,
    total,
    pages: Math.max(1, Math.ceil(total / pageSize)),
    lines: lines.map((line) => ({ ...line, at: formatInstant(line.at) })),
    types: Object.entries(EVENT_SHAPES).map(([value, { means }]) => ({ value, text: means })),
  };
}
