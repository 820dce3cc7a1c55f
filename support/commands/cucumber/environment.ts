import { LISTED } from '../../redaction/known';
import { labEnvironment } from '../../system/command/environment';

/** The environment of a cucumber-js that labspec starts: it gets the list of secret words, and the programs that it runs do not. */
export function cucumberEnvironment(extra: Record<string, string>): NodeJS.ProcessEnv {
  const listed = process.env[LISTED];
  return labEnvironment({ ...(listed === undefined ? {} : { [LISTED]: listed }), ...extra });
}
