/** Style attributes in markup are what a strict policy for styles ignores; set from a script they count. */
export function applyStyleAttributes(content: HTMLElement): void {
  for (const styled of content.querySelectorAll<HTMLElement>("[style]")) {
    styled.style.cssText = styled.getAttribute("style") ?? "";
  }
}
