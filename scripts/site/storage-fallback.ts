/**
 * Framework remembers in the session's storage how its sidebar stood, and fails where a browser refuses it. There the
 * page gets one of its own, which forgets.
 */
const STAND_IN = `<script>
try {
  sessionStorage.length;
} catch {
  const kept = new Map();
  Object.defineProperty(window, "sessionStorage", {
    value: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, String(value)),
      removeItem: (key) => void kept.delete(key)
    }
  });
}
</script>`;

const USED = "sessionStorage.";
const HEAD_END = "</head>";

/** Gives a page that uses the session's storage another where it is refused. */
export function withStorage(html: string): string {
  return html.includes(USED) ? html.replace(HEAD_END, `${STAND_IN}\n${HEAD_END}`) : html;
}
