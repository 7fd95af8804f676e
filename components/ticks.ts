import {dateOf, monthAfter} from "./day.js";
import {textWidth} from "./lettering.js";
import type {Span} from "./day.js";

/** A day that an axis names. */
export interface Tick {
  day: number;
  label: string;
  /** The year, under the first tick and wherever a year begins; null on an axis of years. */
  year: string | null;
}

const CENTURY = 1200;

/** Steps from fine to coarse: days or months, and the least pixels between two labels. */
const STEPS: readonly {days?: number; months?: number; room: number}[] = [
  {days: 1, room: 42},
  {days: 7, room: 42},
  ...[1, 3, 6].map((months) => ({months, room: 30})),
  ...[12, 24, 60, 120, 240].map((months) => ({months, room: 36}))
];

/** Chooses the days that an axis of some pixels names: as many as have room, on an axis of years no finer than years. */
export function ticksOf({first, last}: Span, pixels: number, isOfYears = false): Tick[] {
  const perDay = pixels / (last - first + 1);
  const step = STEPS.find(
    ({days, months = 0, room}) => (days ?? months * 30.4) * perDay >= room && (!isOfYears || months >= 12)
  );
  const {days, months = CENTURY} = step ?? {};
  const found = days === undefined ? monthsOf(first, last, months) : daysOf(first, last, days);
  return found.map((day, i) => {
    const year = String(dateOf(day).getUTCFullYear());
    if (days === undefined && months >= 12) return {day, label: year, year: null};
    const isNew = i === 0 || dateOf(found[i - 1] ?? day).getUTCFullYear() !== dateOf(day).getUTCFullYear();
    return {day, label: print(day, days !== undefined), year: isNew ? year : null};
  });
}

/** Finds the middle of a tick's label: at the tick, or as near as the drawing's width lets it stand whole. */
export function middleOf({label, year}: Pick<Tick, "label" | "year">, x: number, width: number, size: number): number {
  const half = Math.max(textWidth(label, size), textWidth(year ?? "", size)) / 2;
  return Math.min(Math.max(x, half), width - half);
}

function daysOf(first: number, last: number, step: number): number[] {
  return Array.from({length: Math.floor((last - first) / step) + 1}, (_, i) => first + i * step);
}

function monthsOf(first: number, last: number, step: number): number[] {
  const start = dateOf(first);
  const index = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const days: number[] = [];
  for (let i = step === 1 ? 0 : (step - (index % step)) % step; monthAfter(start, i) <= last; i += step) {
    if (monthAfter(start, i) >= first) days.push(monthAfter(start, i));
  }
  return days;
}

function print(day: number, hasDay: boolean): string {
  const options = hasDay ? ({month: "short", day: "numeric"} as const) : ({month: "short"} as const);
  return dateOf(day).toLocaleDateString("en-US", {...options, timeZone: "UTC"});
}
