/** Pages on both sides of the first, the current and the last one that can be reached at once. */
const NEAR = 2;

/** The pages to offer, counted from 0. Null stands for a gap. */
export function visiblePages(current: number, count: number): (number | null)[] {
  const anchors = [0, current, count - 1];
  const pages = Array.from({ length: count }, (_, page) => page).filter((page) =>
    anchors.some((anchor) => Math.abs(page - anchor) <= NEAR),
  );
  return pages.flatMap((page, i) => (i > 0 && page - (pages[i - 1] ?? 0) > 1 ? [null, page] : [page]));
}
