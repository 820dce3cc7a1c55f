import type { Word } from '../../../vocabulary/shell/parse-lines';
import { ask } from '../asked';
import { imagesIn, keyOf } from '../objects/object-claims';
import { podSpecOf } from '../objects/place-of';
import type { State } from '../state';
import { commandsIn } from './commands-in';
import { kubectlLine, type KubectlLine } from './kubectl-line';

/** The ports of images that everybody knows, without those of other owners. */
const OF_IMAGES: Readonly<Record<string, number>> = { nginx: 80, httpd: 80, redis: 6379, mysql: 3306, postgres: 5432, mongo: 27017 };

/** `kubectl expose deployment web`, which kubectl refuses where no container says its port: with that of its image. */
export function withExposedPort(text: string, state: State): string {
  const line = kubectlLine(commandsIn(text)?.[0] ?? []);
  const found = line && withoutPort(line, state);
  const port = OF_IMAGES[found?.image ?? ''];
  return port === undefined ? text : text.replace(/^(kubectl expose [a-z]+[ /]\S+)/, (start) => `${start} ${ask(state, `kubectl expose ${found?.name ?? ''} without a port`, 'slip', `--port=${port}`)}`);
}

/** Why kubectl cannot know the port of a Service. */
export function whyWithoutPort(commands: readonly (readonly Word[])[], state: State): string | undefined {
  const found = commands.flatMap((words) => kubectlLine(words) ?? []).flatMap((line) => withoutPort(line, state) ?? [])[0];
  return found && `say --port: nothing in the text says at which port ${found.name} listens`;
}

function withoutPort({ verb, options, targets, isComputed }: KubectlLine, { objects, touched }: State): { name: string; image: string | undefined } | undefined {
  const [{ kind, name } = { kind: '', name: '' }] = targets;
  const object = objects.get(keyOf(kind, name));
  if (verb !== 'expose' || options.has('port') || isComputed || kind === 'Service' || object === undefined || touched.has(keyOf(kind, name))) return undefined;
  const spec = podSpecOf(object);
  const [image, ...others] = imagesIn(spec);
  return JSON.stringify(spec).includes('"containerPort"') || image === undefined ? undefined : { name, image: others.length === 0 ? image.split(/[:@]/)[0] : undefined };
}
