import { useFetcher, useFormAction, useRevalidator } from "@remix-run/react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { RefusedForm } from "#app/access/answer-form.server.ts";
import { to } from "#app/addresses.ts";
import type { VisitAddress } from "#app/areas/visits/visit-address.ts";
import { Notice } from "#app/govuk/display/notice.tsx";
import { VisuallyHidden } from "#app/govuk/display/visually-hidden.tsx";
import { Button } from "#app/govuk/form/button.tsx";
import { OpenedAs } from "#app/govuk/form/opened-as.tsx";
import { useOpenedAs } from "#app/govuk/form/page-answer.tsx";
import { useHydrated } from "#app/govuk/use-hydrated.ts";
import { OPENED_AS_FIELD } from "#app/platform/form-answer.ts";
import type { DropTarget } from "../drop-place.ts";
import { MovePanel } from "./move-panel.tsx";
import { useLiveRevision } from "./use-live-revision.ts";
import { type Movable, useMoving } from "./use-moving.ts";

interface GridMoverProps {
  at: VisitAddress;
  revision: number;
  /** Everything on this page that can be moved, by id; empty for those who only read. */
  sessions: Readonly<Record<string, Movable>>;
  days: readonly { day: string; label: string }[];
  /** The query of this view, to come back to. */
  view: string;
  /** This person's latest move that can be put back. */
  lastMove: { id: string; label: string } | null;
  /** Why a move sent without JavaScript was refused. */
  refused: RefusedForm | undefined;
  children: ReactNode;
}

