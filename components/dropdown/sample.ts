export { choiceSample as sample } from "../shared/choice-sample.ts";
