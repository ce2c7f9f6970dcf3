import { isBelow, join } from '../paths.ts';
import { Unreadable } from '../patterns.ts';
import type { TestCommand } from '../script/test-script.ts';
import type { Tree } from '../tree.ts';
import { elementsAt, parseXml, type XmlElement } from '../xml.ts';

/** Options that say nothing of which files are loaded, or only leave tests out (`phpunit --help`). */
const HARMLESS =
  /^(?:-[v]|--(?:colors(?:=\w+)?|verbose|debug|testdox|no-coverage|no-progress|no-output|stop-on-\w+|fail-on-\w+|display-\S+|strict-\S+|disallow-\S+|process-isolation|cache-result|do-not-cache-result|(?:filter|group|exclude-group|testsuite|exclude-testsuite|order-by|coverage-\w+|log-\w+|columns|random-order-seed)=.*))$/;
const WITH_VALUE = /^--(?:filter|group|exclude-group|exclude-filter|testsuite|order-by|log-\w+)$/;

/**
 * The files that `phpunit`, started in the repository's root, loads by its configuration.
 * @throws Unreadable where it has none, or one that is not read
 */
export function phpunitTests(
  tree: Tree,
  command: TestCommand | undefined,
): { tests: string[]; patterns: string[] } {
  refuseArguments(command);
  const name = configurationOf(tree);
  const root = parseXml(tree.read(name) ?? '');
  if (root?.name !== 'phpunit') throw new Unreadable(`${name} is not the XML that is expected`);
  // Before version 10 a single suite may stand without those around it.
  const suites = [...elementsAt(root, 'testsuites', 'testsuite'), ...elementsAt(root, 'testsuite')];
  const parts = suites.flatMap(({ children }) => children);
  if (parts.length === 0) throw new Unreadable(`${name} names no test suite`);
  const paths = [...tree.files];
  const found = new Set<string>();
  const patterns: string[] = [];
  for (const part of parts) {
    const path = part.text === '' ? undefined : join('', part.text);
    if (part.name === 'exclude') continue;
    if (path === undefined || part.text.startsWith('/') || /[*?[{]/.test(part.text)) {
      throw new Unreadable(`the path ${part.text} in ${name} is no plain one of the repository`);
    }
    if (part.name === 'file') {
      patterns.push(path);
      if (tree.files.has(path)) found.add(path);
    } else if (part.name === 'directory') {
      const { prefix, suffix } = endsOf(part);
      patterns.push(`${path === '' ? '' : `${path}/`}**/${prefix}*${suffix}`);
      for (const file of paths) {
        if (!isBelow(file, path)) continue;
        const own = file.slice(file.lastIndexOf('/') + 1);
        if (own.startsWith(prefix) && own.endsWith(suffix)) found.add(file);
        // PHPUnit enters folders that are links; what is in one has no path of its own here.
        else if (!/\.\w+$/.test(own) && tree.read(file) === undefined) {
          throw new Unreadable(`${file} may be a link to a folder`);
        }
      }
    } else throw new Unreadable(`${name} has <${part.name}> in a test suite`);
  }
  return { tests: [...found].sort(), patterns };
}

const endsOf = ({ attributes }: XmlElement) => ({
  prefix: attributes['prefix'] ?? '',
  suffix: attributes['suffix'] || 'Test.php',
});

/** The first that PHPUnit looks for. Versions differ in the order of the two that are distributed. */
function configurationOf(tree: Tree): string {
  if (tree.files.has('phpunit.xml')) return 'phpunit.xml';
  const found = ['phpunit.xml.dist', 'phpunit.dist.xml'].filter((name) => tree.files.has(name));
  if (found.length === 1) return found[0]!;
  throw new Unreadable(
    found.length === 0 ? 'phpunit has no configuration' : `there are ${found.join(' and ')}`,
  );
}

function refuseArguments(command: TestCommand | undefined): void {
  const words = command?.args ?? [];
  for (let at = 0; at < words.length; at++) {
    const { text, computed, pattern } = words[at]!;
    if (WITH_VALUE.test(text)) at += 1;
    else if (computed || pattern || !HARMLESS.test(text)) {
      throw new Unreadable(`"${command!.text}" has ${text}`);
    }
  }
}
