/** The links of a list in several pages, as the Pagination component takes them. */
export interface PageLinks {
  previous?: { href: string };
  next?: { href: string };
  items: ({ number: number; href: string; current: boolean } | { ellipsis: true })[];
}

/** First, last and the neighbours of the current page; null when there is only one. Pages count from 1. */
export function pageLinks(page: number, pages: number, hrefOf: (page: number) => string): PageLinks | null {
  if (pages < 2) return null;
  const items: PageLinks["items"] = [];
  let last = 0;
  for (let number = 1; number <= pages; number += 1) {
    if (number !== 1 && number !== pages && Math.abs(number - page) > 1) continue;
    if (number - last > 1) items.push({ ellipsis: true });
    items.push({ number, href: hrefOf(number), current: number === page });
    last = number;
  }
  return {
    ...(page > 1 ? { previous: { href: hrefOf(page - 1) } } : {}),
    ...(page < pages ? { next: { href: hrefOf(page + 1) } } : {}),
    items,
  };
}
