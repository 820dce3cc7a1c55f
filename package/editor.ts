import { defaultProfile } from '../support/commands/cucumber/support-code';

/** Those of Cucumber itself. */
const BUILT_IN = new Set(['', 'int', 'float', 'word', 'string', 'double', 'bigdecimal', 'byte', 'short', 'long', 'biginteger']);

/**
 * The parameter types of the catalogue, as a file for editors: the Cucumber extension of VS Code reads such files without running them, so each
 * regular expression must stand there itself.
 */
export async function parameterTypesForEditors(): Promise<string> {
  const { support } = await defaultProfile();
  const types = [...(support as unknown as { parameterTypeRegistry: { parameterTypes: Iterable<{ name?: string; regexpStrings: readonly string[] }> } }).parameterTypeRegistry.parameterTypes];
  const own = types.filter(({ name = '' }) => !BUILT_IN.has(name));
  const lines = own.map(({ name = '', regexpStrings }) => `defineParameterType({ name: '${name}', regexp: ${String(new RegExp(regexpStrings.join('|')))}, transformer: (text: string) => text });`);
  return `import { defineParameterType } from '@cucumber/cucumber';\n\n// For editors only: labspec itself does not load it.\n${lines.join('\n')}\n`;
}
