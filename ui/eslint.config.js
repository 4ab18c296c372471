import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

import svelteConfig from "./svelte.config.js";

const markup = "Content is rendered from typed data, never from strings of markup.";

export default ts.config(
  { ignores: ["dist/", "src/api/generated.ts"] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-console": "error",
      "svelte/no-at-html-tags": "error",
      "svelte/no-inline-styles": ["error", { allowTransitions: false }],
      "no-restricted-properties": [
        "error",
        { property: "innerHTML", message: markup },
        { property: "outerHTML", message: markup },
        { property: "insertAdjacentHTML", message: markup },
        { property: "__TAURI_INTERNALS__", message: "Only src/api knows the transport." },
      ],
      "no-restricted-globals": [
        "error",
        { name: "fetch", message: "Only src/api knows the transport." },
        { name: "localStorage", message: "Nothing is kept outside the vault." },
        { name: "sessionStorage", message: "Nothing is kept outside the vault." },
        { name: "alert", message: "Dialogs are our own." },
        { name: "confirm", message: "Dialogs are our own." },
      ],
    },
  },
  {
    files: ["src/api/**"],
    rules: { "no-restricted-properties": "off", "no-restricted-globals": "off" },
  },
);
