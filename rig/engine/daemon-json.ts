import { existsSync } from 'node:fs';
import { EnvironmentError, messageOf } from '../../support/errors/errors';

/** Docker's configuration with one more runtime, used by default; everything else in it stays as it is. @throws EnvironmentError if it is not a JSON object */
export function withRuntime(text: string | undefined, name: string, program: string): string {
  const config = parse(text);
  const runtimes = config['runtimes'];
  const merged = {
    ...config,
    runtimes: { ...(typeof runtimes === 'object' ? runtimes : {}), [name]: { path: program } },
    'default-runtime': name,
  };
  return `${JSON.stringify(merged, null, 2)}\n`;
}

/** Whether a default runtime is configured and its program exists. */
export function choosesRuntime(text: string | undefined): boolean {
  const config = parse(text);
  const name = config['default-runtime'];
  const runtimes = config['runtimes'] as Record<string, { path?: string } | undefined> | undefined;
  const program = typeof name === 'string' ? runtimes?.[name]?.path : undefined;
  return program !== undefined && existsSync(program);
}

function parse(text: string | undefined): Record<string, unknown> {
  if (!text?.trim()) return {};
  try {
    const config: unknown = JSON.parse(text);
    if (typeof config === 'object' && config !== null && !Array.isArray(config)) return config as Record<string, unknown>;
    throw new Error('it is no object');
  } catch (error) {
    throw new EnvironmentError({ reason: 'Docker’s configuration cannot be read', subject: '/etc/docker/daemon.json', seen: messageOf(error), next: 'put it right, then npx labspec up' });
  }
}
