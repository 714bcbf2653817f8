import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useRef,
  useState,
} from "react";
import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { minutesOf, timeOf } from "#app/platform/clock-time.ts";
import type { DropTarget } from "../drop-place.ts";
import type { BoardAnswer, FreePlace, MoveAdviser } from "../move-adviser.ts";
import { placeByKey, STEP_MINUTES } from "../move-keys.ts";
import { followDrag } from "./drag-pointer.ts";
import {
  clearMarks,
  columnsOn,
  dayOn,
  drawFree,
  drawGhost,
  markHeld,
  type Shape,
  targetUnder,
} from "./grid-surface.ts";
import type { PlaceWords } from "./move-panel.tsx";

/** A session of this page that can be moved, and where it stands. */
export interface Movable extends Shape {
  title: string;
  date: string | null;
  start: string | null;
  /** The column it stands in, empty where it has none of its own. */
  column: string;
}

interface Moving {
  id: string;
  how: "pointer" | "keys";
  target: DropTarget | null;
  /** Nothing has led it anywhere yet. */
  isUntouched: boolean;
}

interface MovingOptions {
  root: RefObject<HTMLDivElement | null>;
  at: VisitAddress;
  /** The number of changes that the page shows. */
  revision: number;
  sessions: Readonly<Record<string, Movable>>;
  days: readonly { day: string; label: string }[];
  /** Writes the move; `revision` is what whoever moved it was looking at. */
  onDrop: (sessionId: string, target: DropTarget, revision: number) => void;
}

/** Where a session begins that has no time and for which nothing is known to be free. */
const FIRST_START = "09:00";

const NOTHING: PlaceWords = { where: "", said: [], warnings: [], cost: "", meanwhile: [] };

/**
 * Moving a session by pointer or by keys. What changes with every movement is drawn past React (grid-surface.ts); only the words of the
 * panel are state, so that the cards are never drawn anew.
 */
