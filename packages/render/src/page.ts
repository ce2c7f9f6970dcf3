import { escapeHtml, type Markup } from './html.ts';
import { PAGE_STYLE } from './page-style.ts';

/**
 * A whole HTML page in one file. Its policy forbids scripts and every request, so that text from a pull
 * request could do nothing even if it were markup.
 */
export function htmlPage(title: string, body: Markup): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
${body.text}
</body>
</html>
`;
}
