import {
  columnFromArray,
  dateDay,
  dictionary,
  float64,
  int8,
  tableFromColumns,
  tableToIPC,
  utf8
} from "@uwdata/flechette";
import {DAY_MS} from "../../../components/format/dates.js";
import {random} from "../random.js";
import type {Random} from "../random.js";

const LAST = Date.UTC(2022, 1, 25) / DAY_MS;
const SPAN = 3650;

/** Share of events that tell neither. */
const UNKNOWN = {weapon: 0.6, killed: 0.3};

/**
 * Makes events that never were, as an Arrow IPC stream: day, type (20), front (5), weapon (8), certainty (7), killed and
 * distance in kilometers. Few types make up most events, days crowd toward the end, most attacks kill nobody and some
 * many; weapon and killed are NULL where a text would be silent. The same count gives the same bytes.
 */
export function syntheticEvents(count: number): Uint8Array {
  const next = random(count);
  const events = Array.from({length: count}, () => event(next));
  const names = (pick: (event: Event) => string | null) =>
    columnFromArray(events.map(pick), dictionary(utf8(), int8()));
  const bytes = tableToIPC(
    tableFromColumns({
      day: columnFromArray(
        events.map(({day}) => new Date(day * DAY_MS)),
        dateDay()
      ),
      type: names(({type}) => `type ${type}`),
      front: names(({front}) => `front ${front}`),
      weapon: names(({weapon}) => (weapon === null ? null : `weapon ${weapon}`)),
      certainty: names(({certainty}) => `certainty ${certainty}`),
      killed: columnFromArray(
        events.map(({killed}) => killed),
        float64()
      ),
      distance: columnFromArray(
        events.map(({distance}) => distance),
        float64()
      )
    }),
    {format: "stream"}
  );
  if (bytes === null) throw new Error("arrow stream is empty: events");
  return bytes;
}

type Event = ReturnType<typeof event>;

function event(next: Random) {
  const type = rank(20, next);
  const isSilent = next() < UNKNOWN.killed;
  return {
    day: LAST - Math.floor(Math.min(exponential(next) * 0.2, 0.9999) * SPAN),
    type,
    front: (type + rank(5, next)) % 5,
    weapon: next() < UNKNOWN.weapon ? null : rank(8, next),
    certainty: rank(7, next),
    killed: isSilent ? null : Math.min(Math.floor(exponential(next) ** 2 * 3), 60),
    distance: Math.min(Math.exp(3 + exponential(next) - exponential(next)), 400)
  };
}

/** Picks one of `count` by Zipf's law: the first comes up twice as often as the second. */
function rank(count: number, next: Random): number {
  return Math.floor((count + 1) ** next()) - 1;
}

function exponential(next: Random): number {
  return -Math.log(1 - next());
}
