import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

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
      "no-restricted-syntax": [
        "error",
        {selector: "ExportDefaultDeclaration", message: "Export by name."},
        {selector: "ExportAllDeclaration", message: "Import from the file that has it."},
        {selector: "TSEnumDeclaration", message: "Use a union of strings."}
      ]
    }
  },
  {
    files: ["tests/**/*.ts"],
    rules: {"max-lines": ["error", 500], "max-lines-per-function": "off"}
  },
  {files: ["**/*.cjs"], languageOptions: {sourceType: "commonjs"}},
  {files: ["*.config.ts"], rules: {"no-restricted-syntax": "off"}},
  prettier
);
