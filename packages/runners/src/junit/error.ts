/** A report that cannot be read; core shows `message`, `remedy` and `code` to the user. */
export class JUnitError extends Error {
  readonly code: 'PACELINE_JUNIT_INVALID' | 'PACELINE_JUNIT_TOO_LARGE';
  readonly remedy: string;
  constructor(code: JUnitError['code'], message: string, remedy: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'JUnitError';
    this.code = code;
    this.remedy = remedy;
  }
}