/** Makes what stands in it movable, keeps it up to date with what others do, and offers to undo. */
export function GridMover({
  at,
  revision,
  sessions,
  days,
  view,
  lastMove,
  refused,
  children,
}: GridMoverProps) {
  const root = useRef<HTMLDivElement>(null);
  const keys = useRef<HTMLDivElement>(null);
  const fetcher = useFetcher<RefusedForm>();
  const isHydrated = useHydrated();
  const openedAs = useOpenedAs();
  const after = useRef<{ focus: string | null; isUndo: boolean; seen: GridMoverProps["sessions"] } | null>(
    null,
  );
  const [told, setTold] = useState("");

  // The grid is the first page in the frame of its visit: by its plain address the frame would be asked, which takes no form.
  const grid = useFormAction();
  const send = (fields: Record<string, string>, focus: string | null) => {
    after.current = { focus, isUndo: fields.intent === "undo", seen: sessions };
    fetcher.submit(
      { ...fields, quiet: "yes", ...(openedAs === null ? {} : { [OPENED_AS_FIELD]: openedAs }) },
      { method: "post", action: grid, preventScrollReset: true },
    );
  };
  const onDrop = (sessionId: string, { date, start, column }: DropTarget, lookedAt: number) =>
    send(
      {
        intent: "move",
        sessionId,
        day: date ?? "",
        start: start ?? "",
        column,
        revision: String(lookedAt),
        view: viewOf(view, date),
      },
      sessionId,
    );
  const moving = useMoving({ root, at, revision, sessions, days, onDrop });
  const { held } = moving;

  const isLive = useFreshness(
    to.timetable.timetableLive(at),
    revision,
    held !== null,
    fetcher.state === "idle",
    moving.onOthersChange,
  );

  useEffect(() => {
    if (held?.how === "keys") keys.current?.focus();
  }, [held]);

  const refusal = wordsOf(fetcher.data) || wordsOf(refused);
  useEffect(() => {
    if (fetcher.state !== "idle" || after.current === null) return;
    const { focus, isUndo, seen } = after.current;
    const wasRefused = wordsOf(fetcher.data) !== "";
    // What was moved stands in its new place only once the page was read again.
    if (!wasRefused && seen === sessions) return;
    after.current = null;
    setTold(
      wasRefused ? "" : isUndo ? "Undone." : `${lastMove?.label ?? "Moved"}. To undo it press Control and Z.`,
    );
    const handle = focus === null ? null : root.current?.querySelector(`[data-moves="${focus}"] [data-move]`);
    if (handle instanceof HTMLElement) handle.focus({ preventScroll: true });
  }, [fetcher.state, fetcher.data, lastMove, sessions]);

  const undo = () => {
    if (lastMove !== null && fetcher.state === "idle")
      send({ intent: "undo", changeId: lastMove.id, view }, null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (held !== null) return;
    const pressed = event.target as HTMLElement;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z") {
      event.preventDefault();
      undo();
      return;
    }
    const id = pressed.closest<HTMLElement>("[data-moves]")?.dataset.moves;
    if (event.key.toLowerCase() !== "m" || id === undefined || event.ctrlKey || event.metaKey) return;
    if (moving.begin(id, "keys")) event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: every one of these has a link or a button of its own besides.
    <div
      ref={root}
      onPointerDown={moving.onPointerDown}
      onClickCapture={moving.onClickCapture}
      onKeyDown={onKeyDown}
      onDragStart={(event) => event.preventDefault()}
    >
      <div role="status">
        {isLive ? null : (
          <p className="govuk-body govuk-!-display-none-print">
            This page is not told of others' changes at present. It tries again by itself; reload it to see
            what is new.
          </p>
        )}
      </div>
      <div role="alert">
        {refusal === "" ? null : (
          <Notice tone="problem" title="Nothing was moved">
            <p>{refusal}</p>
          </Notice>
        )}
      </div>
      {lastMove === null ? null : (
        <fetcher.Form method="post" action={grid} className="cpc-last-move govuk-!-display-none-print">
          <OpenedAs />
          <p className="govuk-body">Your last move: {lastMove.label}.</p>
          <input type="hidden" name="changeId" value={lastMove.id} />
          <input type="hidden" name="view" value={view} />
          <input type="hidden" name="quiet" value={isHydrated ? "yes" : ""} />
          <Button
            variant="secondary"
            className="cpc-button--small"
            name="intent"
            value="undo"
            onClick={(event) => {
              event.preventDefault();
              undo();
            }}
          >
            Undo <VisuallyHidden>{lastMove.label}</VisuallyHidden>
          </Button>
        </fetcher.Form>
      )}
      {children}
      <div role="status" className="govuk-visually-hidden">
        {told}
      </div>
      {held === null ? null : (
        <MovePanel
          title={held.title}
          words={moving.words}
          byKeys={held.how === "keys"}
          keysRef={keys}
          onKeyDown={moving.onMoveKey}
          onPut={moving.put}
          onTakeOff={moving.takeOff}
          onCancel={moving.leave}
        />
      )}
    </div>
  );
}

/**
 * Reads the page again when somebody changed the timetable; while a session is held, only what is said of places is. False
 * while the page is not told of changes.
 */
function useFreshness(
  url: string,
  revision: number,
  isHeld: boolean,
  isIdle: boolean,
  onOthersChange: (newest: number) => void,
): boolean {
  const { revision: newest, isLive } = useLiveRevision(url);
  const { revalidate, state } = useRevalidator();
  const act = useRef({ revalidate, onOthersChange });
  act.current = { revalidate, onOthersChange };
  useEffect(() => {
    if (newest === null || newest <= revision || !isIdle || state !== "idle") return;
    if (isHeld) act.current.onOthersChange(newest);
    else act.current.revalidate();
  }, [newest, revision, isHeld, isIdle, state]);
  return isLive;
}

/** Comes back to a day on which the session can be seen. */
function viewOf(view: string, date: string | null): string {
  const asked = new URLSearchParams(view);
  if (date !== null && asked.get("day") !== "all") asked.set("day", date);
  return asked.toString();
}

function wordsOf(answer: RefusedForm | undefined): string {
  return Object.values(answer?.lastResult.error ?? {})
    .flatMap((lines) => lines ?? [])
    .join(" ");
}
