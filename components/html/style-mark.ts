/** Says on the server, and while markup is read, what a `style` attribute may not say. */
export const STYLE_MARK = "data-gr-style";
