/**
 * Fetches a file of the site. Throws `no answer: status (name)` where the status is not 2xx; `name` is the URL unless
 * told, and left out where it is empty.
 */
export async function fetchOk(
  url: string | URL,
  {name = String(url), ...init}: RequestInit & {name?: string} = {}
): Promise<Response> {
  const response = await fetch(url, init);
  if (response.ok) return response;
  throw new Error(`no answer: ${response.status}${name === "" ? "" : ` (${name})`}`);
}
