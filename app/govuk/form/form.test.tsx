import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { UNSAFE_DataRouterStateContext } from "react-router-dom";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { PageHeading } from "../display/page-heading.tsx";
import { Button } from "./button.tsx";
import { Checkboxes } from "./checkboxes.tsx";
import { dateField, optionalDateField } from "./date-field.ts";
import { DateInput } from "./date-input.tsx";
import { toDateParts } from "./date-parts.ts";
import { checkboxesProps, dateProps, fieldProps, PageForm, usePageForm } from "./form.tsx";
import { PageAnswerProvider } from "./page-answer.tsx";
import { Radios } from "./radios.tsx";
import { SignInEndedSummary } from "./sign-in-ended-summary.tsx";
import { TextInput } from "./text-input.tsx";
import { Textarea } from "./textarea.tsx";

const schema = z.object({
  title: z.string({ error: "Enter a title" }),
  kind: z.enum(["interview", "focus-group"], { error: "Choose a kind" }),
  themes: z.array(z.string()).min(1, "Choose at least one theme"),
  day: dateField({ missing: "Enter the day", invalid: "The day must be a real date" }),
  until: optionalDateField({ invalid: "The last day must be a real date" }),
  text: z.string().max(10, "Write at most 10 characters").optional(),
});

type Values = z.input<typeof schema>;

interface PageProps {
  lastResult?: SubmissionResult<string[]>;
  defaultValue?: Parameters<typeof usePageForm<Values>>[0]["defaultValue"];
  /** The heading of the page, where it is in the form. */
  children?: ReactNode;
}

/** The page with what its action answered, as the router tells it. */
function Page({ lastResult, ...rest }: PageProps) {
  const answer = lastResult && { form: "note", intent: "save", lastResult };
  return (
    <UNSAFE_DataRouterStateContext.Provider
      value={{ actionData: { page: answer }, location: { key: "default" } } as never}
    >
      <PageAnswerProvider openedAs={null} kept={[]}>
        <NotePage {...rest} />
      </PageAnswerProvider>
    </UNSAFE_DataRouterStateContext.Provider>
  );
}

function NotePage({ defaultValue, children = <h1>A note</h1> }: Omit<PageProps, "lastResult">) {
  const state = usePageForm<Values>({ id: "note", defaultValue });
  const { fields } = state;
  return (
    <PageForm state={state}>
      {children}
      <TextInput {...fieldProps(fields.title)} label="Title" />
      <Radios
        {...fieldProps(fields.kind)}
        legend="Kind"
        items={[
          { value: "interview", label: "Interview" },
          { value: "focus-group", label: "Focus group", conditional: <p>How many</p> },
        ]}
      />
      <Checkboxes
        {...checkboxesProps(fields.themes)}
        legend="Themes"
        items={[
          { value: "1", label: "One" },
          { value: "2", label: "Two" },
        ]}
      />
      <DateInput {...dateProps(fields.day)} legend="Day" />
      <Textarea {...fieldProps(fields.text)} label="Text" />
      <Button name="intent" value="save">
        Save
      </Button>
    </PageForm>
  );
}

function send(values: Array<[string, string]>) {
  const data = new FormData();
  for (const [name, value] of values) data.append(name, value);
  return parseWithZod(data, { schema });
}

/** The page a browser without JavaScript gets back. */
function answer(values: Array<[string, string]>): string {
  return renderToStaticMarkup(<Page lastResult={send(values).reply()} />);
}

describe("a form that was sent after the sign-in had ended", () => {
  const said = (kept: { isKept: boolean; isDraftKept: boolean }) =>
    renderToStaticMarkup(<SignInEndedSummary hadFile={false} {...kept} />);

  it.each([
    [true, false, "it waits in this form for an hour", "do not leave this page"],
    [false, true, "the longer texts wait in this form as a draft", "do not leave this page"],
    [false, false, "do not leave this page", "as a draft"],
  ])("says what is kept of it: all of it %s, its draft %s", (isKept, isDraftKept, says, saysNot) => {
    expect(said({ isKept, isDraftKept })).toContain(says);
    expect(said({ isKept, isDraftKept })).not.toContain(saysNot);
  });
});

