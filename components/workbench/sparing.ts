/** Asks before much is fetched on phones, on slow lines, and where the reader saves data. */
export function isSparing(window: Window): boolean {
  const connection: unknown = Reflect.get(window.navigator, "connection");
  const saves = typeof connection === "object" && connection !== null && Reflect.get(connection, "saveData") === true;
  return (
    saves ||
    window.matchMedia("(max-width: 600px)").matches ||
    window.matchMedia("(prefers-reduced-data: reduce)").matches
  );
}
