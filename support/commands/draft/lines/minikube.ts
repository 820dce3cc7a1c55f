/** The address of a node, as `minikube ip` prints it. */
const NODE = "kubectl get nodes -o jsonpath='{.items[0].status.addresses[0].address}'";

/** Lines of minikube that ask where the cluster is, as lines of kubectl: the services of a kind cluster answer on the addresses of its nodes, too. What Docker Machine ran, this machine's own engine runs. */
export function withoutMinikube(text: string): string {
  const local = text.replaceAll(/\$\(\s*docker-machine ip(?: [\w-]+)?\s*\)|`docker-machine ip(?: [\w-]+)?`/g, 'localhost');
  if (!/\bminikube\b/.test(local)) return local;
  const asked = local.replaceAll(/\$\(\s*minikube ip\s*\)|`minikube ip`/g, `$(${NODE})`).replaceAll(/^minikube ip\s*$/gm, NODE);
  return asked.replaceAll(/(\$\(\s*)?\bminikube service ((?:--url )?)(?!list\b)([a-z][\w-]*)((?: --url)?)(?: -n [\w-]+| --namespace[= ][\w-]+)?((?: --url)?)(\s*\))?(?=\s*$|["'/]|\s)/gm, (whole, open: string | undefined, before: string, name: string, behind: string, last: string, close: string | undefined) => {
    const address = `http://$(${NODE}):$(kubectl get service ${name} -o jsonpath='{.spec.ports[0].nodePort}')`;
    if (open !== undefined && close !== undefined) return address;
    if (open !== undefined) return whole;
    // Without --url, it opens a browser.
    return before + behind + last === '' ? `curl --silent --show-error ${address}` : `echo ${address}`;
  });
}
