import { basename } from 'node:path';
import type { Word } from '../../../vocabulary/shell/parse-lines';
import type { LabText } from '../../../text/lab-text';
import { pagesOf } from '../pages';
import type { State } from '../state';

/** What lets something answer on the reader's own machine: a published port, a way into the cluster, a program of its own. */
const ANSWERS = /\b(?:docker|podman|nerdctl|compose|port-forward|proxy|minikube|k3d|microk8s|extraPortMappings|hostPort|hostNetwork|ssh|python3?|node|npm|yarn|java|mvn|gradlew?|go run|uvicorn|gunicorn|flask|nc|ncat|socat|tunnel|localtunnel|ngrok|telepresence|skaffold|tilt|[Dd]ocker[ -][Dd]esktop)\b|\.\/\w|nodePort|NodePort/;
const HERE = /^(?:https?:\/\/)?(?:localhost|127\.0\.0\.1)(?::(\d+))?(?:\/|$|;)/;

/** Whether anything of a text may answer on its reader's machine. */
export function answersHere(text: LabText): boolean {
  return pagesOf(text).some((page) => ANSWERS.test(page));
}

/** Why a request to the reader's own machine needs a person: nothing in the text answers there. */
export function whyNobodyAnswers(commands: readonly (readonly Word[])[], { nothingAnswersHere = false }: Pick<State, 'nothingAnswersHere'>): string | undefined {
  if (!nothingAnswersHere) return undefined;
  const asked = commands.filter(([program]) => ['curl', 'wget'].includes(basename(program ?? ''))).flatMap((words) => words.flatMap((word) => HERE.exec(word ?? '') ?? []));
  return asked[0] === undefined ? undefined : `nothing in the text answers at localhost${asked[1] === undefined ? '' : `:${asked[1]}`} of the reader’s machine: say in which container it is typed`;
}
