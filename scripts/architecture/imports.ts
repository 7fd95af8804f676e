import {readFileSync, readdirSync} from "node:fs";
import {posix} from "node:path";
import ts from "typescript";

/** One import of one file by another, both as paths from the project's folder. */
export interface Import {
  from: string;
  to: string;
  /** Whether the import is erased when TypeScript is compiled. */
  isType: boolean;
}

/** Returns the imports among the TypeScript files of the folders: static, on demand and of types, in order of path. */
export function readImports(folders: readonly string[]): Import[] {
  const files = folders.flatMap(listFiles).sort();
  const known = new Set(files);
  return files.flatMap((from) =>
    importsIn(from).flatMap(({path, isType}) => {
      const to = posix.join(posix.dirname(from), path).replace(/\.js$/, ".ts");
      return known.has(to) ? [{from, to, isType}] : [];
    })
  );
}

/** Returns each group of files that import each other in a circle, or one that imports itself (Tarjan's components). */
export function circlesIn(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const {from, to} of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const numbers = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (file: string): number => {
    const number = numbers.size;
    numbers.set(file, number);
    stack.push(file);
    let lowest = number;
    for (const target of targets.get(file) ?? []) {
      const known = numbers.get(target);
      if (known === undefined) lowest = Math.min(lowest, visit(target));
      else if (stack.includes(target)) lowest = Math.min(lowest, known);
    }
    if (lowest === number) {
      const group = stack.splice(stack.indexOf(file));
      if (group.length > 1 || targets.get(file)?.includes(file)) circles.push(group);
    }
    return lowest;
  };
  for (const file of targets.keys()) if (!numbers.has(file)) visit(file);
  return circles;
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : listFiles(path);
    return /(?<!\.d)\.ts$/.test(path) ? [path] : [];
  });
}

function importsIn(file: string): {path: string; isType: boolean}[] {
  const text = readFileSync(file, "utf8");
  const {importedFiles} = ts.preProcessFile(text, true, true);
  return importedFiles.flatMap(({fileName: path, pos}) => {
    if (!path.startsWith(".")) return [];
    const statement = text.slice(text.lastIndexOf('"', pos - 1) + 1, pos);
    return [{path, isType: /\b(import|export) type\b/.test(statement)}];
  });
}
