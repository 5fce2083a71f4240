/** What a page elsewhere loads with its first app. A module of its own, so that the app's own page need not be one to import. */

export { ElementRegistry } from "./element-registry.ts";
export { RunningApp } from "./running-app.ts";
