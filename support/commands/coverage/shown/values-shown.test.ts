import type { LabFiles } from '../../../../test/kit/drifting-lab';
import { describeDrifts } from '../../../../test/kit/drifts';

/** Lines of the lab, with what they show. */
const SHOWN: [line: string, output?: string][] = [
  ['kubectl create deployment oven --image=nginx:1.26'],
  ['kubectl rollout status deployment oven', 'deployment "oven" successfully rolled out'],
  ['kubectl set image deployment oven nginx=nginx:1.27'],
  ['kubectl rollout history deployment oven --revision=2', 'deployment.apps/oven with revision #2\nPod Template:\n  Labels:\tapp=oven\n  Containers:\n   nginx:\n    Image:\tnginx:1.27\n    Port:\t<none>'],
  ['kubectl get pods --selector=app=oven', 'NAME                   READY   STATUS    RESTARTS   AGE\noven-5d8c7b6f4d-7wq4m   1/1     Running   0          9s'],
  ['kubectl scale deployment oven --replicas=2'],
  ["kubectl get deployment oven -o jsonpath='{.spec.replicas}'", '2'],
  ['kubectl get deployment oven -o name', 'deployment.apps/oven'],
  ['kubectl create configmap recipe --from-literal=flour=rye --from-literal=top.html=seeds'],
  ["kubectl get configmap recipe -o jsonpath='{.data.top\\.html}'", 'seeds'],
  ['kubectl describe configmap recipe', 'Name:         recipe\nLabels:       <none>\n\nData\n====\nflour:\n----\nrye\n\ntop.html:\n----\nseeds'],
  ['kubectl create secret generic cellar --from-literal=code=2580'],
  ["kubectl get secret cellar -o jsonpath='{.data.code}' | base64 -d", '2580'],
  ["kubectl get secret cellar -o jsonpath='{.data.code}'", 'MjU4MA=='],
  ['kubectl run taster --image=nginx:1.27 --labels=team=bread,shift=night --port=8080'],
  ['kubectl get pod taster --show-labels', 'NAME     READY   STATUS    RESTARTS   AGE   LABELS\ntaster   1/1     Running   0          8s    shift=night,team=bread'],
  ['kubectl label pod taster shift=day --overwrite'],
  ['kubectl describe pod taster', 'Name:             taster\nLabels:           shift=day\n                  team=bread\nContainers:\n  taster:\n    Image:          nginx:1.27\n    Port:           8080/TCP'],
];

const TEXT = `# Bakery\n\n## 1. Bake\n\n\`\`\`console\n${SHOWN.map(([line, output]) => `$ ${line}\n${output === undefined ? '' : `${output}\n`}`).join('')}\`\`\`\n`;
const FEATURE = `Feature: Bakery\n  @task-01\n  Scenario: It bakes\n${SHOWN.map(([line, output]) => `    When I run "${line.replaceAll('\\', '\\\\')}"\n${output === undefined ? '' : `    Then the exit code is 0\n`}`).join('')}`;
const LAB: LabFiles = { 'lab.md': TEXT, 'lab.yaml': 'title: Bakery\nownNamespace: true\ntasks:\n  - { id: 1, title: Bake }\n', 'bakery.feature': FEATURE };

const WRONG: [from: string, to: string, says: RegExp][] = [
  ['deployment "oven" successfully', 'deployment "stove" successfully', /the command is about deployment\/oven/],
  ['with revision #2', 'with revision #3', /it asks for revision 2, not for 3/],
  ['Image:\tnginx:1.27', 'Image:\tnginx:1.26', /Image is nginx:1\.26, but revision 2 in .* makes deployment oven with nginx:1\.27/],
  ['   nginx:\n', '   web:\n', /the name of the container is web, but .* with nginx/],
  ['7wq4m   1/1 ', '7wq4m   2/2 ', /READY is 2\/2, but .* makes deployment oven with 1 container/],
  ["replicas}'\n2", "replicas}'\n3", /spec\.replicas is 3, but .* makes deployment oven with 2/],
  ['deployment.apps/oven\n$ kubectl create', 'oven\n$ kubectl create', /-o name prints the kind before each name/],
  ["html}'\nseeds", "html}'\nsalt", /data\["top\.html"\] is salt, but .* makes configmap recipe with seeds/],
  ['----\nrye', '----\nwheat', /flour is wheat, but .* makes configmap recipe with rye/],
  ['base64 -d\n2580', 'base64 -d\n2581', /data\.code is 2581, but .* makes secret cellar with 2580/],
  ['MjU4MA==', 'MjU4MQ==', /data\.code is MjU4MQ==, but .* with MjU4MA==/],
  ['shift=night,team=bread\n', 'shift=night,team=cake\n', /LABELS is team=cake, but .* makes pod taster with team=bread/],
  ['shift=day\n                  team', 'shift=night\n                  team', /Labels is shift=night, but .* makes pod taster with shift=day/],
  ['8080/TCP', '8081/TCP', /Port is 8081, but .* makes pod taster with 8080/],
  ['deployment oven nginx=nginx:1.27', 'deployment oven web=nginx:1.27', /deployment oven has no container web; .* makes it with nginx/],
];

/** What a run may show as well. */
const RIGHT: [from: string, to: string][] = [
  ['team=bread\n$', 'team=bread,more=of-it\n$'],
  ['8080/TCP', '8080/TCP\n    Host Port:      0/TCP'],
  ['Image:\tnginx:1.27', 'Image:\t...'],
];

describeDrifts('values that a text shows of what its lab makes', { lab: LAB, file: 'lab.md', wrong: WRONG, right: RIGHT, isInPart: true });
