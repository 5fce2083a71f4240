/** Pages on both sides of the current one that can be reached at once. */
const NEAR = 2;

/** The pages to offer, counted from 0: the first, the last, and those around the current one. Null stands for a gap. */
export function visiblePages(current: number, count: number): (number | null)[] {
  const pages = Array.from({ length: count }, (_, page) => page).filter(
    (page) => page === 0 || page === count - 1 || Math.abs(page - current) <= NEAR,
  );
  return pages.flatMap((page, i) => (i > 0 && page - (pages[i - 1] ?? 0) > 1 ? [null, page] : [page]));
}
