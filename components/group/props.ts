/** A group has no options of its own. */
export type GroupProps = object;
