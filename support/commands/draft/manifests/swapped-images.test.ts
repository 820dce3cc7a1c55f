import { expect } from 'chai';
import { describe, test } from 'node:test';
import { isAlwaysPulled, withImage, withImagesIn } from './swapped-images';

const SHIP = 'containers:\n- name: rope\n  image: far/rope:2\n  imagePullPolicy: Always\n- name: rope-light\n  image: far/rope:21\n';

describe('an image that stands in for the text’s', () => {
  test('need not be pulled', () => {
    expect(['rope', 'host:5000/rope', 'rope:latest', 'rope:2', 'host:5000/rope:2'].map(isAlwaysPulled)).to.deep.equal([true, true, true, false, false]);
    expect(withImage('- image: far/rope:2\n', 'far/rope:2', 'near:latest')).to.equal('- image: near:latest\n  imagePullPolicy: IfNotPresent\n');
    expect(withImage(SHIP, 'far/rope:2', 'near:1')).to.equal(SHIP.replace('far/rope:2\n', 'near:1\n').replace('Always', 'IfNotPresent'));
  });

  test('need not be pulled in each container, whatever the others say', () => {
    const two = 'containers:\n  - name: bow\n    image: far/bow\n    command: [sail]\n  - image: far/stern\n    name: stern\n';
    const swapped = withImage(withImage(two, 'far/bow', 'near'), 'far/stern', 'near');
    expect(swapped).to.equal('containers:\n  - name: bow\n    image: near\n    imagePullPolicy: IfNotPresent\n    command: [sail]\n  - image: near\n    imagePullPolicy: IfNotPresent\n    name: stern\n');
    expect(withImage(swapped, 'near', 'close')).to.equal(swapped.replaceAll('image: near', 'image: close'));
    const above = '- name: bow\n  imagePullPolicy: Never\n  # of the bow\n  image: far/bow\n  env:\n  - name: WIND\n';
    expect(withImage(above, 'far/bow', 'near')).to.equal(above.replace('far/bow', 'near'));
  });

  test('leaves manifests without that image as they are', () => {
    expect(withImage(SHIP, 'far/rope', 'near')).to.equal(SHIP);
  });

  test('stands in the text, too, but not in the names of others', () => {
    const images = new Map([['far/rope:2', 'near:1'], ['web', 'near:2']]);
    expect(withImagesIn('Use `far/rope:2`, not far/rope:2.1 or far/rope:21.\n`kubectl run web --image=web`\n    image: web\n    app: web', images)).to.equal('Use `near:1`, not far/rope:2.1 or far/rope:21.\n`kubectl run web --image=near:2`\n    image: near:2\n    app: web');
  });
});
