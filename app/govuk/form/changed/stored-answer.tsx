import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { SETTLED_FIELD } from "#app/platform/form-answer.ts";
import { valueAt } from "#app/platform/form-values.ts";
import type { putTogether } from "#app/writing/merge/put-together.ts";
import { SideBySide } from "#app/writing/merge/side-by-side.tsx";
import { withoutLineEnds } from "#app/writing/merge/word-differences.ts";
import { useHydrated } from "../../use-hydrated.ts";
import { Button } from "../button.tsx";
import { ButtonGroup } from "../button-group.tsx";
import { toDateParts } from "../date-parts.ts";

type Values = Readonly<Record<string, unknown>>;

/** What a form was opened with, what somebody else saved since, and what was typed and refused: values by field name. */
export interface ThreeAnswers {
  opened: Values;
  stored: Values;
  typed: Values;
  /** Whether somebody has to say that what the form holds is to stand. */
  asksForChoice: boolean;
  /** The name of who saved, where the record says it. */
  by: string | null;
}

/** Set by PageForm while its last answer says that somebody else saved the record; null otherwise. */
export const ChangedAnswers = createContext<ThreeAnswers | null>(null);

interface StoredAnswerProps {
  name: string;
  /** The id of the control, when it holds a text that can be put together. */
  controlId?: string | undefined;
  /** A value as a person reads it on this page: the text of an option. Left out: the value itself. */
  inWords?: ((value: string) => ReactNode) | undefined;
}

/** Below a field: what somebody else saved in it meanwhile, beside what was typed; nothing where the two are the same. */
export function StoredAnswer({ name, controlId, inWords }: StoredAnswerProps) {
  const answers = useContext(ChangedAnswers);
  const hydrated = useHydrated();
  // Of which answer and of which stored text: what somebody saves after that is to be settled anew.
  const [settled, setSettled] = useState<{ typed: Values; theirs: string } | null>(null);
  // What the person typed last, also after the answer came, and what a button wrote over it.
  const mine = useRef<{ text: string; writtenOver: string } | null>(null);
  useEffect(() => {
    if (settled !== null && controlId !== undefined) tickWhenAllIsSettled(controlId);
  }, [settled, controlId]);
  const together = usePutTogether(answers !== null && inWords === undefined);
  if (answers === null) return null;
  const stored = asList(valueAt(answers.stored, name));
  const typed = asList(valueAt(answers.typed, name));
  if (stored.join("\n") === typed.join("\n")) return null;
  if (inWords !== undefined) {
    return (
      <div className="cpc-stored-answer" data-unsettled="">
        <p className="govuk-body">
          {`Saved by ${answers.by ?? "somebody else"}: `}
          <strong>{inOrder(stored, inWords)}</strong>. Chosen by you:{" "}
          <strong>{inOrder(typed, inWords)}</strong>.
        </p>
      </div>
    );
  }
  const [theirs, yours] = [stored.join("\n"), typed.join("\n")];
  const opened = openedAt(answers, name);
  const isSettled = settled?.typed === answers.typed && settled.theirs === theirs;
  const settleWith = (id: string, textOfMine: (mine: string) => string) => {
    const now = textOf(id) ?? yours;
    const text = mine.current?.writtenOver === now ? mine.current.text : now;
    const writtenOver = textOfMine(text);
    mine.current = { text, writtenOver };
    setText(id, writtenOver);
    setSettled({ typed: answers.typed, theirs });
  };
  return (
    <div className="cpc-stored-answer" data-unsettled={isSettled ? undefined : ""}>
      <SideBySide
        id={`${controlId ?? name}-changed`}
        stored={theirs}
        typed={yours}
        storedTitle={`Saved by ${answers.by ?? "somebody else"}`}
        typedTitle="Typed by you"
      />
      {controlId !== undefined && hydrated ? (
        <ButtonGroup>
          {together === null ? null : (
            <Button
              type="button"
              variant="secondary"
              onClick={() => settleWith(controlId, (text) => together(opened, theirs, text))}
            >
              Put both together
            </Button>
          )}
          <Button type="button" variant="secondary" onClick={() => settleWith(controlId, () => theirs)}>
            Use theirs
          </Button>
          <Button type="button" variant="secondary" onClick={() => settleWith(controlId, (text) => text)}>
            Use mine
          </Button>
        </ButtonGroup>
      ) : null}
    </div>
  );
}

/** What puts two texts together: the browser loads it for a form that somebody else has changed, and no page without one is heavier for it. */
function usePutTogether(isNeeded: boolean): typeof putTogether | null {
  const [loaded, setLoaded] = useState<typeof putTogether | null>(null);
  useEffect(() => {
    if (!isNeeded) return;
    let isLeft = false;
    import("#app/writing/merge/put-together.ts").then(
      (merge) => {
        if (!isLeft) setLoaded(() => merge.putTogether);
      },
      // No connection just now: both texts stand there, as they do without scripts.
      () => undefined,
    );
    return () => {
      isLeft = true;
    };
  }, [isNeeded]);
  return loaded;
}

/**
 * What both texts began from; null when it is not known. A form that holds again what was typed before (kept, or a draft) was opened on what
 * is stored by now, and to begin from that would leave out what somebody else wrote.
 */
function openedAt({ opened, stored }: ThreeAnswers, name: string): string | null {
  const [before, now] = [valueAt(opened, name), valueAt(stored, name)];
  return typeof before === "string" && before !== now ? before : null;
}

/** A stored value and a posted one in the same shape: texts without a browser's line ends, in an order of their own. */
function asList(value: unknown): string[] {
  if (value === undefined || value === null || value === "") return [];
  if (Array.isArray(value)) return value.map(String).sort();
  if (typeof value === "object") {
    const { day, month, year } = value as Record<string, unknown>;
    const parts = [day, month, year].map((part) => String(part ?? "").replace(/^0+/, ""));
    return parts.join("") === "" ? [] : [parts.join(" ")];
  }
  const text = withoutLineEnds(String(value));
  const parts = /^\d{4}-\d\d-\d\d$/.test(text) ? toDateParts(text) : null;
  return parts === null ? [text] : asList(parts);
}

function inOrder(values: readonly string[], inWords: (value: string) => ReactNode): ReactNode {
  if (values.length === 0) return "nothing";
  return values.map((value, index) => (
    <span key={value}>
      {index === 0 ? null : ", "}
      {inWords(value)}
    </span>
  ));
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

function controlOf(id: string): TextControl | null {
  const found = document.getElementById(id);
  return found instanceof HTMLTextAreaElement || found instanceof HTMLInputElement ? found : null;
}

function textOf(id: string): string | undefined {
  return controlOf(id)?.value;
}

/** Writes into a field as if it had been typed, so that what counts its words hears of it, and leads there. */
function setText(id: string, text: string): void {
  const control = controlOf(id);
  if (control === null) return;
  control.value = text;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  control.focus();
}

/** Once a person has chosen at each text of the form by a button, that is the choice of the form (settle-changes.tsx). */
function tickWhenAllIsSettled(controlId: string): void {
  const form = controlOf(controlId)?.form;
  const tick = form?.querySelector<HTMLInputElement>(`input[name="${SETTLED_FIELD}"]`);
  if (tick && !form?.querySelector("[data-unsettled]") && !tick.checked) tick.click();
}
