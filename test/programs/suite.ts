/** A small project of one test program, and what its own command says of it. */
export interface Suite {
  /** What is special about it, in a few words. */
  readonly name: string;
  /** Of the catalog: `pytest`, `go`, a folder of `npm/`; `node` needs nothing installed. */
  readonly program: string;
  /** The project: text by path. */
  readonly files: Files;
  /** The project's own command, run by a shell. */
  readonly command: string;
  /** How the command ends on `files`; a suite that does not keep to it is itself broken. */
  readonly verdict: Verdict;
  /** Changed files with which the command, green before, fails. */
  readonly breaks?: Files;
  /** Changed files with which the command stays green. */
  readonly harmless?: Files;
  /**
   * Nothing is found, because there is no test or because nothing says which program runs them: whatever the
   * command says, that is red by default. A suite without a test may be allowed to be empty.
   */
  readonly nothing?: 'no test' | 'unknown program';
  /** Where the pipeline says otherwise than the command, on purpose; decision 12 has the reasons. */
  readonly exception?: {
    readonly verdict: Verdict;
    /** For the title: `pretest is not run`. */
    readonly why: string;
    /** Only where the suite is run in parts. */
    readonly inParts?: boolean;
  };
  /** Inputs of test-impact and of run-tests, where the project needs them. */
  readonly plan?: Readonly<Record<string, string>>;
  readonly run?: Readonly<Record<string, string>>;
  /** Folder in which the command runs and the modules are. */
  readonly folder?: string;
  /** Which Node runs the tests: that of the actions, or the machine's own where it is another. */
  readonly node?: 'own' | 'other';
}

export type Files = Readonly<Record<string, string>>;
export type Verdict = 'green' | 'red';

/** `package.json` with a `test` script and what else is given. */
export const manifest = (test: string, more: object = {}): string =>
  `${JSON.stringify({ name: 'suite', version: '1.0.0', private: true, scripts: { test }, ...more }, null, 2)}\n`;
