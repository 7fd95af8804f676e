/** What a terminal was given to print. */
export interface Printed {
  /** The last letters of it. */
  tail: () => string;
  clear: () => void;
}
