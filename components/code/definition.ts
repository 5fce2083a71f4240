import * as z from "zod/mini";
import { defineComponent } from "../../src/core/component.ts";
import { AppError, SetupError } from "../../src/core/errors.ts";
import { CodeElement } from "./element.ts";
import { CODE_LANGUAGES, type CodeProps } from "./props.ts";

const defaults: CodeProps = {
  value: null,
  language: null,
  lines: 5,
  maxLines: null,
  wrapLines: false,
  showLineNumbers: true,
  autocomplete: false,
  buttons: ["copy", "download"],
};

const LANGUAGES: readonly unknown[] = CODE_LANGUAGES;
const BUTTONS: readonly unknown[] = ["copy", "download"];

/**
 * An editor for code, or code that is shown.
 *
 * Handlers read a `string` (empty when nothing was typed) and may show a string, without the blanks around it, or null.
 *
 * @example
 * const program = gr.Code({ label: "Program", language: "python", lines: 10 });
 */
export const Code = defineComponent({
  type: "code",
  element: CodeElement,
  events: { change: undefined, input: undefined, focus: undefined, blur: undefined },
  defaults,
  complete(props) {
    const { value, language, lines, maxLines, buttons } = props;
    if (language !== null && !LANGUAGES.includes(language)) {
      throw new SetupError(`Code: language "${language}" is unknown; use one of ${LANGUAGES.join(", ")}.`);
    }
    if (value !== null && typeof value !== "string") throw new SetupError("Code: its value is a string or null.");
    if (!isCount(lines)) throw new SetupError("Code: lines is a whole number of 1 or more.");
    if (maxLines !== null && !isCount(maxLines)) {
      throw new SetupError("Code: maxLines is a whole number of 1 or more, or null.");
    }
    const unknown = buttons.find((button) => typeof button === "string" && !BUTTONS.includes(button));
    if (unknown !== undefined) {
      throw new SetupError(`Code: button "${String(unknown)}" is unknown; use ${BUTTONS.join(" or ")}.`);
    }
    return {
      ...props,
      value: value?.trim() ?? null,
      maxLines: maxLines === null ? null : Math.max(lines, maxLines),
    };
  },
  wire: () => z.nullable(z.string()),
  preprocess: (text) => text ?? "",
  postprocess(text: string | null | undefined) {
    if (text === null || text === undefined) return null;
    if (typeof text !== "string") throw new AppError(`Code shows a string or null, and was given a ${typeof text}.`);
    return text.trim();
  },
  example: () => "print('Hello World')",
});

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 1;
}
