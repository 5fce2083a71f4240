import type { CustomButton } from "../../src/protocol/custom-button.ts";
import type { HtmlAttributes } from "../shared/html-attributes.ts";

export interface TextboxProps {
  value: string | null;
  /** Default: "text". Password and email boxes have one line. */
  type: "text" | "password" | "email";
  /** Rows shown when there is little text. */
  lines: number;
  /** Rows to which the box grows; null means 20 for text, 1 otherwise. */
  maxLines: number | null;
  placeholder: string | null;
  /** Small help under the label; inline Markdown. */
  info: string | null;
  autofocus: boolean;
  /** Keeps the end in view while text arrives, unless the visitor scrolled up. */
  autoscroll: boolean;
  textAlign: "left" | "right" | null;
  /** Right-to-left text. */
  rtl: boolean;
  /** Characters a visitor can type. */
  maxLength: number | null;
  /** True shows an arrow, a string shows that text. */
  submitBtn: boolean | string;
  /** True shows a square, a string shows that text. */
  stopBtn: boolean | string;
  htmlAttributes: HtmlAttributes | null;
  buttons: readonly ("copy" | CustomButton)[];
}
