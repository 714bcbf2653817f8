import { createElement, type ReactElement, type ReactNode } from "react";

/** The options of a fixture, as the JSON file has them. */
export type Options = ReturnType<typeof JSON.parse>;

export interface Adapter {
  /** Our component with the official options. */
  render: (options: Options) => ReactElement;
  /** Options we do not offer, and why; a fixture that uses one is not compared. */
  unsupported: Record<string, string>;
  /** The same for what cannot be said with one option: the reason, or undefined. */
  notOffered?: (options: Options) => string | undefined;
  /** What our markup does otherwise on purpose: turns the official HTML into what we mean to write. */
  expected?: (html: string, options: Options) => string;
}

/** Raw HTML of a fixture, put in place of this marker after rendering (fixtures.test.tsx). */
export function content(options: Options): ReactNode {
  if (!options) return undefined;
  if (options.html === undefined) return options.text;
  return createElement("x-html", { "data-html": Buffer.from(options.html).toString("base64") });
}

export const NO_ATTRIBUTES = "no free attributes here: nothing in this service needs them";
export const NO_CLASSES = "no free classes on this part: one look for all pages";
