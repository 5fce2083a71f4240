export interface AccordionProps {
  label: string | null;
  /** Whether its components are shown. */
  open: boolean;
}
