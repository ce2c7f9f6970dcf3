const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};
/** Characters that XML 1.0 has no way to write (`Char` in its section 2.2). */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Any text as the content of an element: what XML cannot hold becomes U+FFFD. */
export const xmlText = (text: string): string =>
  text.replaceAll(NOT_IN_XML, '\ufffd').replaceAll(/[&<>\r]/g, (char) => ENTITIES[char]!);

/** Any text as the value of an attribute in double quotes; line breaks and tabs in it are kept. */
export const xmlAttribute = (text: string): string =>
  text.replaceAll(NOT_IN_XML, '\ufffd').replaceAll(/[&<>"\t\n\r]/g, (char) => ENTITIES[char]!);
