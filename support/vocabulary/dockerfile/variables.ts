const VARIABLE = /\\(?<escaped>.)|\$(?:\{(?<braced>\w+)(?:(?<operator>:?[-+])(?<word>[^}]*))?\}|(?<plain>\w+))/g;

/** Fills in `$name`, `${name}`, `${name:-else}` and `${name:+instead}` as Docker does in its own instructions; an unset variable is empty. */
export function fillIn(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replaceAll(VARIABLE, (...found) => {
    const { escaped, braced, operator = '', word = '', plain } = found.at(-1) as Partial<Record<string, string>>;
    if (escaped !== undefined) return escaped;
    const value = variables.get(braced ?? plain ?? '');
    const isSet = operator.startsWith(':') ? Boolean(value) : value !== undefined;
    if (operator.endsWith('-')) return isSet ? (value ?? '') : fillIn(word, variables);
    if (operator.endsWith('+')) return isSet ? fillIn(word, variables) : '';
    return value ?? '';
  });
}
