/** A date that its paragraph gives by pointing at another: `words` stand there, `anchor` is printed in `from`. */
export interface DerivedDate {
  words: string;
  /** Paragraph that prints the date counted from, or `issue` for the issue's own date. */
  from: string;
  /** The date counted from: ISO day, month or year. */
  anchor: string;
  /** Days from the anchor to the event, 0 where it is the same date. */
  days?: number;
}

const FALL_OF_KABUL = {from: "tajikistan.1", anchor: "2021-08"};
const DEATH_OF_QURAISHI = {from: "islamic-state.1", anchor: "2022-02-03"};
const DEATH_OF_BAGHDADI = {from: "islamic-state.1", anchor: "2019-10"};

/** The dates that are counted from another, by the event's id. */
export const DERIVED_DATES: Record<string, DerivedDate> = {
  "ain-al-asad-rockets-2022-01-06": {words: "One day later", from: "iranian-proxies.1", anchor: "2022-01-05", days: 1},
  "kabul-fall-2021-08": {words: "following the fall of Kabul", ...FALL_OF_KABUL},
  "afghan-pilots-flee-tajikistan-2021-08": {words: "when Taliban the took", ...FALL_OF_KABUL},
  "baghdad-airport-drones-2022-01-03": {
    words: "Two days prior",
    from: "iranian-proxies.2",
    anchor: "2022-01-05",
    days: -2
  },
  "al-quraishi-suicide-bombing-2022-02-03": {words: "both reportedly detonated suicide bombs", ...DEATH_OF_QURAISHI},
  "al-quraishi-avoids-capture-2022-02-03": {words: "would not be captured", ...DEATH_OF_QURAISHI},
  "al-baghdadi-suicide-bombing-2019-10": {words: "his own suicide bombing", ...DEATH_OF_BAGHDADI},
  "al-baghdadi-avoids-capture-2019-10": {words: "would have captured him", ...DEATH_OF_BAGHDADI}
};

/** The words that state a number which is printed neither in digits nor as a number word, by the figure's id. */
export const DERIVED_NUMBERS: Record<string, string> = {};

/** Words of a restored citation that the print has lost, by the citation's id. */
export const SUPPLIED: Record<string, string[]> = {"iranian-proxies.11.c1": ["Times"]};
