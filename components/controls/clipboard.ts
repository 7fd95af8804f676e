/** Writes a text to the clipboard; resolves to false where the browser has none or refuses, as it may in a frame. */
export async function copyText(document: Document, text: string): Promise<boolean> {
  try {
    await document.defaultView?.navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
