export interface MarkdownWorkflow {
  readonly text: string;
  /** Lines of the Markdown file before the first line of the workflow. */
  readonly offset: number;
}

/** The YAML blocks of a Markdown text that are whole workflows (they have `on:` and `jobs:`). */
export function markdownWorkflows(markdown: string): MarkdownWorkflow[] {
  return [...markdown.matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)]
    .map((match) => ({
      text: match[1]!,
      offset: markdown.slice(0, match.index).split('\n').length,
    }))
    .filter(({ text }) => /^on:/m.test(text) && /^jobs:/m.test(text));
}
