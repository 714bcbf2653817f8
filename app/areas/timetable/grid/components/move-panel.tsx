import { type KeyboardEvent, type Ref, useEffect, useState } from "react";
import { classNames } from "#app/govuk/class-names.ts";
import { Button } from "#app/govuk/form/button.tsx";
import { ButtonGroup } from "#app/govuk/form/button-group.tsx";

/** What is said of the place under a session that is being moved. */
export interface PlaceWords {
  where: string;
  said: readonly string[];
  warnings: readonly string[];
  cost: string;
  /** What others changed while it was held. */
  meanwhile: readonly string[];
}

interface MovePanelProps {
  title: string;
  words: PlaceWords;
  byKeys: boolean;
  keysRef: Ref<HTMLDivElement>;
  onKeyDown: (event: KeyboardEvent) => void;
  onPut: () => void;
  onTakeOff: () => void;
  onCancel: () => void;
}

/** Milliseconds a place must stay before it is read out: whoever passes over it does not want to hear it. */
const READ_AFTER_MS = 350;

/**
 * Stands at the foot of the screen while a session is moved. The keys are taken by a part of its own that says so to screen
 * readers, since in a document they keep arrows and letters for themselves.
 */
export function MovePanel({
  title,
  words,
  byKeys,
  keysRef,
  onKeyDown,
  onPut,
  onTakeOff,
  onCancel,
}: MovePanelProps) {
  const { where, said, warnings, cost, meanwhile } = words;
  return (
    <div
      className={classNames(
        "cpc-move-panel govuk-!-display-none-print",
        !byKeys && "cpc-move-panel--through",
      )}
    >
      <div className="govuk-width-container">
        <div
          ref={keysRef}
          className="cpc-move-panel__keys"
          role="application"
          aria-label={`Moving ${title}`}
          aria-describedby="move-keys"
          tabIndex={byKeys ? 0 : -1}
          onKeyDown={onKeyDown}
        >
          <p className="cpc-move-panel__where">
            <strong>{title}</strong>: {where}
          </p>
          {meanwhile.map((line) => (
            <p key={line}>Changed meanwhile. {line}</p>
          ))}
          {warnings.length === 0 ? null : (
            <ul className="cpc-move-panel__warnings">
              {warnings.slice(0, 4).map((warning) => (
                <li key={warning}>
                  <span aria-hidden="true">! </span>
                  {warning}
                </li>
              ))}
              {warnings.length > 4 ? <li>And {warnings.length - 4} more.</li> : null}
            </ul>
          )}
          <p>{[...said, cost].filter((text) => text !== "").join(" ")}</p>
          <p id="move-keys" className="cpc-move-panel__help">
            {byKeys
              ? "Arrow keys: time and column. With Shift: 5 minutes. Page Up and Page Down: day. B: the next of the best places. Delete: off the days. Enter: put it here. Escape: leave it."
              : "Let go to put it here. Escape: leave it where it was."}
          </p>
        </div>
        {byKeys ? (
          <ButtonGroup>
            <Button type="button" onClick={onPut}>
              Put it here
            </Button>
            <Button type="button" variant="secondary" onClick={onTakeOff}>
              Remove it from the days
            </Button>
            <Button type="button" variant="secondary" onClick={onCancel}>
              Leave it
            </Button>
          </ButtonGroup>
        ) : null}
      </div>
      <Spoken text={[where, ...warnings, ...said, ...meanwhile].filter((text) => text !== "").join(". ")} />
    </div>
  );
}

function Spoken({ text }: { text: string }) {
  const [spoken, setSpoken] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(text), READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <div role="status" className="govuk-visually-hidden">
      {spoken}
    </div>
  );
}
