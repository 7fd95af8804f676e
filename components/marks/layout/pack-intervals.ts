/** Something with a width on a line, to be laid on tracks so that nothing lies on anything else. */
export interface Interval {
  x1: number;
  x2: number;
  /** Tracks that it takes, one below the other; 1 unless told. */
  height?: number;
}

export interface Tracks {
  /** The first track of each piece, in the order of the pieces. */
  places: number[];
  /** Tracks in use. */
  count: number;
}

/** Lays pieces on tracks: each, in the order given, on the first track where all of it is free. */
export function packIntervals(pieces: readonly Interval[], gap = 0): Tracks {
  const tracks: Interval[][] = [];
  const places = pieces.map((piece) => {
    const {height = 1} = piece;
    let place = 0;
    while (!isFree(tracks.slice(place, place + height), piece, gap)) place += 1;
    for (let track = place; track < place + height; track++) (tracks[track] ??= []).push(piece);
    return place;
  });
  return {places, count: tracks.length};
}

function isFree(tracks: readonly Interval[][], {x1, x2}: Interval, gap: number): boolean {
  return tracks.every((track) => track.every((other) => x2 + gap <= other.x1 || other.x2 + gap <= x1));
}
