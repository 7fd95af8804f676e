/** An element that stands for all of its kind: those with the same name and attributes under the same kind of parent. */
export interface ElementKind {
  /** In lower case. */
  name: string;
  attributes: ReadonlyMap<string, string>;
  classes: ReadonlySet<string>;
  parent: ElementKind | null;
  children: ReadonlyMap<string, ElementKind>;
}

interface OpenKind extends ElementKind {
  children: Map<string, OpenKind>;
  parent: OpenKind | null;
}

const TAG =
  /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:-]*)((?:\s+[^\s=<>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)*)\s*(\/?)>/g;
const ATTRIBUTE = /([^\s=<>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const VOID = new Set("area base br col embed hr img input link meta source track wbr".split(" "));
/** Elements whose content is text, whatever it looks like. */
const RAW = new Set(["script", "style", "textarea", "title"]);

/**
 * Reads the kinds of elements in HTML by a scan of its tags, without a DOM; only the attributes `kept` tell kinds
 * apart. Works for HTML in which every element that is not void is closed, as serializers write it.
 */
export function readElements(html: string, kept: ReadonlySet<string>): ElementKind[] {
  const root = kindOf("", "", kept, null);
  const kinds: ElementKind[] = [];
  let open = root;
  TAG.lastIndex = 0;
  for (let found = TAG.exec(html); found; found = TAG.exec(html)) {
    const [, slash, tag, text = "", isClosed] = found;
    if (tag === undefined) continue;
    const name = tag.toLowerCase();
    if (slash) open = close(open, name);
    else {
      const kind = kindIn(open, name, text, kept, kinds);
      if (RAW.has(name)) TAG.lastIndex = Math.max(TAG.lastIndex, html.indexOf(`</${tag}`, TAG.lastIndex));
      if (!isClosed && !VOID.has(name)) open = kind;
    }
  }
  return kinds;
}

/** Returns the parent of the nearest open element of a name; what was left open within it is closed with it. */
function close(open: OpenKind, name: string): OpenKind {
  for (let kind: OpenKind | null = open; kind; kind = kind.parent) if (kind.name === name) return kind.parent ?? kind;
  return open;
}

function kindIn(
  parent: OpenKind,
  name: string,
  text: string,
  kept: ReadonlySet<string>,
  kinds: ElementKind[]
): OpenKind {
  const kind = kindOf(name, text, kept, parent);
  const key = `${name} ${[...kind.attributes].join(" ")}`;
  const known = parent.children.get(key);
  if (known) return known;
  parent.children.set(key, kind);
  kinds.push(kind);
  return kind;
}

function kindOf(name: string, text: string, kept: ReadonlySet<string>, parent: OpenKind | null): OpenKind {
  const attributes = new Map<string, string>();
  for (const [, attribute = "", double, single, bare] of text.matchAll(ATTRIBUTE)) {
    if (kept.has(attribute)) attributes.set(attribute, double ?? single ?? bare ?? "");
  }
  const classes = new Set((attributes.get("class") ?? "").split(/\s+/).filter((each) => each !== ""));
  return {name, attributes, classes, parent, children: new Map()};
}
