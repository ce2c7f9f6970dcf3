import fc from 'fast-check';

/** Text full of what markdown, HTML and GitHub give a meaning to. */
export const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '|',
        '\n',
        '\r\n',
        '<script>',
        '</code>',
        '&amp;',
        '@octocat',
        '#12',
        '`',
        '```',
        '**',
        '__',
        '~~',
        '[x](https://a.b)',
        '![i](u)',
        '<!--',
        '-->',
        '$x$',
        '\u2028',
        '\u202e',
        '\0',
        'https://evil.test',
        'www.evil.test',
        "'",
        '"',
        '\\',
        ':::',
        '\ud800',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(' '));
