import { jvmClasses } from '../jvm-classes.ts';
import { folderOf, isBelow, join } from '../paths.ts';
import { Unreadable } from '../patterns.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';
import { elementsAt, parseXml, type XmlElement } from '../xml.ts';

/** What surefire takes for tests by default: `Test*`, `*Test`, `*Tests` (from 2.22 on at the latest), `*TestCase`. */
const INCLUDED = /^Test|(?:Test|Tests|TestCase)$/;
/** Settings of surefire that say nothing of which classes run. */
const HARMLESS = new Set(
  'argLine forkCount reuseForks forkMode useSystemClassLoader useManifestOnlyJar trimStackTrace printSummary useFile systemPropertyVariables systemProperties environmentVariables rerunFailingTestsCount redirectTestOutputToFile reportFormat parallel threadCount threadCountClasses threadCountMethods perCoreThreadCount useUnlimitedThreads forkedProcessTimeoutInSeconds runOrder enableAssertions failIfNoTests useModulePath additionalClasspathElements classpathDependencyExcludes disableXmlReport enableProcessChecker forkNode shutdown childDelegation jvm debugForkedProcess'.split(
    ' ',
  ),
);
const PROPERTIES =
  /^(?:skipTests|skipITs|maven\.test\..*|test|it\.test|groups|excludedGroups|surefire\.(?!version).*)$/;
/** Plugins that add sources, or run classes of other names. */
const OTHERS =
  /^(?:build-helper-maven-plugin|scalatest-maven-plugin|tycho-surefire-plugin|karma-maven-plugin)$/;
const LANGUAGES: readonly (readonly [RegExp, RegExp])[] = [
  [/\.java$/, /^/],
  [/\.kt$/, /^kotlin-maven-plugin$/],
  [/\.groovy$/, /^(?:gmavenplus-plugin|groovy-eclipse-compiler|gmaven-plugin)$/],
  [/\.scala$/, /^scala-maven-plugin$/],
];
const PLAIN_WORDS =
  /^(?:-[oBqeU]|-ntp|--(?:no-transfer-progress|batch-mode|offline|quiet|errors)|-D(?:maven\.repo\.local|style\.color|org\.slf4j\.[^=]*|maven\.wagon\.[^=]*|aether\.[^=]*)=.*)$/;

/**
 * The sources whose classes `mvn test` runs, by surefire's own names.
 * @throws Unreadable where a pom, one above it or an option says otherwise
 */
export function mavenTests(
  tree: Tree,
  command: TestCommand | undefined,
): { tests: string[]; patterns: string[] } {
  refuseOptions(tree, command);
  const modules = modulesOf(tree);
  const patterns = modules.map(
    ({ folder }) => `${folder === '' ? '' : `${folder}/`}src/test/**/{Test*,*Test,*Tests,*TestCase}.*`,
  );
  const tests: string[] = [];
  for (const module of modules) {
    if (module.packaging === 'pom') continue;
    const sources = join(module.folder, 'src/test')!;
    for (const path of tree.files) {
      if (!isBelow(path, sources) || isBelow(path, `${sources}/resources`)) continue;
      const plugin = LANGUAGES.find(([ending]) => ending.test(path))?.[1];
      if (!plugin || !module.plugins.some((name) => plugin.test(name))) continue;
      const names = jvmClasses(tree.read(path) ?? '', path).map((name) =>
        name.slice(name.lastIndexOf('.') + 1),
      );
      const included = names.filter((name) => INCLUDED.test(name));
      if (included.length === 0) continue;
      if (included.every((name) => /^(?!Test).*Tests$/.test(name)) && !module.isNew) {
        throw new Unreadable(
          `${path} is a test only for surefire 2.22 and newer, and the version is not known`,
        );
      }
      tests.push(path);
    }
  }
  return { tests: tests.sort(), patterns };
}

interface Module {
  readonly folder: string;
  readonly packaging: string;
  /** Plugins of its pom and of those above. */
  readonly plugins: readonly string[];
  /** Surefire is known to be 2.22 or newer. */
  readonly isNew: boolean;
}

