import type { Drafted } from '../drafted';
import { Rollouts } from './rollouts';
import { weakened } from './said-to-fail';

/** How an image that cannot be pulled shows. */
const NOT_PULLED = /\b(?:ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull|Failed to pull image|manifest unknown)\b/;
/** In the name or the tag of an image: its author has made it up. */
const MADE_UP = /(?:does|do|is)-?not-?exist|non-?exist|no-?such-|not-?there|not-?found/i;

/** Tags that these images never had: `nginx:invalid-tag`, `redis:broken`, `nginx:1.999`. */
const OF_OTHERS = /^(?:docker\.io\/)?(?:library\/)?(?:nginx|busybox|redis|alpine|httpd|mysql|mariadb|postgres|mongo|ubuntu|debian|centos|python|node|memcached|rabbitmq):(\S+)$/;
const NEVER = /(?:^|[-_.])(?:invalid|wrong|broken|bad|bogus|fake|missing|typo|error|fail\w*|nope|garbage|unknown|xyz\w*|v?9{2,})(?:[-_.]|$)|^\d+\.9{3,}/i;

/** Whether an image is not there, by its name. */
function isMadeUp(image: string): boolean {
  return MADE_UP.test(image) || NEVER.test(OF_OTHERS.exec(image)?.[1] ?? '');
}

/** Lines whose images the text shows not to be there: a lab does not ask for these images, and Pods with them do not run. */
export function withoutMissingImages(items: readonly Drafted[]): Drafted[] {
  const rollouts = new Rollouts();
  return items.map((item, index) => {
    rollouts.note(item);
    const shown = shownUntilNext(items, index);
    const isShown = NOT_PULLED.test(shown);
    const missing = item.images.filter((image) => isMadeUp(image) || (isShown && (item.images.length === 1 || shown.includes(image))));
    if (missing.length === 0) return rollouts.withEnd(item);
    rollouts.waitFor(item);
    const why = isShown ? `the text shows ${NOT_PULLED.exec(shown)?.[0] ?? ''}` : `by its name, ${missing.join(' and ')} is not there`;
    return weakened({ ...item, images: item.images.filter((image) => !missing.includes(image)) }, why);
  });
}

/** What the text shows of a line, and of those behind it that bring no image of their own. */
function shownUntilNext(items: readonly Drafted[], index: number): string {
  const next = items.findIndex(({ images }, place) => place > index && images.length > 0);
  return items.slice(index, next < 0 ? items.length : next).map(({ shown = '' }) => shown).join('\n');
}
