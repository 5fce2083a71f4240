/** Rows that the server draws; the page's script draws what the visitor scrolls to. */
export const FIRST_ROWS = 30;

/** About the height of a row, for the room of those that are not drawn yet. */
export const ROW_HEIGHT = 35;
