import { TRACE_VIEWS, type TraceFilter, type TraceView } from "./traceability.ts";

/** What the address of the traceability page asks for; anything strange means "all". */
export function readTraceAddress(search: URLSearchParams): { view: TraceView; filter: TraceFilter } {
  const view = TRACE_VIEWS.find((name) => name === search.get("view")) ?? "prompts";
  const theme = Number(search.get("theme"));
  const source = search.get("source") ?? "";
  return {
    view,
    filter: {
      theme: Number.isInteger(theme) && theme > 0 ? theme : null,
      sourceDocumentId: source === "" ? null : source,
      words: (search.get("words") ?? "").slice(0, 100),
    },
  };
}

/** The query of the address for a view and a filter. */
export function traceQuery(view: TraceView, filter: TraceFilter) {
  return { view, theme: filter.theme, source: filter.sourceDocumentId, words: filter.words };
}
