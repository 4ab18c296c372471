/** Words: every sentence the program says, from the Fluent files in `locales`. */

import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";

const files: Record<string, string> = import.meta.glob("../../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The languages there are words in; the first is the one others fall back to. */
export const LANGUAGES = ["en"] as const;

function bundle(language: string): FluentBundle {
  const made = new FluentBundle(language, { useIsolating: true });
  for (const [path, text] of Object.entries(files)) {
    if (path.includes(`/locales/${language}/`)) made.addResource(new FluentResource(text));
  }
  return made;
}

const bundles = LANGUAGES.map(bundle);

/** The words for `key`. A key that no language has comes back as itself; a test finds those. */
export function t(key: string, values?: Record<string, FluentVariable>): string {
  for (const words of bundles) {
    const message = words.getMessage(key);
    if (message?.value) return words.formatPattern(message.value, values);
  }
  return key;
}
