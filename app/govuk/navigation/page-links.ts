import type { PaginationProps } from "./pagination.tsx";

export interface PagePlace {
  /** Counts from 1. */
  page: number;
  pages: number;
  hrefOf: (page: number) => string;
}

/**
 * The links of a Pagination for a numbered list: the first, the last, the pages beside this one, and dots where
 * some are left out. Nothing at all when there is one page.
 */
export function pageLinks({
  page,
  pages,
  hrefOf,
}: PagePlace): Pick<PaginationProps, "previous" | "next" | "items"> {
  if (pages <= 1) return { items: [] };
  const shown = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - page) <= 1,
  );
  const items = shown.flatMap((number, index) => {
    const link = { number, href: hrefOf(number), current: number === page };
    const gap = number - (shown[index - 1] ?? 0) > 1;
    return gap ? [{ ellipsis: true as const }, link] : [link];
  });
  return {
    ...(page > 1 ? { previous: { href: hrefOf(page - 1) } } : {}),
    ...(page < pages ? { next: { href: hrefOf(page + 1) } } : {}),
    items,
  };
}
