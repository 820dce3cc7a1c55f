import { checkEqual } from '../assert';
import { TaskFailed, messageOf } from '../errors';

/** @throws TaskFailed where package.json is not JSON, or starts something else */
export function checkStartScript(text: string, script: string): void {
  const { scripts } = readPackage(text) as { scripts?: { start?: string } };
  const cause = scripts?.start === undefined ? 'start-script-missing' : 'other-start-script';
  checkEqual(scripts?.start ?? 'no start script', script, { cause, reason: 'package.json has another start script', look: 'npm pkg get scripts', subject: 'package.json, scripts.start', next: `write: "start": "${script}"` });
}

/** @throws TaskFailed where package.json is not JSON */
export function readPackage(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
    throw new Error('not an object');
  } catch (error) {
    throw new TaskFailed({ cause: 'package-json-invalid', reason: 'package.json is not valid JSON', subject: 'package.json', seen: messageOf(error), look: 'npm pkg get', next: 'compare it with the lab, sign by sign' });
  }
}
