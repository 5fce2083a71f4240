import type { ReactiveControllerHost } from "lit";

/** Moves the focus to the element's first control when the focused one is drawn away, instead of losing it. */
export function keepFocus(host: ReactiveControllerHost & HTMLElement): void {
  let hadFocus = false;
  host.addController({
    hostUpdate() {
      hadFocus = host.matches(":focus-within");
    },
    hostUpdated() {
      if (!hadFocus || host.matches(":focus-within")) return;
      host.querySelector<HTMLElement>("button:not(:disabled), a[href]")?.focus();
    },
  });
}
