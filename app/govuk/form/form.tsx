import { type FieldMetadata, type FormMetadata, FormProvider, useForm } from "@conform-to/react";
import { Form, useInRouterContext, useRevalidator } from "@remix-run/react";
import {
  Children,
  type ComponentProps,
  isValidElement,
  type ReactNode,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import {
  FORM_ID_FIELD,
  type FormAndButtons,
  type FormReply,
  type KeptForm,
  type RefusedForm,
} from "#app/platform/form-answer.ts";
import { UnsavedText } from "#app/writing/drafts/components/unsaved-text.tsx";
import { WatchForm } from "#app/writing/leaving/components/watch-form.tsx";
import { SendingField } from "#app/writing/sending/sending-field.tsx";
import { classNames } from "../class-names.ts";
import { PageHeading } from "../display/page-heading.tsx";
import { SettleChanges } from "./changed/settle-changes.tsx";
import { ChangedAnswers, type ThreeAnswers } from "./changed/stored-answer.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { type FormErrors, summaryItems } from "./form-errors.ts";
import { KeptNotice } from "./kept-notice.tsx";
import { OpenedAs } from "./opened-as.tsx";
import { useClaim, useKeptForm, useOwnAnswer } from "./page-answer.tsx";
import { SignInEndedSummary } from "./sign-in-ended-summary.tsx";
import { useErrorInTitle } from "./unclaimed-answer.tsx";

type DefaultValues<Schema extends Record<string, unknown>> = Parameters<
  typeof useForm<Schema>
>[0]["defaultValue"];

/** The id is unique on the page, and the same on server and browser: field ids start with it, and answers find the form by it. */
export interface PageFormOptions<Schema extends Record<string, unknown>> extends FormAndButtons {
  defaultValue?: DefaultValues<Schema>;
  /** Names in the order they stand on the page, when that differs from the order of the zod schema. */
  fieldOrder?: readonly string[];
}

export interface PageFormState<Schema extends Record<string, unknown>> {
  form: FormMetadata<Schema>;
  fields: ReturnType<FormMetadata<Schema>["getFieldset"]>;
  fieldOrder: readonly string[];
  /** Counts the answers of the server, so that a second failure is announced like the first. */
  attempt: number;
  /** Set while the last answer says that somebody else saved the record since the form was opened on it. */
  changed: ThreeAnswers | null;
  /** Whether the page came back with an answer to this form. */
  isAnswered: boolean;
  /** The whole answer to this form, which whoever draws its summary takes. */
  own: RefusedForm | null;
  /** What the form holds again from before a sign-in ended, until it has an answer of its own. */
  kept: KeptForm | null;
  /** Whether all that is typed into its long fields and not saved is on the server as a draft. */
  isDraftKept: boolean;
  setDraftKept: (isKept: boolean) => void;
  /** What the record says now, as the fields are named. */
  stored: Readonly<Record<string, unknown>>;
  /** The version that what the form holds again was typed on: what somebody else saved since is not overwritten by it. */
  typedVersion: string | undefined;
}

const NOTHING_WRONG: FormReply = {};

/**
 * A form that the server checks. Nothing is checked in the browser and nothing is `required` there (GOV.UK validation
 * pattern, CODE-ANCHORS section 7): the guard answers with status 400, every answer is kept, and the page says what is wrong
 * at the top and beside the field. The form finds its own answer by its id.
 */
export function usePageForm<Schema extends Record<string, unknown>>({
  id,
  buttons,
  defaultValue,
  fieldOrder = [],
}: PageFormOptions<Schema>): PageFormState<Schema> {
  const own = useOwnAnswer({ id, buttons });
  const kept = useKeptForm({ id, buttons });
  const answer = own?.lastResult;
  // Once the form has an answer of its own it holds what was sent last, and not what was kept before.
  const wasAnswered = useRef(false);
  wasAnswered.current ||= answer !== undefined;
  const held = wasAnswered.current ? null : kept;
  const restored = useMemo(() => (held === null ? undefined : { initialValue: held.initialValue }), [held]);
  const [form, fields] = useForm<Schema>({
    id,
    // The framework keeps what was wrong until it is told that nothing is.
    lastResult: answer ?? restored ?? (wasAnswered.current ? NOTHING_WRONG : undefined),
    defaultValue,
    shouldValidate: "onSubmit",
  });
  useErrorInTitle(answer?.status === "error");

  const answers = useRef({ last: answer, count: 0 });
  if (answers.current.last !== answer) {
    // Saved, or read again, there is none: that is not one more.
    answers.current = { last: answer, count: answers.current.count + (answer === undefined ? 0 : 1) };
  }

  const [isDraftKept, setDraftKept] = useState(false);
  const [opened] = useState(() => asValues(defaultValue));
  const said = changedMeanwhile(answer);
  const changed =
    said === null
      ? null
      : {
          opened,
          stored: { ...asValues(defaultValue), ...said },
          typed: asValues(answer?.initialValue),
          asksForChoice: asValues(answer).asksForChoice === true,
          by: nameIn(asValues(answer).changedBy),
        };
  return {
    form,
    fields,
    fieldOrder,
    attempt: answers.current.count,
    changed,
    isAnswered: answer !== undefined,
    own,
    kept: held,
    isDraftKept,
    setDraftKept,
    stored: asValues(defaultValue),
    // Whoever was asked to look again has done so.
    typedVersion: changed?.asksForChoice === false ? undefined : versionOf((answer ?? held)?.initialValue),
  };
}

function asValues(values: unknown): Readonly<Record<string, unknown>> {
  return typeof values === "object" && values !== null ? (values as Record<string, unknown>) : {};
}

/** What the answer to a form says when somebody else saved the record meanwhile (answerForm adds it); null otherwise. */
function changedMeanwhile(result: object | undefined): Readonly<Record<string, unknown>> | null {
  return result !== undefined && "changed" in result ? asValues(result.changed) : null;
}

function nameIn(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** The version that a form was sent with; of nothing that was there yet it is empty, and conform leaves out what is empty. */
function versionOf(typed: object | null | undefined): string | undefined {
  if (typed === null || typed === undefined) return undefined;
  const { version } = asValues(typed);
  return typeof version === "string" ? version : "";
}

export interface PageFormProps<Schema extends Record<string, unknown>>
  extends Omit<ComponentProps<typeof Form>, "id" | "method" | "onSubmit" | "noValidate" | "form"> {
  /** What usePageForm returned. */
  state: PageFormState<Schema>;
  /** Of the record as the page's loader read it: sent along as `version`, so that saving over somebody else's is refused. */
  version?: number | string | undefined;
  /** Keep no draft of its long fields on the server: what is typed is only warned about. */
  withoutDraft?: boolean;
  /** Leave the summary to the page, which then draws `<FormErrorSummary>` below its heading. */
  withoutSummary?: boolean;
  children: ReactNode;
}

/** What stands in a form down to the heading of the page, where the heading is in it, and the rest. */
function fromHeading(children: ReactNode): { heading: ReactNode; rest: ReactNode } {
  const all = Children.toArray(children);
  const at = all.findIndex((child) => isValidElement(child) && child.type === PageHeading);
  return at === -1
    ? { heading: null, rest: children }
    : { heading: all.slice(0, at + 1), rest: all.slice(at + 1) };
}

/**
 * A real POST to this page's own address. What is wrong with it, what somebody else saved and what was typed before stand first, below the
 * heading of the page on every page.
 */
export function PageForm<Schema extends Record<string, unknown>>({
  state,
  version,
  withoutDraft,
  withoutSummary,
  className,
  children,
  ...rest
}: PageFormProps<Schema>) {
  const inRouter = useInRouterContext();
  const { heading, rest: fields } = fromHeading(children);
  const content = (
    <FormProvider context={state.form.context}>
      {heading}
      <input type="hidden" name={FORM_ID_FIELD} value={state.form.id} />
      <OpenedAs />
      {inRouter ? <SendingField /> : null}
      {withoutSummary ? null : <FormErrorSummary state={state} />}
      {state.changed?.asksForChoice && version !== undefined ? (
        <SettleChanges
          form={state.form}
          version={version}
          by={state.changed.by}
          key={`${state.attempt} ${version}`}
        />
      ) : null}
      {inRouter ? (
        <UnsavedText
          formId={state.form.id}
          version={version}
          typedVersion={state.typedVersion}
          stored={state.stored}
          keepsDraft={!withoutDraft}
          attempt={state.attempt}
          looksAgain={state.changed?.asksForChoice === false}
          asksForChoice={state.changed?.asksForChoice === true}
          kept={state.kept}
          onKept={state.setDraftKept}
        />
      ) : null}
      {inRouter ? (
        <WatchForm formId={state.form.id} attempt={state.attempt} holdsSent={state.kept !== null} />
      ) : null}
      {state.changed !== null && inRouter ? <ReadAgain of={state.changed.typed} /> : null}
      {/* Who is asked to look again typed nothing that what is stored could stand beside. */}
      <ChangedAnswers.Provider value={state.changed?.asksForChoice ? state.changed : null}>
        {fields}
      </ChangedAnswers.Provider>
    </FormProvider>
  );
  const attributes = {
    id: state.form.id,
    method: "post" as const,
    noValidate: true,
    className: classNames("cpc-form", className),
  };
  // Outside a router (component tests, the gallery) a plain form is the same page.
  if (!inRouter) return <form {...attributes}>{content}</form>;
  return (
    <>
      {state.kept === null ? null : <KeptNotice kept={state.kept} />}
      <Form {...rest} {...attributes} onSubmit={state.form.onSubmit}>
        {content}
      </Form>
    </>
  );
}

/** Asks for the page's data once more: after a refusal the browser still has what it was opened with. */
function ReadAgain({ of }: { of: object }) {
  const { revalidate } = useRevalidator();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer
  useEffect(revalidate, [of]);
  return null;
}

/** The summary of one form, in the order of its fields; nothing while there is nothing wrong. */
export function FormErrorSummary<Schema extends Record<string, unknown>>({
  state,
}: {
  state: PageFormState<Schema>;
}) {
  useClaim(state.own);
  const ended = state.own?.signInEnded;
  // A new key for each answer of the server: the summary appears afresh and takes focus again.
  if (ended) return <SignInEndedSummary key={state.attempt} {...ended} isDraftKept={state.isDraftKept} />;
  const errors = state.form.allErrors as FormErrors;
  const items = summaryItems(state.form.id, errors, state.fieldOrder);
  if (items.length === 0) return null;
  return <ErrorSummary key={state.attempt} errors={items} />;
}

type AnyField = Pick<FieldMetadata<unknown>, "id" | "name" | "errors" | "initialValue" | "defaultOptions">;

/** `name`, `id`, `defaultValue` and `errors` for TextInput, Textarea, CharacterCount, Select and Radios. */
export function fieldProps(field: AnyField) {
  return { ...fieldWiring(field), defaultValue: asText(field.initialValue) };
}

/** The same without a value, for FileUpload and PasswordInput: neither is ever sent back. */
export function fieldWiring(field: AnyField) {
  return { id: field.id, name: field.name as string, errors: field.errors };
}

/** For Checkboxes: the chosen values as a list. */
export function checkboxesProps(field: AnyField) {
  return { ...fieldWiring(field), defaultValues: field.defaultOptions ?? [] };
}

/** For DateInput: a stored `YYYY-MM-DD`, or the three boxes just as they were typed. */
export function dateProps(field: AnyField) {
  const value = field.initialValue;
  const typed = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  return {
    ...fieldWiring(field),
    defaultValue: typed
      ? { day: asText(typed.day), month: asText(typed.month), year: asText(typed.year) }
      : asText(value),
  };
}

function asText(value: unknown): string | undefined {
  if (Array.isArray(value)) return asText(value[0]);
  return typeof value === "string" ? value : undefined;
}
