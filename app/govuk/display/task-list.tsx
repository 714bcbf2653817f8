import type { ReactNode } from "react";
import { classNames } from "../class-names.ts";
import { AppLink } from "../navigation/app-link.tsx";
import { Tag, type TagColour } from "./tag.tsx";

export interface TaskItem {
  title: ReactNode;
  /** Left out while the task cannot be started. */
  href?: string;
  hint?: ReactNode;
  /** A link of its own below the hint. */
  more?: ReactNode;
  /** "Completed" is plain text; what needs doing is a tag. */
  status: { text: ReactNode; tag?: boolean | TagColour; cannotStart?: boolean };
  className?: string;
  titleClassName?: string;
}

export interface TaskListProps {
  items: readonly TaskItem[];
  /** Must differ between two lists on one page. */
  idPrefix?: string;
  className?: string;
}

/** Things to do, each with where it stands. */
export function TaskList({ items, idPrefix = "task-list", className }: TaskListProps) {
  return (
    <ul className={classNames("govuk-task-list", className)}>
      {items.map((item, index) => {
        const hintId = item.hint === undefined ? undefined : `${idPrefix}-${index + 1}-hint`;
        const statusId = `${idPrefix}-${index + 1}-status`;
        return (
          <li
            key={index}
            className={classNames(
              "govuk-task-list__item",
              item.href !== undefined && "govuk-task-list__item--with-link",
              item.className,
            )}
          >
            <div className="govuk-task-list__name-and-hint">
              {item.href === undefined ? (
                <div className={item.titleClassName}>{item.title}</div>
              ) : (
                <AppLink
                  className={classNames("govuk-link govuk-task-list__link", item.titleClassName)}
                  href={item.href}
                  aria-describedby={classNames(hintId, statusId)}
                >
                  {item.title}
                </AppLink>
              )}
              {hintId === undefined ? null : (
                <div id={hintId} className="govuk-task-list__hint">
                  {item.hint}
                </div>
              )}
              {item.more === undefined ? null : <div className="cpc-task-more">{item.more}</div>}
            </div>
            <div
              className={classNames(
                "govuk-task-list__status",
                item.status.cannotStart && "govuk-task-list__status--cannot-start-yet",
              )}
              id={statusId}
            >
              {item.status.tag ? (
                <Tag colour={item.status.tag === true ? undefined : item.status.tag}>{item.status.text}</Tag>
              ) : (
                item.status.text
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
