import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../scripts/actions.ts';

const page = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
const section = (title: string): string => page.split(`\n## ${title}\n`)[1]!.split('\n## ')[0]!;
const firstCells = (text: string): string[] =>
  [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell]) => cell!);

const rooms = globSync(['packages/*/package.json', 'actions/*/action.yml'], { cwd: root })
  .map(dirname)
  .toSorted();

test('the page on the architecture has every room, and none that is not there', () => {
  expect(firstCells(section('Rooms')).toSorted()).toEqual(rooms);
});

test('its drawing of the rooms is what their files import', () => {
  const drawing = /```mermaid\n([^`]*)```/.exec(section('Rooms'))![1]!;
  const drawn = [...drawing.matchAll(/^ *(.+?) --> (.+)$/gm)].flatMap(([, from, to]) =>
    from!.split(' & ').flatMap((one) => to!.split(' & ').map((other) => `${one} → ${other}`)),
  );
  const imports = globSync(['packages/*/src/**/*.ts', 'actions/**/src/**/*.ts'], { cwd: root }).flatMap(
    (file) => {
      const [top, name] = file.split('/');
      const from = top === 'actions' ? 'actions' : name;
      return [...readFileSync(join(root, file), 'utf8').matchAll(/ from '@paceline\/([^']+)'/g)].map(
        ([, to]) => `${from} → ${to}`,
      );
    },
  );
  expect(drawn.toSorted()).toEqual([...new Set(imports)].toSorted());
});

test('what it names is there', () => {
  const rows = [...section('Where does my change go?').matchAll(/^\| .* \| `([^`]+)` \| (.*) \|$/gm)];
  expect(rows.length).toBeGreaterThan(8);
  const missing = rows.flatMap(([, room, begin]) => {
    const files = [...begin!.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);
    const paths = globSync('**/*', { cwd: join(root, room!) });
    return files
      .filter((file) => ![...paths, 'x'].some((path) => path === file || path.endsWith(`/${file}`)))
      .filter((file) => !existsSync(join(root, file)))
      .map((file) => `${room}: ${file}`);
  });
  expect(missing).toEqual([]);
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => link!);
  expect(links.filter((link) => !existsSync(join(root, 'docs', link)))).toEqual([]);
});

test('a room of more than 2,000 lines has a page with its map at its door', () => {
  const large = rooms.filter((room) => {
    const sources = globSync('src/**/*.ts', { cwd: join(root, room) });
    return (
      sources.reduce(
        (sum, file) => sum + readFileSync(join(root, room, 'src', file.slice(4)), 'utf8').split('\n').length,
        0,
      ) > 2000
    );
  });
  expect(large).toContain('packages/store');
  const door = (room: string) =>
    join(root, room, room.startsWith('actions/') ? 'src/README.md' : 'README.md');
  expect(
    large.filter((room) => !existsSync(door(room)) || !readFileSync(door(room), 'utf8').includes('## Map')),
  ).toEqual([]);
});
