import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { adapters } from "./adapters.tsx";
import { normaliseMarkup } from "./markup.ts";
import type { Adapter, Options } from "./options.ts";

// The package publishes options and the HTML they must give, for alternative implementations such as ours. After an
// upgrade of govuk-frontend the failures below are the list of things to do.

interface Fixture {
  name: string;
  options: Options;
  html: string;
}

const packageRoot = createRequire(import.meta.url)
  .resolve("govuk-frontend/package.json")
  .replace("package.json", "");

function fixturesOf(component: string): Fixture[] {
  const file = `${packageRoot}dist/govuk/components/${component}/fixtures.json`;
  return JSON.parse(readFileSync(file, "utf8")).fixtures;
}

/** Options as dotted paths without list positions: `items.hint.text`. Free attributes count as one option. */
function optionPaths(value: unknown, path = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => optionPaths(item, path));
  if (typeof value === "object" && value !== null && !/(^|\.)attributes$/.test(path)) {
    return Object.entries(value).flatMap(([key, item]) => optionPaths(item, path ? `${path}.${key}` : key));
  }
  return [path];
}

function whyNotCompared({ options }: Fixture, { unsupported, notOffered }: Adapter): string | undefined {
  const reason = notOffered?.(options);
  if (reason !== undefined) return reason;
  const paths = optionPaths(options);
  if (paths.some((path) => /^(items|rows|navigation)$/.test(path)))
    return "an empty item: our types forbid it";
  const used = Object.keys(unsupported).find((key) =>
    paths.some((path) => path === key || path.startsWith(`${key}.`)),
  );
  return used && `${used}: ${unsupported[used]}`;
}

function renderWithRawHtml(element: ReactElement): string {
  return renderToStaticMarkup(element).replace(
    /<x-html data-html="([^"]*)"><\/x-html>/g,
    (_match, encoded: string) => Buffer.from(encoded, "base64").toString(),
  );
}

describe.each(Object.entries(adapters))("%s", (component, adapter) => {
  const fixtures = fixturesOf(component);
  const compared = fixtures.filter((fixture) => whyNotCompared(fixture, adapter) === undefined);

  it.each(compared.map((fixture) => [fixture.name, fixture] as const))("%s", (_name, { options, html }) => {
    const expected = adapter.expected?.(html, options) ?? html;
    expect(normaliseMarkup(renderWithRawHtml(adapter.render(options)))).toEqual(normaliseMarkup(expected));
  });

  it("lists only options that some fixture uses", () => {
    const paths = fixtures.flatMap((fixture) => optionPaths(fixture.options));
    const unused = Object.keys(adapter.unsupported).filter(
      (key) => !paths.some((path) => path === key || path.startsWith(`${key}.`)),
    );
    expect(unused).toEqual([]);
  });

  it("compares at least a fifth of the fixtures", () => {
    expect(compared.length / fixtures.length).toBeGreaterThan(1 / 5);
  });
});
