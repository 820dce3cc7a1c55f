import { LISTED } from '../../redaction/known';
import { labEnvironment } from '../../system/command/environment';

/** The environment of a cucumber-js that labspec starts: what nobody should read in its reports is told to it, and not to what it runs. */
export function cucumberEnvironment(extra: Record<string, string>): NodeJS.ProcessEnv {
  const listed = process.env[LISTED];
  return labEnvironment({ ...(listed === undefined ? {} : { [LISTED]: listed }), ...extra });
}
