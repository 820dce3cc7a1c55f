import { docker } from '../../support/platform/docker/docker-cli';

/** The label that tells what an image was built from; its value is a key of the store. */
export const BUILT_FROM = 'labspec.built-from';

export interface LocalImage {
  id: string;
  /** The store's key, if labspec built it. */
  builtFrom: string | undefined;
}

/** An image of the engine, undefined if it has none of that name. @throws EnvironmentError if no engine answers */
export async function localImage(name: string): Promise<LocalImage | undefined> {
  const record = await docker(['image', 'inspect', '--format', '{{.Id}} {{json .Config.Labels}}', name], { within: 10 });
  if (record.exitCode !== 0) return undefined;
  const [, id = '', labels = 'null'] = /^(\S+) (.*)$/m.exec(record.stdout) ?? [];
  return { id, builtFrom: (JSON.parse(labels) as Record<string, string> | null)?.[BUILT_FROM] };
}

/** Whether the image is there and fit for use: somebody else's always is, labspec's own only if it would be built the same today. */
export async function isThere(name: string, key: string): Promise<boolean> {
  const image = await localImage(name).catch(() => undefined);
  return image !== undefined && (image.builtFrom === undefined || image.builtFrom === key);
}