export function useMoving({ root, at, revision, sessions, days, onDrop }: MovingOptions) {
  const [held, setHeld] = useState<{ id: string; title: string; how: "pointer" | "keys" } | null>(null);
  const [words, setWords] = useState<PlaceWords>(NOTHING);
  const moving = useRef<Moving | null>(null);
  const adviser = useRef<{ ask: MoveAdviser; revision: number } | null>(null);
  const meanwhile = useRef<string[]>([]);
  const free = useRef<FreePlace[]>([]);
  const stopPointer = useRef<() => void>(() => {});

  const dayLabel = (date: string) => days.find(({ day }) => day === date)?.label ?? date;

  const shownDays = () =>
    days.flatMap(({ day }) => (root.current === null ? [] : (dayOn(root.current, day) ?? [])));
  const firstShown = () => shownDays()[0];

  const whereOf = ({ date, start, column }: DropTarget, shape: Movable) => {
    if (date === null || start === null) return "off the days, to be placed";
    const names = shownDays()
      .flatMap(columnsOn)
      .filter(({ id }) => id === column);
    const ends = timeOf(minutesOf(start) + shape.minutes);
    const name = shape.isWide ? "the whole team" : names[0]?.name;
    return `${dayLabel(date)}, ${start} to ${ends}${name === undefined ? "" : `, ${name}`}`;
  };

  const say = () => {
    const now = moving.current;
    const shape = now === null ? undefined : sessions[now.id];
    if (now === null || shape === undefined || root.current === null) return;
    if (now.target === null) {
      drawGhost(root.current, { date: null, start: null, column: "" }, shape, false);
      setWords({ ...NOTHING, where: "not over a place", meanwhile: meanwhile.current });
      return;
    }
    const isOwn =
      now.target.date === shape.date &&
      now.target.start === shape.start &&
      now.target.column === shape.column;
    const advice = isOwn ? null : (adviser.current?.ask.advise(now.id, now.target) ?? null);
    const ghost = drawGhost(root.current, now.target, shape, (advice?.warnings.length ?? 0) > 0);
    if (now.how === "keys") ghost?.scrollIntoView({ block: "nearest" });
    setWords({
      where: isOwn ? `${whereOf(now.target, shape)}, where it is now` : whereOf(now.target, shape),
      said: advice?.said ?? [],
      warnings: advice?.warnings ?? [],
      cost: advice?.cost ?? "",
      meanwhile: meanwhile.current,
    });
  };

  const aim = (target: DropTarget | null) => {
    const now = moving.current;
    if (now === null || JSON.stringify(now.target) === JSON.stringify(target)) return;
    now.target = target;
    now.isUntouched = false;
    say();
  };

  /** Fetches what can be said of places. Without it a session moves all the same. */
  const prepare = async (id: string, since: number) => {
    try {
      const [{ makeAdviser }, answer] = await Promise.all([
        import("../move-adviser.ts"),
        fetch(to.timetable.timetableBoard(at, { since }), {
          headers: { Accept: "application/json" },
        }),
      ]);
      if (!answer.ok) return;
      const board = (await answer.json()) as BoardAnswer;
      const now = moving.current;
      const surface = root.current;
      if (now === null || now.id !== id || surface === null) return;
      const ask = makeAdviser(board);
      adviser.current = { ask, revision: board.revision };
      meanwhile.current = [...board.changes, ...meanwhile.current];
      const shape = sessions[id];
      if (shape === undefined) return;
      say();
      const drawn = shownDays();
      const columns = [...new Set(drawn.flatMap((day) => columnsOn(day).map((column) => column.id)))];
      const own = shape.isWide
        ? columns.slice(0, 1)
        : shape.column.startsWith("person:")
          ? [shape.column]
          : columns;
      const found: FreePlace[] = [];
      for (const { dataset } of drawn) {
        found.push(
          ...ask.freePlaces(id, {
            dates: [dataset.day ?? ""],
            columns: own,
            stepMinutes: STEP_MINUTES,
          }),
        );
        // A day at a time, so that the pointer is followed in between.
        await new Promise((resolve) => setTimeout(resolve));
        if (moving.current !== now) return;
      }
      free.current = found.sort((a, b) => a.cost - b.cost);
      drawFree(surface, free.current, shape, STEP_MINUTES);
      const best = free.current[0];
      if (now.how === "keys" && now.isUntouched && shape.start === null && best !== undefined)
        now.target = { date: best.date, start: best.start, column: best.column };
      say();
    } catch {
      // No connection just now, or a newer version of the service: what clashes is said when the session stands there.
    }
  };

  const begin = (id: string, how: "pointer" | "keys"): boolean => {
    const shape = sessions[id];
    if (shape === undefined || root.current === null) return false;
    const drawn = firstShown();
    if (drawn === undefined) return false;
    const target =
      shape.date !== null && shape.start !== null
        ? { date: shape.date, start: shape.start, column: shape.column }
        : {
            date: drawn.dataset.day ?? null,
            start: shape.start ?? FIRST_START,
            column: columnsOn(drawn)[0]?.id ?? "",
          };
    moving.current = { id, how, target, isUntouched: true };
    adviser.current = null;
    meanwhile.current = [];
    free.current = [];
    document.body.classList.add("cpc-is-moving");
    markHeld(root.current, id);
    setHeld({ id, title: shape.title, how });
    say();
    void prepare(id, revision);
    return true;
  };

  const leave = () => {
    stopPointer.current();
    moving.current = null;
    document.body.classList.remove("cpc-is-moving");
    if (root.current !== null) clearMarks(root.current);
    setHeld(null);
    setWords(NOTHING);
  };

  const put = () => {
    const now = moving.current;
    if (now?.target == null) return leave();
    const { id, target } = now;
    const shape = sessions[id];
    const lookedAt = adviser.current?.revision ?? revision;
    leave();
    const isOwn =
      target.date === shape?.date && target.start === shape?.start && target.column === shape?.column;
    if (!isOwn) onDrop(id, target, lookedAt);
  };

  // A change by somebody else while a session is held: what is said of places must be of the timetable as it is now.
  const lookedAt = useRef(revision);
  const onOthersChange = (newest: number) => {
    const now = moving.current;
    if (now === null || newest <= (adviser.current?.revision ?? lookedAt.current)) return;
    void prepare(now.id, adviser.current?.revision ?? revision);
  };
  lookedAt.current = revision;

  const onPointerDown = (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0 || moving.current !== null) return;
    const pressed = event.target as Element;
    const card = pressed.closest<HTMLElement>("[data-moves]");
    const id = card?.dataset.moves;
    // A finger scrolls the page; only the handle moves the session.
    if (card === null || id === undefined) return;
    if (event.pointerType !== "mouse" && pressed.closest("[data-move]") === null) return;
    const grabbed = card.closest(".cpc-day") === null ? 0 : event.clientY - card.getBoundingClientRect().top;
    stopPointer.current = followDrag(event, {
      onBegin: () => begin(id, "pointer"),
      onMove: (x, y, step) => {
        const last = moving.current?.target ?? { date: null, start: sessions[id]?.start ?? null, column: "" };
        aim(targetUnder(x, y, { grabbed, step, last }));
      },
      onDrop: put,
      onLeave: leave,
    });
  };

  /** On the grid "Move" takes the session up; in a list it leads to the form. A click while one is held says where it goes. */
  const onClickCapture = (event: MouseEvent) => {
    const pressed = event.target as Element;
    const now = moving.current;
    if (now?.how === "keys" && pressed.closest(".cpc-day[data-day]") !== null) {
      event.preventDefault();
      event.stopPropagation();
      const last = now.target ?? { date: null, start: null, column: "" };
      const target = targetUnder(event.clientX, event.clientY, { grabbed: 0, step: STEP_MINUTES, last });
      if (target !== null) aim(target);
      return;
    }
    const handle = pressed.closest("[data-move]");
    const id = handle?.closest<HTMLElement>("[data-moves]")?.dataset.moves;
    if (id === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (begin(id, "keys")) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  /** The keys while a session is held. */
  const onMoveKey = (event: KeyboardEvent) => {
    const now = moving.current;
    if (now === null || root.current === null || event.altKey || event.ctrlKey || event.metaKey) return;
    const shown = firstShown();
    const date = now.target?.date ?? shown?.dataset.day ?? "";
    const drawn = dayOn(root.current, date) ?? shown;
    const at = { date, start: now.target?.start ?? FIRST_START, column: now.target?.column ?? "" };
    const next = placeByKey(event.key, event.shiftKey, at, {
      columns: drawn === undefined ? [] : columnsOn(drawn).map(({ id }) => id),
      dates: days.map(({ day }) => day),
      best: free.current
        .slice(0, 5)
        .map((best) => ({ date: best.date, start: best.start, column: best.column })),
    });
    if (next === null && event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") put();
    else if (event.key === "Escape") leave();
    else aim(next);
  };

  useEffect(
    () => () => {
      stopPointer.current();
      document.body.classList.remove("cpc-is-moving");
    },
    [],
  );

  return {
    held,
    words,
    begin,
    leave,
    put,
    takeOff: () => {
      if (moving.current !== null) moving.current.target = { date: null, start: null, column: "" };
      put();
    },
    onOthersChange,
    onPointerDown,
    onClickCapture,
    onMoveKey,
  };
}
