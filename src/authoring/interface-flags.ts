/** The flags of an Interface: a button for each thing that visitors may say, or one flag after each success. */

import { Button } from "../../components/button/definition.ts";
import type { Wiring } from "../core/handler.ts";
import type { Listener } from "../core/listener.ts";
import { SetupError } from "../core/errors.ts";
import { inOurWords } from "../core/own-words.ts";
import { flag, type FlaggingCallback, R2Logger } from "./flagging.ts";

/** What visitors can flag, and where it is written down. */
export interface FlaggingOptions {
  /** "manual" has buttons, "auto" flags what the function has answered, "never" does neither. Default: "manual". */
  flaggingMode?: "manual" | "auto" | "never";
  /**
   * What visitors can say: each word has a button "Flag as …", each pair a button of its own text. Default: one button,
   * "Flag".
   */
  flaggingOptions?: readonly (string | readonly [label: string, value: string])[];
  /** Folder of the log in the bucket of the app's files. Default: "flagged". */
  flaggingDir?: string;
  /** What writes flags down, instead of that log: `gr.D1Logger(env.DB)`, or your own. */
  flaggingCallback?: FlaggingCallback;
}

/** A button, with what it says to the visitor and to the log. */
export interface FlagButton {
  readonly button: ReturnType<typeof Button>;
  readonly label: string;
  readonly value: string;
}

/** The buttons, if there are any. */
export function makeFlagButtons({ flaggingMode = "manual", flaggingOptions }: FlaggingOptions): FlagButton[] {
  if (!["manual", "auto", "never"].includes(flaggingMode)) {
    throw new SetupError(`Interface: flaggingMode "${flaggingMode}" is unknown; use "manual", "auto" or "never".`);
  }
  if (flaggingMode !== "manual") return [];
  if (!flaggingOptions) return [ourButton("Flag", "")];
  return flaggingOptions.map((option) =>
    typeof option === "string"
      ? ourButton(`Flag as ${option}`, option)
      : { button: Button(option[0]), label: option[0], value: option[1] },
  );
}

function ourButton(label: string, value: string): FlagButton {
  return { button: inOurWords(Button(label)), label, value };
}

/** What is flagged, and by what. */
interface Flagged {
  readonly inputs: Wiring;
  readonly buttons: readonly FlagButton[];
  /** Each success of this is flagged in mode "auto". */
  readonly run: Listener;
  /** Gives the buttons their texts back. */
  readonly clear: ReturnType<typeof Button> | null;
}

/** Writes flags down: when a button is pressed, or after each run that has completed. */
export function wireFlags({ inputs, buttons, run, clear }: Flagged, options: FlaggingOptions): void {
  const { flaggingMode, flaggingDir, flaggingCallback: callback = R2Logger(flaggingDir) } = options;
  if (flaggingMode === "auto") flag(run.success, { inputs, callback });
  for (const { button, label, value } of buttons) {
    // In the browser, so that it is seen at once; and first, so that it never follows what comes of it.
    const saving = button.click(null, {
      js: `() => ${said({ value: "Saving...", interactive: false })}`,
      outputs: button,
    });
    const flagged = flag(saving.andThen, { inputs, callback, option: value });
    // Whoever has pressed the button shall see that something was saved.
    flagged.success(null, {
      js: `() => new Promise((done) => setTimeout(done, 800, ${said({ value: label, interactive: true })}))`,
      outputs: button,
    });
    flagged.failure(null, { js: `() => ${said({ value: "Error!", interactive: true })}`, outputs: button });
  }
  if (clear && buttons.length > 0) {
    const outputs = buttons.map(({ button }) => button);
    clear.click(null, {
      js: `() => [${buttons.map(({ label: value }) => said({ value, interactive: true })).join()}]`,
      outputs,
    });
  }
}

/** An update of a button, as source: an object in brackets, which an arrow function may answer. */
function said(changes: { readonly value: string; readonly interactive: boolean }): string {
  return `(${JSON.stringify({ __type__: "update", ...changes })})`;
}
