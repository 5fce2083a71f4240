/** A link: its text, then the path of a page or an http(s) URL. */
export type NavbarLink = readonly [text: string, target: string];

/** A page: its path, its name, and whether it has a link of its own. */
export type NavbarPage = readonly [path: string, name: string, isListed: boolean];

export interface NavbarProps {
  /** Links behind those of the pages. One to a page that is listed already is left out. */
  value: readonly NavbarLink[] | null;
  /** Text of the link to the first page; false leaves that link out. */
  mainPageName: string | false;
}

/** What the app says itself. */
export interface NavbarPlace {
  pages: readonly NavbarPage[] | null;
  /** Path of the page that is open. */
  currentPage: string | null;
}
