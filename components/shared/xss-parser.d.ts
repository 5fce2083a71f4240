/** The tokenizer of `xss` by itself has no types of its own. */
declare module "xss/lib/parser.js" {
  export { parseAttr, parseTag } from "xss";
}
