import { When } from '@cucumber/cucumber';
import { callPod, execInTerminal, execLine } from '../support/vocabulary/pods/observations';
import type { LabWorld } from '../support/runtime/world';

When('I exec wget on port {int}', async function (this: LabWorld, port: number) {
  const { pods } = this.run.lab;
  await this.observe(callPod(pods.of('the client pod').name, pods.of('the server pod').name, port));
});

When('I call port {int} of pod {string} from pod {string}', async function (this: LabWorld, port: number, server: string, client: string) {
  await this.observe(callPod(client, server, port));
});

When('I exec {string} in pod {string}', async function (this: LabWorld, line: string, pod: string) {
  await this.observe(execLine(pod, line));
});

When('I exec {string} in container {string} of pod {string}', async function (this: LabWorld, line: string, container: string, pod: string) {
  await this.observe(execLine(pod, line, { container }));
});

When('I exec {string} in pod {string} and send it {string}', async function (this: LabWorld, line: string, pod: string, input: string) {
  await this.observe(execLine(pod, line, { input }));
});

When('I exec {string} in a terminal of pod {string}', async function (this: LabWorld, line: string, pod: string) {
  await this.observe(execInTerminal(this, pod, line));
});
