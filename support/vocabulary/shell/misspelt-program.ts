import { distance } from 'fastest-levenshtein';
import { isOnPath } from '../../system/command/programs';
import { ACTING_OPTIONS, LOOKING, READERS, RUNNERS, SHELLS } from './programs';

/** Programs and words of bash that act, and that labs type often. */
const ACTING = 'apt-get break cd chmod chown continue cp curl declare dockerd exit export kill kustomize ln local minikube mkdir mktemp mv node npx nano openssl pip pkill popd pushd python3 read return rm rmdir set shift shopt sleep source ssh-keygen tar tee touch trap umask unset vi vim wait'.split(' ');
const KNOWN = [...new Set([...READERS, ...RUNNERS, ...SHELLS, ...Object.keys(LOOKING), ...Object.keys(ACTING_OPTIONS), ...ACTING])];
/** Of shorter names, too many are near to each other. */
const SHORTEST = 4;

/** The known program that the name of one that is not here may mean; undefined if it is here, or none is near. */
export function meantProgram(name: string): string | undefined {
  if (name.length < SHORTEST || name.includes('/') || KNOWN.includes(name) || isOnPath(name)) return undefined;
  return KNOWN.find((known) => known.length >= SHORTEST && distance(name, known) <= (name.length > SHORTEST ? 2 : 1));
}
