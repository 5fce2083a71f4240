/** Style sheets as text; the build reads them. */
declare module "*.css?inline" {
  const css: string;
  export default css;
}
