import { createContext, type ReactNode, useContext } from "react";
import { classNames } from "../class-names.ts";
import { AppLink } from "../navigation/app-link.tsx";

export interface SummaryAction {
  href: string;
  text: ReactNode;
  /** Completes the link for those who hear it out of context: "Change" + "the title". */
  visuallyHiddenText?: string;
  className?: string;
}

export interface SummaryRow {
  key: ReactNode;
  value: ReactNode;
  actions?: readonly SummaryAction[];
  className?: string;
}

export interface SummaryListProps {
  rows: readonly SummaryRow[];
  noBorder?: boolean;
  className?: string;
}

/** The title of the card a list stands in; its links name it, because several cards have a "Change". */
const CardTitle = createContext<ReactNode>(undefined);

/** Facts as key and value, each with what can be done about it. */
export function SummaryList({ rows, noBorder, className }: SummaryListProps) {
  const anyActions = rows.some((row) => (row.actions?.length ?? 0) > 0);
  return (
    <dl className={classNames("govuk-summary-list", noBorder && "govuk-summary-list--no-border", className)}>
      {rows.map((row, index) => {
        const actions = row.actions ?? [];
        return (
          <div
            key={index}
            className={classNames(
              "govuk-summary-list__row",
              anyActions && actions.length === 0 && "govuk-summary-list__row--no-actions",
              row.className,
            )}
          >
            <dt className="govuk-summary-list__key">{row.key}</dt>
            <dd className="govuk-summary-list__value">{row.value}</dd>
            {actions.length === 0 ? null : (
              <dd className="govuk-summary-list__actions">
                {actions.length === 1 ? (
                  <ActionLink {...(actions[0] as SummaryAction)} />
                ) : (
                  <ul className="govuk-summary-list__actions-list">
                    {actions.map((action) => (
                      <li key={action.href} className="govuk-summary-list__actions-list-item">
                        <ActionLink {...action} />
                      </li>
                    ))}
                  </ul>
                )}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}

export interface SummaryCardProps {
  title: ReactNode;
  headingLevel?: 2 | 3 | 4;
  actions?: readonly SummaryAction[];
  className?: string;
  id?: string;
  children: ReactNode;
}

/** A card round a summary list, for several things of one kind. */
export function SummaryCard({
  title,
  headingLevel = 2,
  actions = [],
  className,
  id,
  children,
}: SummaryCardProps) {
  const Heading = `h${headingLevel}` as "h2" | "h3" | "h4";
  return (
    <CardTitle.Provider value={title}>
      <div id={id} className={classNames("govuk-summary-card", className)}>
        <div className="govuk-summary-card__title-wrapper">
          <Heading className="govuk-summary-card__title">{title}</Heading>
          {actions.length === 1 ? (
            <div className="govuk-summary-card__actions">
              <ActionLink {...(actions[0] as SummaryAction)} />
            </div>
          ) : null}
          {actions.length > 1 ? (
            <ul className="govuk-summary-card__actions">
              {actions.map((action) => (
                <li key={action.href} className="govuk-summary-card__action">
                  <ActionLink {...action} />
                </li>
              ))}
            </ul>
          ) : null}
        </div>
        <div className="govuk-summary-card__content">{children}</div>
      </div>
    </CardTitle.Provider>
  );
}

function ActionLink({ href, text, visuallyHiddenText, className }: SummaryAction) {
  const cardTitle = useContext(CardTitle);
  return (
    <AppLink className={classNames("govuk-link", className)} href={href}>
      {text}
      {visuallyHiddenText || cardTitle ? (
        <span className="govuk-visually-hidden">
          {visuallyHiddenText ? ` ${visuallyHiddenText}` : null}
          {cardTitle ? <> ({cardTitle})</> : null}
        </span>
      ) : null}
    </AppLink>
  );
}
