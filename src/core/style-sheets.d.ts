/** Style sheets as text; the build reads them. */
declare module "*.css?inline" {
  const css: string;
  export default css;
}

/** The same for apps; a rule of wrangler reads them. */
declare module "*.css" {
  const css: string;
  export default css;
}
