/** Brings the topmost of these elements into view, unless it is there already. */
export function scrollToTop(elements: readonly Element[]): void {
  const top = Math.min(...elements.map((element) => element.getBoundingClientRect().top));
  if (elements.length === 0 || (top >= 0 && top < innerHeight)) return;
  scrollBy({ top: top - 20, behavior: "smooth" });
}
