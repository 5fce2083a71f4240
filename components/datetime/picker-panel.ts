/** The calendar and the clock of a DateTime. They are fetched when the first visitor opens them. */

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { Floating } from "../shared/floating.ts";
import { type DateFormat, hasYear, readDate, wallAt, writeWall } from "./date-text.ts";
import { speech, word } from "../shared/words.ts";

/** The field as its panel sees it. */
export interface PickerOwner extends ReactiveControllerHost, DateFormat, Pick<HTMLElement, "querySelector"> {
  readonly value: string | null;
  readonly idPrefix: string;
  readonly isOpen: boolean;
  pick(text: string): void;
  close(): void;
}

const DAY = 86_400_000;

/** Days that a key moves by; months for the others. */
const DAY_KEYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTH_KEYS: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };

/** One field of the clock: what it reads from a date, and where it may go. */
interface ClockPart {
  readonly name: "Hour" | "Min" | "Sec";
  readonly minimum: number;
  readonly maximum: number;
  read(wall: Date): number;
  write(wall: Date, value: number): void;
}

const CLOCK: readonly ClockPart[] = [
  {
    name: "Hour",
    minimum: 1,
    maximum: 12,
    read: (wall) => wall.getUTCHours() % 12 || 12,
    write: (wall, value) => wall.setUTCHours((value % 12) + (wall.getUTCHours() >= 12 ? 12 : 0)),
  },
  {
    name: "Min",
    minimum: 0,
    maximum: 59,
    read: (wall) => wall.getUTCMinutes(),
    write: (wall, value) => wall.setUTCMinutes(value),
  },
  {
    name: "Sec",
    minimum: 0,
    maximum: 59,
    read: (wall) => wall.getUTCSeconds(),
    write: (wall, value) => wall.setUTCSeconds(value),
  },
];

export class PickerPanel {
  readonly #owner: PickerOwner;
  /** What is chosen, or now where nothing is: the clock's and calendar's hands, written as in UTC. */
  #wall = 0;
  /** The day that has the focus; its month is shown. */
  #day = 0;
  #wantsFocus = false;

