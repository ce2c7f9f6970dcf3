/** A word of a command line as a shell would read it. */
export interface ShellWord {
  /** The word without its quotes. */
  readonly text: string;
  /** Only the shell can say what it is: a variable or the output of a command stands in it. */
  readonly computed: boolean;
  /** It holds a pattern (`*`, `?`, `[`) outside quotes, which the shell expands before the program sees it. */
  readonly pattern: boolean;
}

/** One command of a script. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** The text as it stands in the script. */
  readonly text: string;
}

/**
 * Cuts a script into its commands and these into words: at `&&`, `||`, `;`, `|`, `&` and line ends outside quotes.
 * Redirections are dropped. Undefined when a quote or a bracket is never closed, or it is no plain list of
 * commands (a subshell, a loop).
 */
export function shellCommands(script: string): ShellCommand[] | undefined {
  const commands: ShellCommand[] = [];
  let words: ShellWord[] = [];
  let word: { text: string; computed: boolean; pattern: boolean } | undefined;
  let start = 0;
  let skipNext = false; // the target of a redirection
  const endWord = () => {
    if (word && !skipNext) words.push(word);
    if (word) skipNext = false;
    word = undefined;
  };
  const endCommand = (at: number) => {
    endWord();
    if (words.length > 0) commands.push({ words, text: script.slice(start, at).trim() });
    words = [];
  };
  const current = () => {
    word ??= { text: '', computed: false, pattern: false };
    return word;
  };
  for (let at = 0; at < script.length; at++) {
    const char = script[at]!;
    if (char === "'") {
      const end = script.indexOf("'", at + 1);
      if (end === -1) return undefined;
      current().text += script.slice(at + 1, end);
      at = end;
    } else if (char === '"') {
      const target = current();
      for (at += 1; script[at] !== '"'; at++) {
        if (at >= script.length) return undefined;
        if (script[at] === '\\' && /["\\$`]/.test(script[at + 1] ?? '')) target.text += script[++at];
        else {
          if (script[at] === '$' || script[at] === '`') target.computed = true;
          target.text += script[at];
        }
      }
    } else if (char === '\\' && at + 1 < script.length) {
      at += 1;
      if (script[at] !== '\n') current().text += script[at];
    } else if (char === '$' && script[at + 1] === '(') {
      const end = closing(script, at + 1);
      if (end === -1) return undefined;
      current().computed = true;
      at = end;
    } else if (char === '`') {
      const end = script.indexOf('`', at + 1);
      if (end === -1) return undefined;
      current().computed = true;
      at = end;
    } else if (char === '(' || char === ')') {
      // Part of a pattern such as `?(c)` is no subshell.
      if (word === undefined && char === '(') return undefined;
      current().text += char;
      current().pattern = true;
    } else if (char === '>' || char === '<') {
      if (word && /^\d+$/.test(word.text)) word = undefined;
      endWord();
      while (script[at + 1] === '>' || script[at + 1] === '&' || script[at + 1] === '<') at += 1;
      skipNext = true;
    } else if (char === '&' || char === '|' || char === ';' || char === '\n') {
      endCommand(at);
      while (script[at + 1] === '&' || script[at + 1] === '|') at += 1;
      start = at + 1;
    } else if (/\s/.test(char)) endWord();
    else {
      const target = current();
      if (char === '$') target.computed = true;
      if (char === '*' || char === '?' || char === '[') target.pattern = true;
      target.text += char;
    }
  }
  endCommand(script.length);
  return commands;
}

/** Where the bracket that opens at `from` is closed; -1 when it is not. */
function closing(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

/**
 * Splits a text at white space; 'single' and "double" quotes keep a word together, a backslash keeps the next
 * character. Nothing in it is a command, a variable or a pattern. Undefined when a quote is never closed.
 */
export function splitWords(text: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '\\' && quote !== "'" && /["'\\\s]/.test(text[at + 1] ?? '')) {
      at += 1;
      word = (word ?? '') + text[at]!;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word += char;
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? '') + char;
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
