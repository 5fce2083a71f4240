import { defineLayout } from "../../src/core/layout.ts";
import { GroupElement } from "./element.ts";
import type { GroupProps } from "./props.ts";

const defaults: GroupProps = {};

/**
 * Joins components into one box without gaps.
 *
 * @example
 * gr.Group([message, send]);
 */
export const Group = defineLayout({ type: "group", element: GroupElement, events: {}, defaults });