describe("a form the server checks", () => {
  it("starts without errors, without required, without HTML validation", () => {
    const html = renderToStaticMarkup(<Page defaultValue={{ title: "Leader", themes: ["2"] }} />);
    expect(html).toContain('<form id="note" method="post" novalidate=""');
    expect(html).not.toContain("There is a problem");
    expect(html).not.toMatch(/ (required|minlength|maxlength|pattern)=/i);
    expect(html).toContain('value="Leader"');
    expect(html).toMatch(/value="2"[^>]*checked|checked=""[^>]*value="2"/);
  });

  it("says everything that is wrong at the top, in order, each leading to its field", () => {
    const html = answer([["intent", "save"]]);
    const summary = html.slice(0, html.indexOf("<h1>"));
    expect([...summary.matchAll(/<a href="#([^"]+)">([^<]+)</g)].map(([, id, text]) => [id, text])).toEqual([
      ["note-title", "Enter a title"],
      ["note-kind", "Choose a kind"],
      ["note-themes", "Choose at least one theme"],
      ["note-day", "Enter the day"],
    ]);
    for (const id of ["note-title", "note-kind", "note-themes", "note-day"]) {
      expect(html).toMatch(new RegExp(`<(input|textarea)[^>]* id="${id}"`));
    }
  });

  it("says it below the heading of the page, where that stands in the form", () => {
    const html = renderToStaticMarkup(
      <Page lastResult={send([["intent", "save"]]).reply()}>
        <PageHeading>A note</PageHeading>
      </Page>,
    );
    const places = ["<h1", "There is a problem", 'name="title"'].map((part) => html.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("says the same words beside the field, tied to it", () => {
    const html = answer([["intent", "save"]]);
    expect(html).toContain('id="note-title-error"');
    expect(html).toMatch(/<input[^>]*id="note-title"[^>]*aria-describedby="note-title-error"/);
    expect(html).toMatch(/<fieldset[^>]*aria-describedby="note-day-error"/);
  });

  it("keeps every answer, right or wrong", () => {
    const html = answer([
      ["title", "Leader of Wexcombe"],
      ["kind", "focus-group"],
      ["themes", "1"],
      ["day.day", "31"],
      ["day.month", "6"],
      ["day.year", "2024"],
      ["text", "Far too long for this box"],
    ]);
    expect(html).toContain('value="Leader of Wexcombe"');
    expect(html).toMatch(/id="note-kind-2"[^>]*checked/);
    expect(html).toMatch(/id="note-themes"[^>]*checked/);
    expect(html).toMatch(/name="day.day"[^>]*value="31"/);
    expect(html).toMatch(/name="day.year"[^>]*value="2024"/);
    expect(html).toContain("Far too long for this box</textarea>");
    expect(html).toContain("The day must be a real date");
  });

  it("gives days as YYYY-MM-DD", () => {
    const submission = send([
      ["title", "Leader"],
      ["kind", "interview"],
      ["themes", "1"],
      ["themes", "2"],
      ["day.day", "8"],
      ["day.month", "3"],
      ["day.year", "2024"],
    ]);
    expect(submission.status === "success" && submission.value).toMatchObject({
      day: "2024-03-08",
      until: null,
      themes: ["1", "2"],
    });
  });

  it("checks an optional day once anything is typed", () => {
    expect(send([["until.day", "31"]]).reply().error?.until).toEqual(["The last day must be a real date"]);
  });

  it("shows a stored day in three boxes", () => {
    const html = renderToStaticMarkup(<Page defaultValue={{ day: toDateParts("2024-03-08") }} />);
    expect(html).toMatch(/name="day.month"[^>]*value="3"/);
  });

  it("shows what only the use-case could know beside its field", () => {
    const submission = send([["title", "Leader"]]);
    const html = renderToStaticMarkup(
      <Page
        lastResult={submission.reply({
          fieldErrors: { title: ["That title is taken"] },
          formErrors: ["Try again"],
        })}
      />,
    );
    expect(html).toContain("That title is taken");
    expect(html).toContain("<li>Try again</li>");
  });

  it.each([true, false])(
    "shows what somebody else saved beside a field where it asks for a choice: %s",
    (asksForChoice) => {
      const reply = send([["title", "Leader"]]).reply({ formErrors: ["Saved meanwhile"] });
      const changed = { ...reply, changed: {}, asksForChoice, changedBy: null };
      const html = renderToStaticMarkup(<Page lastResult={changed} />);
      // Who is only asked to look again has typed nothing that stands against it.
      expect(html.includes("cpc-stored-answer")).toBe(asksForChoice);
    },
  );
});
