import { PacelineError } from '@paceline/core';
import { fileOfName, readJUnitReport, splitWords } from '@paceline/runners';
import { batches } from './batches.ts';
import type { Project } from './project.ts';
import type { Runner } from './runner.ts';

/** Any program that writes JUnit XML. No shell takes part, so no file's name can become a command. */
export function commandTemplate(project: Project, template: string): Runner {
  const words = splitCommand(template);
  let given: readonly string[] = [];
  return {
    name: 'command',
    reportFormat: 'xml',
    async invocations(files, reportPath) {
      given = files;
      if (words.length === 0 || !words.some((word) => word.includes('{report}'))) {
        throw new PacelineError(
          'PACELINE_COMMAND_REPORT',
          `The command "${template}" does not say where its report goes.`,
          'Put {report} where the program takes the path of its JUnit XML file.',
        );
      }
      if (files.length > 0 && !words.some((word) => word.includes('{files}'))) {
        throw new PacelineError(
          'PACELINE_COMMAND_FILES',
          `The command "${template}" does not take the ${files.length} planned files.`,
          'Put {files} where the program takes the test files.',
        );
      }
      return batches(files).map((batch, index) => {
        const expanded = expandCommand(words, batch, reportPath(index));
        return {
          command: expanded[0]!,
          args: [...expanded.slice(1), ...project.args],
          report: reportPath(index),
        };
      });
    },
    async read(reportPath) {
      return readJUnitReport(reportPath, fileOfName(given, await project.siblings()));
    },
  };
}

/** A word `{files}` becomes one word per file; inside a word the files are joined with spaces. */
export function expandCommand(words: readonly string[], files: readonly string[], report: string): string[] {
  return words.flatMap((word) =>
    word === '{files}'
      ? files
      : [word.replaceAll('{files}', () => files.join(' ')).replaceAll('{report}', () => report)],
  );
}

/** Splits at spaces; 'single' and "double" quotes keep a word together, a backslash keeps the next character. */
export function splitCommand(template: string): string[] {
  const words = splitWords(template);
  if (words) return words;
  throw new PacelineError(
    'PACELINE_COMMAND_QUOTE',
    `The command "${template}" has a quote that is never closed.`,
    'Close the quote, or put a backslash before it.',
  );
}
