import type { State } from '../state';
import { INSTALLED } from './application';
import { imageWords } from './image-words';
import { keyOfImage, keyOnNodes } from './own-image';

/** What tasks make of the reader's own application and image, by its object: the words behind Given. */
export function ownStates(state: State): Map<string, string> {
  const states = new Map([[INSTALLED, 'the application is installed']]);
  if (!state.ownImage) return states;
  const { name } = state.ownImage;
  const words = imageWords(state, name);
  return states.set(keyOfImage(name), `${words} is built`).set(keyOnNodes(name), `${words} is loaded into kind`);
}
