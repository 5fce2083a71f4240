/** One cell's component, as the page knows it. */
export interface DatasetComponent {
  /** Its type, such as "textbox". */
  readonly name: string;
}

export interface DatasetProps {
  /** Place of the row that was picked. */
  value: number | null;
  /** One a column. */
  components: readonly DatasetComponent[];
  /** Options of the columns' components, in the names of the wire. */
  componentProps: readonly Readonly<Record<string, unknown>>[] | null;
  /** Rows of values. */
  samples: readonly (readonly unknown[])[];
  /** Headings of the columns; null takes the labels of the components. */
  headers: readonly string[] | null;
  /** What handlers read: the row, its place, or both. */
  type: "values" | "index" | "tuple";
  /** Null: a gallery for one column or with `sampleLabels`, else a table. */
  layout: "gallery" | "table" | null;
  /** Rows of one page. */
  samplesPerPage: number;
  /** Texts that are shown instead of the rows. */
  sampleLabels: readonly string[] | null;
}
