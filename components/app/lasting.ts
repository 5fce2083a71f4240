/** What a page needs as soon as something runs that may outlast its connection, or the page itself. */

export { EventLine } from "./event-line.ts";
export { TabKeeper } from "./tab-keeper.ts";
