import { EVENT_SHAPES, type EventType } from "./events.ts";

/** What a trail is narrowed to. Days are YYYY-MM-DD and both count; `page` counts from 1. */
export interface TrailFilter {
  type: EventType | undefined;
  person: string | undefined;
  from: string | undefined;
  to: string | undefined;
  page: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the address of a trail asks for; what it cannot mean is left out. */
export function trailFilterOf(search: URLSearchParams): TrailFilter {
  const type = search.get("type") ?? "";
  const person = (search.get("person") ?? "").trim();
  const day = (name: string) => {
    const text = search.get(name) ?? "";
    return DAY.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
  };
  const page = Math.trunc(Number(search.get("page") ?? "1"));
  return {
    type: Object.hasOwn(EVENT_SHAPES, type) ? (type as EventType) : undefined,
    person: person === "" ? undefined : person.slice(0, 100),
    from: day("from"),
    to: day("to"),
    page: Math.max(1, page || 1),
  };
}

/** What a trail is asked for in its address. */
export type TrailQuery = Partial<Omit<TrailFilter, "page">> & { page?: number | null };

/** The query of the same trail at another page, or of all of it. */
export function trailQuery(filter: TrailFilter, page: number | null): TrailQuery {
  return { ...filter, page };
}
