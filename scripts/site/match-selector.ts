import type {AttributeSelector, CssNode, Selector} from "css-tree";
import type {ElementKind} from "./element-tree.js";

/** Pseudo-classes that hold or do not, whatever state an element is in and whatever comes behind it. */
const LISTS = new Set(["is", "where"]);

type Test = (kind: ElementKind) => boolean;

/** A compound selector with how it stands to the one before it. */
interface Step {
  /** Such as " " or ">"; empty for the first. */
  combinator: string;
  test: Test;
}

/** Tells of each attribute selector, class and id of a selector which attribute it reads. */
export function attributeOf(node: CssNode): string | null {
  if (node.type === "ClassSelector") return "class";
  if (node.type === "IdSelector") return "id";
  return node.type === "AttributeSelector" ? node.name.name : null;
}

/**
 * Compiles a selector into a test of whether elements of a kind may match it in any state: what depends on the state
 * of an element, on its siblings' order or on its content is taken to hold.
 */
export function compileSelector(selector: Selector): Test {
  const steps: Step[] = [];
  let combinator = "";
  let tests: Test[] = [];
  const end = (): void => {
    const all = tests;
    steps.push({combinator, test: (kind) => all.every((test) => test(kind))});
  };
  selector.children.forEach((node) => {
    if (node.type === "Combinator") {
      end();
      combinator = node.name;
      tests = [];
    } else tests.push(compileSimple(node));
  });
  end();
  return (kind) => matches(kind, steps, steps.length - 1);
}

function matches(kind: ElementKind, steps: readonly Step[], at: number): boolean {
  const step = steps[at];
  if (!step?.test(kind)) return false;
  if (at === 0) return true;
  const {parent} = kind;
  switch (step.combinator) {
    case " ":
      for (let each = parent; each; each = each.parent) if (matches(each, steps, at - 1)) return true;
      return false;
    case ">":
      return parent !== null && matches(parent, steps, at - 1);
    default:
      return [...(parent?.children.values() ?? [])].some((sibling) => matches(sibling, steps, at - 1));
  }
}

function compileSimple(node: CssNode): Test {
  switch (node.type) {
    case "TypeSelector": {
      const name = node.name.toLowerCase();
      return name === "*" ? () => true : (kind) => kind.name === name;
    }
    case "ClassSelector":
      return ({classes}) => classes.has(node.name);
    case "IdSelector":
      return ({attributes}) => attributes.get("id") === node.name;
    case "AttributeSelector":
      return compileAttribute(node);
    case "PseudoClassSelector":
      if (node.name === "root") return ({name}) => name === "html";
      if (LISTS.has(node.name)) return compileList(node.children?.first ?? null);
      return () => true;
    default:
      return () => true;
  }
}

function compileList(list: CssNode | null): Test {
  if (list?.type !== "SelectorList") return () => true;
  const tests = list.children.toArray().map((each) => (each.type === "Selector" ? compileSelector(each) : () => true));
  return (kind) => tests.some((test) => test(kind));
}

function compileAttribute({name: {name}, matcher, value}: AttributeSelector): Test {
  const wanted = value === null ? "" : value.type === "String" ? value.value : value.name;
  const holds: Record<string, (given: string) => boolean> = {
    "=": (given) => given === wanted,
    "~=": (given) => given.split(/\s+/).includes(wanted),
    "|=": (given) => given === wanted || given.startsWith(`${wanted}-`),
    "^=": (given) => given.startsWith(wanted),
    "$=": (given) => given.endsWith(wanted),
    "*=": (given) => given.includes(wanted)
  };
  const test = matcher === null ? () => true : (holds[matcher] ?? (() => true));
  return ({attributes}) => {
    const given = attributes.get(name);
    return given !== undefined && test(given);
  };
}
