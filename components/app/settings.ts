/** "Settings": what a visitor may choose for the page. */

import { html } from "lit";
import { choices, openDialog } from "./dialog.ts";

const MODES = ["Light", "Dark", "System"] as const;
type Mode = (typeof MODES)[number];

/** Opens the dialog. */
export function showSettings(): void {
  openDialog("Settings", (redraw) => {
    const pick = (mode: Mode): void => {
      choose(mode);
      redraw();
    };
    return {
      title: "Settings",
      body: html`<h3>Display theme</h3>
        ${choices("Display theme", MODES, { picked: chosen(), pick })}`,
    };
  });
}

/** The address says it, so that it holds for a reload and for whoever gets the link. */
function chosen(): Mode {
  const wanted = new URLSearchParams(location.search).get("__theme");
  return MODES.find((mode) => mode.toLowerCase() === wanted) ?? "System";
}

function choose(mode: Mode): void {
  const address = new URL(location.href);
  if (mode === "System") address.searchParams.delete("__theme");
  else address.searchParams.set("__theme", mode.toLowerCase());
  history.replaceState(history.state, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}
