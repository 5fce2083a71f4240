/** Attributes copied to the text control. */
export interface HtmlAttributes {
  autocapitalize?: "off" | "none" | "on" | "sentences" | "words" | "characters";
  autocorrect?: "on" | "off";
  spellcheck?: boolean;
  autocomplete?: string;
  tabindex?: number;
  enterkeyhint?: "enter" | "done" | "go" | "next" | "previous" | "search" | "send";
  lang?: string;
}
