export interface TabProps {
  label: string | null;
  /** False locks the tab. */
  interactive: boolean;
  /** What `Tabs` selects it by; null takes the component's number. */
  id: string | number | null;
  /** Share of the free height. */
  scale: number | null;
  /** Draws what is inside before the tab is opened. */
  renderChildren: boolean;
}
