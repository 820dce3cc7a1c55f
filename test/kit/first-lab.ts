import { baseOf } from '../../support/lab/lab';
import { loadLab } from '../../support/lab/load-lab';

const lab = loadLab('understanding-pods');

/** The names that the first lab gives its things. */
export const first = {
  image: lab.images.of('the image').name,
  base: baseOf(lab),
  clientImage: lab.images.of('the image of the client pod').name,
  container: lab.containers.of('the container').name,
  server: lab.pods.of('the server pod').name,
  client: lab.pods.of('the client pod').name,
};
