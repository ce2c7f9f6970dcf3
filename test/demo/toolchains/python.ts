import type { Tree } from '../tree.ts';
import { type Pyproject, readPyproject } from './pyproject.ts';
import { type Program, quoted, type Step, type Toolchain } from './toolchain.ts';

const SETUP: Step = { uses: 'actions/setup-python@v6', with: { 'python-version': '3.x' } };
const TEST_NAMES = ['test', 'tests', 'testing'];
const DEV_NAMES = ['dev', 'develop', 'development'];
/** Build backends of projects whose sources alone are usually all of it. */
const FROM_SOURCE = /^(?:setuptools|hatchling|flit|poetry|pdm|uv_build)/;

/** Tools with a lock file of their own; what they install goes to .venv in the checkout. */
const LOCKED: readonly {
  readonly name: string;
  readonly lock: string;
  readonly get: string;
  readonly preset?: string;
  readonly install: (extras: readonly string[], groups: readonly string[]) => string;
}[] = [
  {
    name: 'uv',
    lock: 'uv.lock',
    get: 'https://docs.astral.sh/uv/getting-started/installation',
    preset: 'uv',
    install: (extras, groups) => `uv sync --frozen${options('--extra', extras)}${options('--group', groups)}`,
  },
  {
    name: 'poetry',
    lock: 'poetry.lock',
    get: 'https://python-poetry.org/docs/#installation',
    preset: 'poetry',
    install: (extras) =>
      `POETRY_VIRTUALENVS_IN_PROJECT=true poetry install --no-interaction${options('--extras', extras)}`,
  },
  {
    name: 'pdm',
    lock: 'pdm.lock',
    get: 'https://pdm-project.org/latest/#installation',
    install: () => 'pdm sync',
  },
  {
    name: 'pipenv',
    lock: 'Pipfile.lock',
    get: 'https://pipenv.pypa.io/en/latest/installation.html',
    preset: 'pipenv',
    install: () => 'PIPENV_VENV_IN_PROJECT=1 pipenv sync --dev',
  },
];

const options = (name: string, values: readonly string[]): string =>
  values.map((value) => ` ${name} ${quoted(value)}`).join('');

const PYTHON: Program = {
  name: 'python3',
  check: ['-c', 'import venv, ensurepip'],
  get: 'https://www.python.org/downloads (on Debian and Ubuntu with python3-venv)',
};

/** How a Python project's packages are installed: by its lock file, else by pip. */
export function pythonToolchain(tree: Tree): Toolchain {
  const project = readPyproject(tree.text('pyproject.toml'));
  const extras = chosen([...project.extras.keys()]);
  const groups = chosen([...project.groups.keys()]);
  const locked = LOCKED.find(({ lock }) => tree.files.has(lock));
  if (locked) {
    return {
      ...{ name: locked.name, sign: locked.lock, setup: SETUP },
      programs: [{ name: locked.name, check: ['--version'], get: locked.get }],
      ...(locked.preset ? { cache: { preset: locked.preset } } : {}),
      install: `${locked.install(extras, groups)}\necho "$PWD/.venv/bin" >> "$GITHUB_PATH"`,
    };
  }
  const files = requirementFiles(tree);
  const sign = files[0] ?? ['pyproject.toml', 'setup.py', 'setup.cfg'].find((name) => tree.files.has(name));
  return {
    ...{ name: 'pip', sign: sign ?? 'no manifest', setup: SETUP, programs: [PYTHON] },
    ...(sign ? { cache: { preset: 'pip' } } : {}),
    install: pipInstall(tree, project, files, extras, groups),
  };
}

/**
 * An environment of the leg's own, so that this machine's Python stays as it is; what it has already need not
 * be downloaded. pip then writes no `pytest` command for a pytest of the machine, which the last line makes up.
 */
function pipInstall(
  tree: Tree,
  project: Pyproject,
  files: readonly string[],
  extras: readonly string[],
  groups: readonly string[],
): string {
  const pip = '"$venv/bin/python" -m pip install --quiet';
  const wanted = [
    ...files.map((file) => `-r ${quoted(file)}`),
    ...groups.flatMap((name) => project.groups.get(name) ?? []).map(quoted),
    'pytest',
  ].join(' ');
  const legacy = tree.files.has('setup.py') || tree.files.has('setup.cfg');
  const isPackage = legacy || (project.hasProject && (project.hasBuildSystem || hasSources(tree)));
  // A machine without a network should say so soon, and a hiccup should not count.
  const lines = [
    'export PIP_RETRIES=2',
    'venv="$RUNNER_TEMP/venv"',
    'python3 -m venv --system-site-packages "$venv"',
  ];
  if (!isPackage) lines.push(`${pip} ${wanted}`);
  else {
    const editable = `${pip} -e ${quoted(extras.length > 0 ? `.[${extras.join(',')}]` : '.')} ${wanted}`;
    if (project.buildBackend !== '' && !FROM_SOURCE.test(project.buildBackend)) lines.push(editable);
    else {
      // What builds it cannot be had without a network, while sources often work as they are; if not, tests say so.
      const named = [
        ...project.dependencies,
        ...extras.flatMap((name) => project.extras.get(name) ?? []),
      ].map(quoted);
      lines.push(
        `${editable} || {`,
        '  echo "The project itself could not be installed (see above): its sources are put on PYTHONPATH."',
        `  ${pip} ${[...named, wanted].join(' ')}`,
        '  echo "PYTHONPATH=$PWD/src:$PWD" >> "$GITHUB_ENV"',
        '}',
      );
    }
  }
  return [
    ...lines,
    `[ -e "$venv/bin/pytest" ] || { printf '#!/bin/sh\\nexec "%s/bin/python" -m pytest "$@"\\n' "$venv" > "$venv/bin/pytest"; chmod +x "$venv/bin/pytest"; }`,
    'echo "$venv/bin" >> "$GITHUB_PATH"',
  ].join('\n');
}

const hasSources = (tree: Tree): boolean =>
  [...tree.files].some((path) => /^(?:src\/)?(?!tests?\/)[^/]+\/__init__\.py$/.test(path));

/** Of extras or groups those for tests, else those for development. */
function chosen(names: readonly string[]): string[] {
  const of = (known: readonly string[]) => names.filter((name) => known.includes(name.toLowerCase()));
  const tests = of(TEST_NAMES);
  return tests.length > 0 ? tests : of(DEV_NAMES);
}

const PURPOSES = [TEST_NAMES, DEV_NAMES].map((names) => `(?:${names.join('|')})`);

/** requirements.txt, and beside it the file for tests, else the one for development. */
function requirementFiles(tree: Tree): string[] {
  const paths = [...tree.files].sort();
  const base = ['requirements.txt', 'requirements/base.txt'].filter((path) => tree.files.has(path));
  for (const purpose of PURPOSES) {
    const pattern = new RegExp(
      `^(?:requirements[-_.]?${purpose}|${purpose}[-_.]?requirements|requirements/(?:requirements[-_])?${purpose}|(?:${purpose}/)requirements)\\.txt$`,
    );
    const found = paths.filter((path) => pattern.test(path));
    if (found.length > 0) return [...base.slice(0, 1), ...found];
  }
  return base.slice(0, 1);
}
