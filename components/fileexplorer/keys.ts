/** Arrow keys in a tree of rows: up and down move from row to row, the others open and close a folder. */
export function moveFocus(event: KeyboardEvent, host: HTMLElement): void {
  const { key, target } = event;
  if (!(target instanceof HTMLElement)) return;
  const step = { ArrowUp: -1, ArrowDown: 1 }[key];
  const row = target.closest<HTMLElement>("li > .wrap");
  if (!row) return;
  if (step !== undefined) {
    const rows = [...host.querySelectorAll<HTMLElement>("li > .wrap")];
    const next = rows[rows.indexOf(row) + step]?.querySelector<HTMLElement>("input, button");
    if (!next) return;
    event.preventDefault();
    next.focus();
    return;
  }
  const opener = row.querySelector<HTMLElement>("button.icon");
  const opens = getComputedStyle(host).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (!opener || !["ArrowLeft", "ArrowRight"].includes(key)) return;
  event.preventDefault();
  if ((opener.ariaExpanded === "true") !== (key === opens)) opener.click();
}
