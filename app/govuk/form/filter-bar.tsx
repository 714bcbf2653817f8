import { Form, useInRouterContext } from "@remix-run/react";
import type { ReactNode } from "react";
import { FROM_COUNCIL } from "#app/platform/in-view/council-address.ts";
import { TextLink } from "../navigation/text-link.tsx";
import { useCouncilCameFrom } from "../use-kept-in-view.ts";
import { Button } from "./button.tsx";

export interface FilterBarProps {
  /** Names the form: "Filter notes". */
  label: string;
  /** Where it sends to; left out, this page. */
  action?: string;
  /** Where "Clear" leads; left out while nothing is filtered. */
  clearHref?: string;
  submitText?: string;
  /** Selects, short inputs, small radios. */
  children: ReactNode;
}

/** A GET form above a list: the choice is in the address, so it can be bookmarked, shared and gone back to. */
export function FilterBar({ label, action, clearHref, submitText = "Apply", children }: FilterBarProps) {
  const inRouter = useInRouterContext();
  const content = (
    <>
      <div className="cpc-filter__fields">{children}</div>
      <div className="cpc-filter__actions">
        <Button variant="secondary">{submitText}</Button>
        {clearHref === undefined ? null : (
          <TextLink href={clearHref} noVisitedState>
            Clear
          </TextLink>
        )}
      </div>
    </>
  );
  const attributes = { className: "cpc-filter", "aria-label": label, method: "get" as const, action };
  return (
    <search>
      {inRouter ? (
        <Form {...attributes}>
          <CameFrom />
          {content}
        </Form>
      ) : (
        <form {...attributes}>{content}</form>
      )}
    </search>
  );
}

/** A form that is sent in the address leaves out what stood there: the council for the way back is said again. */
function CameFrom() {
  const councilId = useCouncilCameFrom();
  return councilId === null ? null : <input type="hidden" name={FROM_COUNCIL} value={councilId} />;
}