/** The project in the root, and its modules. */
function modulesOf(tree: Tree): Module[] {
  const modules: Module[] = [];
  const seen = new Set<string>();
  const open: string[] = ['pom.xml'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const chain = withParents(tree, path);
    for (const { pom, at } of chain) refuseSettings(pom, at);
    const plugins = chain.flatMap(({ pom }) => pluginsOf(pom));
    const [own] = chain;
    modules.push({
      folder: folderOf(path),
      packaging: textOf(own!.pom, 'packaging') ?? 'jar',
      plugins: ['', ...plugins.map((plugin) => textOf(plugin, 'artifactId') ?? '')],
      isNew: plugins.some(isNewSurefire),
    });
    for (const module of elementsAt(own!.pom, 'modules', 'module')) {
      const target = join(folderOf(path), module.text);
      if (target === undefined || module.text.includes('$'))
        throw new Unreadable(`${path} has the module ${module.text}`);
      open.push(target.endsWith('.xml') ? target : join(target, 'pom.xml')!);
    }
  }
  return modules;
}

/** A pom and those that it inherits from. */
function withParents(tree: Tree, path: string): { pom: XmlElement; at: string }[] {
  const chain: { pom: XmlElement; at: string }[] = [];
  for (let at: string | undefined = path; at !== undefined; ) {
    const pom = parseXml(tree.read(at) ?? '');
    if (pom?.name !== 'project' || chain.length > 50)
      throw new Unreadable(`${at} is not the pom that is expected`);
    chain.push({ pom, at });
    const [parent] = elementsAt(pom, 'parent');
    if (!parent) break;
    const [relative] = elementsAt(parent, 'relativePath');
    const target: string | undefined =
      relative?.text === '' ? undefined : join(folderOf(at), relative?.text ?? '../pom.xml');
    const above: string | undefined = [target, target && join(target, 'pom.xml')].find(
      (one) => one !== undefined && tree.files.has(one),
    );
    if (above === undefined) {
      throw new Unreadable(
        `${at} inherits from ${textOf(parent, 'artifactId')}, which is not in the repository`,
      );
    }
    at = above;
  }
  return chain;
}

const textOf = (element: XmlElement, name: string): string | undefined => elementsAt(element, name)[0]?.text;

/** Every element below one, with itself. */
function* descendants(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) yield* descendants(child);
}

const pluginsOf = (pom: XmlElement): XmlElement[] =>
  [...descendants(pom)].filter(({ name }) => name === 'plugin');

function refuseSettings(pom: XmlElement, at: string): void {
  const refuse = (what: string) => {
    throw new Unreadable(`${at} has ${what}`);
  };
  for (const profile of elementsAt(pom, 'profiles', 'profile')) {
    if (elementsAt(profile, 'modules', 'module').length > 0) refuse('modules in a profile');
  }
  for (const element of descendants(pom)) {
    const isDirectory = element.name === 'testSourceDirectory';
    if (
      isDirectory &&
      !/^(?:\$\{(?:project\.)?basedir\}\/)?src\/test\/(?:java|kotlin)\/?$/.test(element.text)
    ) {
      refuse(`<testSourceDirectory>${element.text}`);
    }
    if (element.name !== 'properties') continue;
    const property = element.children.find(({ name }) => PROPERTIES.test(name));
    if (property) refuse(`the property ${property.name}`);
  }
  for (const plugin of pluginsOf(pom)) {
    const name = textOf(plugin, 'artifactId') ?? '';
    if (OTHERS.test(name)) refuse(`the plugin ${name}`);
    if (name !== 'maven-surefire-plugin') continue;
    if (elementsAt(plugin, 'executions', 'execution').length > 0) refuse('executions of surefire');
    const setting = elementsAt(plugin, 'configuration')
      .flatMap(({ children }) => children)
      .find((one) => !HARMLESS.has(one.name));
    if (setting) refuse(`<${setting.name}> for surefire`);
  }
}

function isNewSurefire(plugin: XmlElement): boolean {
  const version = /^(\d+)\.(\d+)/.exec(textOf(plugin, 'version') ?? '');
  if (textOf(plugin, 'artifactId') !== 'maven-surefire-plugin' || !version) return false;
  return Number(version[1]) > 2 || Number(version[2]) >= 22;
}

function refuseOptions(tree: Tree, command: TestCommand | undefined): void {
  const words = (tree.read('.mvn/maven.config') ?? '').split(/\s+/).filter((word) => word !== '');
  words.push(...(command?.args ?? []).map(({ text }) => text));
  for (let at = 0; at < words.length; at++) {
    if (/^(?:-g?s|-T|-t|-gt|--settings|--threads)$/.test(words[at]!)) at += 1;
    else if (!PLAIN_WORDS.test(words[at]!)) throw new Unreadable(`mvn is started with ${words[at]}`);
  }
}
