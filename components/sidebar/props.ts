export interface SidebarProps {
  /** What screen readers call it; it is not drawn. Default: "Sidebar". */
  label: string | null;
  /** Whether it is shown. */
  open: boolean;
  /** Pixels, or a length in CSS such as "20rem" or "25%". Small windows give it all of their width. */
  width: number | string;
  /** The side of the window that it stands at. */
  position: "left" | "right";
}