  constructor(owner: PickerOwner) {
    this.#owner = owner;
    owner.addController(
      new Floating({
        kind: "panel",
        parts: () => ({ list: this.#element, anchor: owner.querySelector<HTMLElement>(".timebox") }),
        wantsOpen: () => owner.isOpen,
      }),
    );
    owner.addController({ hostUpdated: () => this.#focus() });
  }

  open(): void {
    this.follow();
    this.#wantsFocus = true;
  }

  /** Takes over the value. */
  follow(): void {
    const { value, timezone } = this.#owner;
    const now = Date.now();
    const instant = value ? readDate(value, this.#owner, now) : null;
    this.#wall = Math.floor(wallAt(instant ?? now, timezone) / 1000) * 1000;
    this.#day = startOfDay(this.#wall);
  }

  render(): TemplateResult {
    const day = new Date(this.#day);
    const title = written(day, { month: "long", year: "numeric" });
    return html`<div class="picker-container" popover="manual" role="dialog" aria-label=${word("Calendar")}>
      <div class="picker-header">
        <button type="button" class="nav-button" aria-label=${word("Previous month")} @click=${() => this.#turn(-1)}>
          ‹
        </button>
        <div class="month-year" aria-live="polite">${title}</div>
        <button type="button" class="nav-button" aria-label=${word("Next month")} @click=${() => this.#turn(1)}>
          ›
        </button>
      </div>
      <div class="calendar-grid">
        <div class="weekdays" aria-hidden="true">
          ${weekdays().map((name) => html`<div class="weekday">${name}</div>`)}
        </div>
        <div class="days" role="group" aria-label=${title} @keydown=${this.#onKeydown}>
          ${this.#shownDays().map((each) => this.#dayButton(each))}
        </div>
      </div>
      ${this.#owner.includeTime ? this.#clock() : nothing}
      <div class="picker-actions">
        ${action(word("Clear"), () => this.#clear())}
        <div class="picker-actions-right">
          ${action(word("Now"), () => this.#pick(wallAt(Date.now(), this.#owner.timezone)))}
          ${action(word("Done"), () => this.#owner.close())}
        </div>
      </div>
    </div>`;
  }

  get #element(): HTMLElement | null {
    return this.#owner.querySelector<HTMLElement>(".picker-container");
  }

  /** Six weeks, from the Sunday on or before the first of the month. */
  #shownDays(): number[] {
    const first = new Date(this.#day);
    first.setUTCDate(1);
    const start = first.getTime() - first.getUTCDay() * DAY;
    return Array.from({ length: 42 }, (_, i) => start + i * DAY);
  }

  #dayButton(day: number): TemplateResult {
    const date = new Date(day);
    const [number, month] = [date.getUTCDate(), date.getUTCMonth()];
    const isOther = month !== new Date(this.#day).getUTCMonth();
    const isSelected = Boolean(this.#owner.value) && day === startOfDay(this.#wall);
    return html`<button
      type="button"
      class="day ${isOther ? "other-month" : ""} ${isSelected ? "selected" : ""}"
      tabindex=${day === this.#day ? "0" : "-1"}
      aria-label=${written(date, { day: "numeric", month: "long", year: "numeric" })}
      aria-pressed=${isSelected ? "true" : "false"}
      @click=${() => this.#pick(day + (this.#wall - startOfDay(this.#wall)))}
    >
      ${number}
    </button>`;
  }

  #clock(): TemplateResult {
    const isAfternoon = new Date(this.#wall).getUTCHours() >= 12;
    return html`<div class="time-picker">
      <div class="time-inputs">
        ${CLOCK.map((part) => this.#clockPart(part))}
        <div class="time-input-group">
          <span class="am-pm-label">${word("Period")}</span>
          <button
            type="button"
            class="am-pm-toggle"
            aria-label=${word("Toggle AM/PM")}
            aria-pressed=${isAfternoon ? "true" : "false"}
            @click=${() => this.#pick(this.#wall + (isAfternoon ? -DAY : DAY) / 2)}
          >
            ${isAfternoon ? "PM" : "AM"}
          </button>
        </div>
      </div>
    </div>`;
  }

  #clockPart(part: ClockPart): TemplateResult {
    const id = `${this.#owner.idPrefix}-${part.name.toLowerCase()}`;
    return html`<div class="time-input-group">
      <label for=${id}>${word(part.name)}</label>
      <input
        type="number"
        id=${id}
        min=${part.minimum}
        max=${part.maximum}
        .value=${live(String(part.read(new Date(this.#wall))))}
        @change=${(event: Event) => this.#setClock(part, event.currentTarget as HTMLInputElement /* bound to it */)}
      />
    </div>`;
  }

  #setClock(part: ClockPart, box: HTMLInputElement): void {
    const wall = new Date(this.#wall);
    const { valueAsNumber: value } = box;
    // An emptied box gets its number back.
    if (Number.isNaN(value)) return this.#owner.requestUpdate();
    part.write(wall, Math.round(Math.min(Math.max(value, part.minimum), part.maximum)));
    this.#pick(wall.getTime());
  }

  #pick(wall: number): void {
    if (!hasYear(wall)) return;
    this.#wall = Math.floor(wall / 1000) * 1000;
    this.#day = startOfDay(wall);
    this.#owner.pick(writeWall(this.#wall, this.#owner));
    this.#owner.requestUpdate();
  }

  #clear(): void {
    this.#owner.pick("");
    this.#owner.close();
  }

  #turn(months: number): void {
    this.#moveTo(addMonths(this.#day, months));
  }

  #moveTo(day: number): void {
    if (hasYear(day)) this.#day = day;
    this.#owner.requestUpdate();
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const [days, months] = [DAY_KEYS[event.key], MONTH_KEYS[event.key]];
    if (days === undefined && months === undefined) return;
    event.preventDefault();
    this.#wantsFocus = true;
    this.#moveTo(months === undefined ? this.#day + (days ?? 0) * DAY : addMonths(this.#day, months));
  };

  /** The keys move the focus; what was pressed keeps it. */
  #focus(): void {
    if (!this.#wantsFocus || !this.#owner.isOpen) return;
    this.#wantsFocus = false;
    this.#element?.querySelector<HTMLElement>(".day[tabindex='0']")?.focus();
  }
}

/** A date of the calendar in the language of the page, in Western digits as everywhere else here. */
function written(day: Date, options: Intl.DateTimeFormatOptions): string {
  // Days come before months in English, too, as Gradio's calendar has it.
  const language = speech.language === "en" ? "en-GB" : speech.language;
  return day.toLocaleDateString(language, {
    ...options,
    timeZone: "UTC",
    calendar: "gregory",
    numberingSystem: "latn",
  });
}

/** From Sunday on; as short as the language allows. */
function weekdays(): string[] {
  const days = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2023, 0, 1 + i)));
  const pairs = days.map((day) => written(day, { weekday: "short" }).slice(0, 2));
  const isClear = new Set(pairs).size === 7 && pairs.every((pair) => /^\p{Script=Latin}+$/u.test(pair));
  return isClear ? pairs : days.map((day) => written(day, { weekday: "narrow" }));
}

function action(name: string, run: () => void): TemplateResult {
  return html`<button type="button" class="action-button" @click=${run}>${name}</button>`;
}

function startOfDay(wall: number): number {
  return Math.floor(wall / DAY) * DAY;
}

/** The same day of another month, or its last one. */
function addMonths(day: number, months: number): number {
  const date = new Date(day);
  const number = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  date.setUTCDate(Math.min(number, date.getUTCDate()));
  return date.getTime();
}
