import { z } from 'zod';
import { type DocumentOf, document } from './document.ts';
import { commit, instant, MAX, repoPath } from './fields.ts';

const paths = z.array(repoPath).max(MAX.tests).optional();

/** What the files of a repository depend on, as test-impact reads it from their texts; for people and other tools. */
export const dependencyGraph = document('dependency-graph', 1, {
  createdAt: instant,
  /** The commit whose files these are. */
  head: commit,
  /** Files that depend on something; of all lists what is empty is absent. */
  files: z
    .array(
      z.object({
        file: repoPath,
        isTest: z.boolean().optional(),
        imports: paths,
        /** Files that it names in a string, a template or a setting. */
        references: paths,
        /** Installed packages, by their names. */
        packages: z.array(z.string().max(300)).max(MAX.tests).optional(),
        /** Folders of which any file may be meant, `.` for the repository: by a pattern, or a name that begins so. */
        folders: paths,
        /**
         * What only a run knows. `imports`: it may import any module; `programs`: it starts processes or bundlers, so any
         * module that nothing imports; `files`: it reads files of its package by computed names.
         */
        unknown: z
          .array(z.enum(['imports', 'programs', 'files']))
          .max(3)
          .optional(),
      }),
    )
    .max(MAX.tests),
});
export type DependencyGraph = DocumentOf<typeof dependencyGraph>;
