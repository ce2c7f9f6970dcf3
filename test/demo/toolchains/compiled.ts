import type { Tree } from '../tree.ts';
import type { Toolchain } from './toolchain.ts';

/** Go fetches modules while it builds, so there is nothing to install. */
export function goToolchain(tree: Tree): Toolchain {
  const sign = ['go.work', 'go.mod'].find((name) => tree.files.has(name)) ?? 'no go.mod at the top';
  const versionFile = tree.files.has('go.mod') ? 'go.mod' : undefined;
  const wanted = /^go\s+(\d+\.\d+(?:\.\d+)?)/m.exec(tree.text('go.mod'))?.[1];
  return {
    ...{ name: 'go', sign, cache: { preset: 'go' } },
    programs: [
      {
        ...{ name: 'go', check: ['version'], get: 'https://go.dev/doc/install' },
        tooOld: (answer) => cannotRead(wanted, answer),
      },
    ],
    setup: {
      uses: 'actions/setup-go@v6',
      with: { ...(versionFile ? { 'go-version-file': versionFile } : {}), cache: 'false' },
    },
  };
}

/** Go 1.21 and newer fetch the version that a module asks for; older ones cannot even read one of three numbers. */
function cannotRead(wanted: string | undefined, answer: string): string | undefined {
  const here = /go(\d+)\.(\d+)\S*/.exec(answer);
  if (!here || wanted === undefined || wanted.split('.').length < 3) return undefined;
  const old = Number(here[1]) === 1 && Number(here[2]) < 21;
  return old
    ? `go.mod asks for Go ${wanted}, and this machine has ${here[0]}, which cannot read that`
    : undefined;
}

export function cargoToolchain(tree: Tree): Toolchain | undefined {
  if (!tree.files.has('Cargo.toml')) return undefined;
  return {
    ...{ name: 'cargo', sign: 'Cargo.toml', cache: { preset: 'cargo' } },
    programs: [{ name: 'cargo', check: ['--version'], get: 'https://rustup.rs' }],
    install: `cargo fetch${tree.files.has('Cargo.lock') ? ' --locked' : ''}`,
  };
}

/** Maven and Gradle download what a build needs while they build; a wrapper in the repository brings the program. */
export function javaToolchain(tree: Tree): Toolchain | undefined {
  const java = { name: 'java', check: ['-version'], get: 'https://adoptium.net' };
  if (tree.files.has('pom.xml')) {
    const maven = { name: 'mvn', check: ['--version'], get: 'https://maven.apache.org/install.html' };
    return {
      ...{ name: 'maven', sign: 'pom.xml', cache: { preset: 'maven' } },
      programs: tree.files.has('mvnw') ? [java] : [java, maven],
    };
  }
  const sign = ['build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'].find((name) =>
    tree.files.has(name),
  );
  if (!sign) return undefined;
  const gradle = { name: 'gradle', check: ['--version'], get: 'https://gradle.org/install' };
  return {
    ...{ name: 'gradle', sign, cache: { preset: 'gradle' } },
    programs: tree.files.has('gradlew') ? [java] : [java, gradle],
  };
}
