import { defineLayout } from "../../src/core/layout.ts";
import { GroupElement } from "./element.ts";
import type { GroupProps } from "./props.ts";
import style from "./style.css?inline";

const defaults: GroupProps = {};

/**
 * Joins components into one box without gaps.
 *
 * @example
 * gr.Group([message, send]);
 */
export const Group = defineLayout({ type: "group", looks: { element: GroupElement, style }, events: {}, defaults });
