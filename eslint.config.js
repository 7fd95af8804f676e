import {readFileSync} from "node:fs";
import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

const ROOMS = JSON.parse(readFileSync(`${import.meta.dirname}/scripts/architecture/rooms.json`, "utf8"));
const SYNTAX = [
  {selector: "ExportDefaultDeclaration", message: "Export by name."},
  {selector: "ExportAllDeclaration", message: "Import from the file that has it."},
  {selector: "TSEnumDeclaration", message: "Use a union of strings."}
];

/** Each room of components imports only from rooms above it, crossfilter from none, and all from loaders only types. */
const rooms = ROOMS.components.flatMap((room, index) => {
  const open = room === "crossfilter" ? [] : ROOMS.components.slice(0, index);
  const closed = ROOMS.components.filter((other) => other !== room && !open.includes(other));
  const patterns = [
    forbid("/(docs|scripts|tests)/", "Not from components."),
    forbid("/loaders/", "Only types from loaders.", {allowTypeImports: true}),
    ...(closed.length > 0 ? [forbid(`^(\\.\\./)+(${closed.join("|")})/`, `Only from rooms above ${room}.`)] : [])
  ];
  return [
    restrict(`components/${room}/**/*.ts`, patterns),
    ...(room === "figures"
      ? [
          restrict("components/figures/*.ts", [...patterns, forbid("^\\./[^/]+/", "Not from a single figure.")]),
          restrict("components/figures/*/*.ts", [...patterns, forbid("^\\.\\./[^./]+/", "Not from another figure.")])
        ]
      : [])
  ];
});

/** Loaders take the words of components/format and the printer of CSV, no more. */
const loaders = restrict("loaders/**/*.ts", [
  forbid("/components/(?!format/|data/csv\\.js$)", "Loaders import components/format and components/data/csv."),
  forbid("/(scripts|tests|docs)/", "Not from loaders.")
]);

export default tseslint.config(
  {ignores: ["dist/", "dist.*/", "docs/.observablehq/", "docs/components", "docs/data", "coverage/", ".cache/"]},
  {linterOptions: {reportUnusedDisableDirectives: "error"}},
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", {allowNumber: true}],
      "@typescript-eslint/switch-exhaustiveness-check": ["error", {considerDefaultExhaustiveForUnions: true}],
      "@typescript-eslint/no-confusing-void-expression": ["error", {ignoreArrowShorthand: true}],
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", 60],
      "no-restricted-syntax": ["error", ...SYNTAX]
    }
  },
  ...rooms,
  loaders,
  {
    files: ["tests/**/*.ts"],
    rules: {"max-lines": ["error", 500], "max-lines-per-function": "off"}
  },
  {files: ["**/*.cjs"], languageOptions: {sourceType: "commonjs"}},
  {files: ["*.config.ts"], rules: {"no-restricted-syntax": "off"}},
  prettier
);

function forbid(regex, message, options = {}) {
  return {regex, message, ...options};
}

/** Reports imports of the files, of values, of types and on demand, whose path matches one of the patterns. */
function restrict(files, patterns) {
  const dynamic = patterns.map(({regex, message}) => ({
    selector: `ImportExpression > Literal[value=/${regex.replaceAll("/", "\\u002F")}/]`,
    message
  }));
  return {
    files: [files],
    rules: {
      "@typescript-eslint/no-restricted-imports": ["error", {patterns}],
      "no-restricted-syntax": ["error", ...SYNTAX, ...dynamic]
    }
  };
}
