/** Programs that stand between a source and its test when the tests run: runners, compilers, frameworks. */
const RUNNING = words(
  'vitest vite jest babel swc postcss tailwind unocss uno windi panda svelte next nuxt astro solid qwik preact remix react-router vue ember angular gatsby razzle craco nest metro stencil web-test-runner wtr',
);
/** Programs that make what is released, which tests may use too. */
const BUILDING = words('rollup webpack esbuild tsup tsdown rolldown rspack rsbuild rslib farm build');

/** Whether a file's name says that it configures what runs with the tests: `vitest.config.ts`, `.babelrc`. */
export const isRunningConfiguration = (name: string): boolean =>
  /^\.(?:babelrc|swcrc|postcssrc|browserslistrc)(?:\.\w+)?$|^gatsby-(?:config|node)\.[cm]?[jt]s$/.test(
    name,
  ) || configures(name, RUNNING);

/** Whether it configures these, or what builds the sources: `rollup.config.mjs`. */
export const isToolConfiguration = (name: string): boolean =>
  isRunningConfiguration(name) || configures(name, BUILDING);

/** `jest-e2e.unit.config.json`, `vite.config-ci.mts`: checked part by part, however many there are. */
function configures(name: string, tools: ReadonlySet<string>): boolean {
  const parts = name.split('.');
  const inner = parts.slice(1, -1);
  const tool = parts[0]!;
  return (
    (tools.has(tool) || tools.has(tool.slice(0, Math.max(0, tool.indexOf('-'))))) &&
    /^(?:[cm]?[jt]s|json)$/.test(parts.at(-1)!) &&
    inner.every((part) => /^[\w-]+$/.test(part)) &&
    inner.some((part) => /^(?:config|workspace|projects|preset)(?:-[\w-]+)?$/.test(part))
  );
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
