import { type FormEvent, type TextareaHTMLAttributes, useEffect, useRef, useState } from "react";
import { classNames } from "../../class-names.ts";
import { useHydrated } from "../../use-hydrated.ts";
import { type ControlAttributes, FieldFrame, type FieldProps, splitFieldProps } from "../field.tsx";
import { countMessage, countWords, inThousands } from "./count-words.ts";

interface CharacterCountLimits {
  /** At most so many words. */
  maxWords?: number;
  /** At most so many characters; used when there is no `maxWords`. */
  maxLength?: number;
  /** Say nothing before this share of the limit is used, in per cent. */
  threshold?: number;
}

export interface CharacterCountProps
  extends FieldProps,
    CharacterCountLimits,
    Omit<ControlAttributes<TextareaHTMLAttributes<HTMLTextAreaElement>>, keyof CharacterCountLimits> {}

/** How long to wait after the last key before the count is read out, as GOV.UK Frontend's own script does. */
const SETTLED_MILLISECONDS = 1000;

/**
 * A textarea that says how many words or characters are left. It never stops anybody from typing: the server decides.
 * Without JavaScript the limit is said once, in words. The markup is GOV.UK's; the counting is done here in React,
 * because the official script moves elements that React owns.
 */
export function CharacterCount(props: CharacterCountProps) {
  const { frame, control } = splitFieldProps(props);
  const { maxWords, maxLength, threshold, className, onInput, rows = 5, ...attributes } = control;
  const id = frame.id ?? frame.name;
  const unit = maxWords === undefined ? "characters" : "words";
  const limit = maxWords ?? maxLength ?? 0;
  const hydrated = useHydrated();
  const textarea = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(String(attributes.defaultValue ?? attributes.value ?? ""));
  const [settledMessage, setSettledMessage] = useState("");

  // The browser may have kept other text than the server sent (back button, reload).
  useEffect(() => setText(textarea.current?.value ?? ""), []);

  const used = unit === "words" ? countWords(text) : text.length;
  const message = countMessage(limit - used, unit);
  const silent = threshold !== undefined && used < (limit * threshold) / 100;

  useEffect(() => {
    const timer = setTimeout(() => setSettledMessage(silent ? "" : message), SETTLED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [message, silent]);

  const over = used > limit;
  const infoId = `${id}-info`;
  return (
    <FieldFrame
      {...frame}
      describedBy={classNames(infoId, frame.describedBy)}
      formGroupClassName={classNames("govuk-character-count", frame.formGroupClassName)}
      groupAttributes={{
        "data-module": "govuk-character-count",
        "data-maxlength": maxLength,
        "data-maxwords": maxWords,
        "data-threshold": threshold,
        "data-count-type": maxWords === undefined ? undefined : "words",
      }}
      control={({ describedBy, hasError }) => (
        <>
          <textarea
            {...attributes}
            rows={rows}
            ref={textarea}
            className={classNames(
              "govuk-textarea",
              (hasError || (hydrated && over)) && "govuk-textarea--error",
              "govuk-js-character-count",
              className,
            )}
            id={id}
            name={frame.name}
            aria-describedby={describedBy}
            onInput={(event: FormEvent<HTMLTextAreaElement>) => {
              setText(event.currentTarget.value);
              onInput?.(event);
            }}
          />
          <div
            id={infoId}
            className={classNames(
              "govuk-hint govuk-character-count__message",
              hydrated && "govuk-visually-hidden",
            )}
          >
            You can enter up to {inThousands(limit)} {unit}
          </div>
          {hydrated ? (
            <>
              <div
                className={classNames(
                  "govuk-character-count__message govuk-character-count__status",
                  over ? "govuk-error-message" : "govuk-hint",
                  silent && "govuk-character-count__message--disabled",
                )}
                aria-hidden="true"
              >
                {message}
              </div>
              <div className="govuk-character-count__sr-status govuk-visually-hidden" aria-live="polite">
                {settledMessage}
              </div>
            </>
          ) : null}
        </>
      )}
    />
  );
}

export interface LongTextProps extends Omit<CharacterCountProps, "maxWords" | "maxLength" | "threshold"> {
  /** Characters that its form takes at most. A test holds it equal to the form's own. */
  most: number;
}

/** Per cent of what is taken, from which the page counts what is left. */
const COUNTED_FROM = 75;

/**
 * Several lines of text, and how many characters are taken: counted near the end of them, and without JavaScript said once. Nothing is cut
 * off: whoever pastes more can shorten it where it stands.
 */
export function LongText({ most, ...props }: LongTextProps) {
  return <CharacterCount {...props} maxLength={most} threshold={COUNTED_FROM} />;
}
