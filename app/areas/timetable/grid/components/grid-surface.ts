/** What stands where on the drawn grid, and what is drawn on it while a session is moved. Only for the browser. */
import { ROW_MINUTES } from "#app/govuk/grid/day-layout.ts";
import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import type { DropTarget } from "../drop-place.ts";
import { type GridGeometry, placeAt, trackLengths } from "../grid-geometry.ts";
import type { FreePlace } from "../move-adviser.ts";

/** The session that is moved, as far as drawing needs it. */
export interface Shape {
  minutes: number;
  /** It takes every column: the whole team is in it. */
  isWide: boolean;
}

const number = (text: string | undefined) => Number(text ?? "0");

/** The drawn day of a date; undefined when it is not on this page, or drawn as a list. */
export function dayOn(root: Element, date: string | null): HTMLElement | undefined {
  const days = [...root.querySelectorAll<HTMLElement>(".cpc-day[data-day]")];
  return days.find((day) => day.dataset.day === date && isGrid(day));
}

/** Whether a day is drawn as a grid and not, for want of room, as a list. */
export function isGrid(day: Element): boolean {
  const body = day.querySelector(".cpc-day__body");
  return body !== null && getComputedStyle(body).display === "grid";
}

/** The columns of a drawn day in order, with their names. */
export function columnsOn(day: Element): { id: string; name: string }[] {
  return [...day.querySelectorAll<HTMLElement>("[data-column]")].map((head) => ({
    id: head.dataset.column ?? "",
    name: head.querySelector(".cpc-day__track-name")?.textContent ?? "",
  }));
}

function geometryOf(day: HTMLElement): GridGeometry {
  const body = day.querySelector<HTMLElement>(".cpc-day__body");
  if (body === null) return { firstMinute: 0, rowMinutes: ROW_MINUTES, rows: [], columns: [] };
  const style = getComputedStyle(body);
  const lengths = trackLengths(style.gridTemplateColumns);
  const gap = Number.parseFloat(style.columnGap) || 0;
  const edge = (index: number) =>
    lengths.slice(0, index).reduce((sum, length) => sum + length, 0) + gap * index;
  return {
    firstMinute: number(day.dataset.firstMinute),
    rowMinutes: ROW_MINUTES,
    rows: trackLengths(style.gridTemplateRows),
    columns: [...day.querySelectorAll<HTMLElement>("[data-column]")].map((head) => {
      // The first of the tracks is the axis of hours.
      const [at, span] = [number(head.dataset.at), number(head.dataset.span)];
      return { id: head.dataset.column ?? "", left: edge(at), right: edge(at + span) - gap };
    }),
  };
}

/**
 * What lies under a point of the screen: a place of a drawn day, the tray, or the tab of another day (which keeps time and column of
 * `last`). Null where nothing can be put. `grabbed` is how far below the session's own start it is held, in pixels.
 */
export function targetUnder(
  x: number,
  y: number,
  { grabbed, step, last }: { grabbed: number; step: number; last: DropTarget },
): DropTarget | null {
  const under = document.elementFromPoint(x, y);
  if (under === null) return null;
  const day = under.closest<HTMLElement>(".cpc-day[data-day]");
  if (day !== null && isGrid(day)) {
    const body = day.querySelector(".cpc-day__body")?.getBoundingClientRect();
    if (body === undefined) return null;
    const place = placeAt(geometryOf(day), x - body.left, y - grabbed - body.top, step);
    return place === null
      ? null
      : { date: day.dataset.day ?? null, start: timeOf(place.minute), column: place.column };
  }
  if (under.closest("[data-tray]") !== null) return { date: null, start: null, column: "" };
  const tab = under.closest<HTMLAnchorElement>("a.cpc-tabs__link");
  const date = tab === null ? null : new URL(tab.href).searchParams.get("day");
  if (date === null || !/^\d{4}-/.test(date) || last.start === null) return null;
  return { ...last, date };
}

function placeClasses(day: HTMLElement, column: string, start: string, minutes: number, isWide: boolean) {
  const head = [...day.querySelectorAll<HTMLElement>("[data-column]")].find(
    (one) => one.dataset.column === column,
  );
  const row = Math.floor((minutesOf(start) - number(day.dataset.firstMinute)) / ROW_MINUTES) + 1;
  const rows = Math.max(1, Math.round(minutes / ROW_MINUTES));
  const [at, span] =
    isWide || head === undefined
      ? [1, number(day.dataset.columns)]
      : [number(head.dataset.at), number(head.dataset.span)];
  return `cpc-day-row-${Math.max(1, row)} cpc-day-rows-${rows} cpc-day-column-${at} cpc-day-columns-${span}`;
}

function marksOf(day: Element): Element | null {
  return day.querySelector(".cpc-day__marks");
}

/** Takes away all that was drawn while a session was moved. */
export function clearMarks(root: Element): void {
  for (const marks of root.querySelectorAll(".cpc-day__marks")) marks.replaceChildren();
  for (const held of root.querySelectorAll(".cpc-session--held")) held.classList.remove("cpc-session--held");
}

/** Outlines where the session would stand. Returns the outline, or undefined when that day is not drawn. */
export function drawGhost(
  root: Element,
  target: DropTarget,
  { minutes, isWide }: Shape,
  hasWarnings: boolean,
): HTMLElement | undefined {
  for (const ghost of root.querySelectorAll(".cpc-day__ghost")) ghost.remove();
  const day = dayOn(root, target.date);
  if (day === undefined || target.start === null) return undefined;
  const ghost = document.createElement("div");
  ghost.className = `cpc-day__ghost ${hasWarnings ? "cpc-day__ghost--warned " : ""}${placeClasses(
    day,
    target.column,
    target.start,
    minutes,
    isWide,
  )}`;
  const words = document.createElement("span");
  words.textContent = `${hasWarnings ? "! " : ""}${target.start}`;
  ghost.append(words);
  marksOf(day)?.append(ghost);
  return ghost;
}

/** How many of the free places are marked as the best. */
const BEST = 5;

/** Marks the starts that break no rule; the first few of them, the cheapest, more strongly. */
export function drawFree(root: Element, places: readonly FreePlace[], { isWide }: Shape, step: number): void {
  for (const old of root.querySelectorAll(".cpc-day__free")) old.remove();
  for (const [index, { date, start, column }] of places.entries()) {
    const day = dayOn(root, date);
    if (day === undefined) continue;
    const mark = document.createElement("div");
    mark.className = `cpc-day__free ${index < BEST ? "cpc-day__free--best " : ""}${placeClasses(day, column, start, step, isWide)}`;
    marksOf(day)?.append(mark);
  }
}

/** Shows which session is held, wherever it is drawn. */
export function markHeld(root: Element, sessionId: string): void {
  for (const card of root.querySelectorAll<HTMLElement>("[data-moves]")) {
    card.classList.toggle("cpc-session--held", card.dataset.moves === sessionId);
  }
}
